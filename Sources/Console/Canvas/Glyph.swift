internal import Synchronization

/// What one cell shows, in four bytes: a canvas of them is copied and compared as memory, without counting references.
package struct Glyph: Hashable, Sendable {
  /// A scalar's number; above the last scalar, the place of a longer cluster in the table of clusters.
  private let code: UInt32

  private init(code: UInt32) { self.code = code }

  package init(_ scalar: Unicode.Scalar) { code = scalar.value }

  /// A grapheme cluster; nothing for the empty string.
  package init(_ cluster: String) {
    let scalars = cluster.unicodeScalars
    guard let first = scalars.first else {
      self = .nothing
      return
    }
    self = scalars.index(after: scalars.startIndex) == scalars.endIndex ? Glyph(first) : ClusterTable.glyph(of: cluster)
  }

  package static let blank = Glyph(code: 0x20)
  /// What stands in the second cell of a wide glyph.
  package static let nothing = Glyph(code: 0)

  /// The glyph's scalar, when it is one.
  package var scalar: Unicode.Scalar? { self == .nothing ? nil : Unicode.Scalar(code) }

  package var text: String {
    if let scalar { return String(Character(scalar)) }
    return self == .nothing ? "" : ClusterTable.text(at: Int(code - ClusterTable.firstCode))
  }

  fileprivate static func numbered(_ place: Int) -> Glyph { Glyph(code: ClusterTable.firstCode + UInt32(place)) }
}

/// The clusters of several scalars that were ever drawn: letters with marks, flags, families of emoji.
private enum ClusterTable {
  static let firstCode: UInt32 = 0x11_0000

  private struct Known {
    var texts: [String] = []
    var places: [String: Int] = [:]
  }

  /// A table that never forgets must end somewhere, whatever the files hold.
  private static let limit = 65_536
  private static let known = Mutex(Known())

  static func glyph(of cluster: String) -> Glyph {
    known.withLock { known in
      if let place = known.places[cluster] { return .numbered(place) }
      guard known.texts.count < limit else { return Glyph("\u{FFFD}" as Unicode.Scalar) }
      known.places[cluster] = known.texts.count
      known.texts.append(cluster)
      return .numbered(known.texts.count - 1)
    }
  }

  static func text(at place: Int) -> String {
    known.withLock { $0.texts.indices.contains(place) ? $0.texts[place] : "\u{FFFD}" }
  }
}
