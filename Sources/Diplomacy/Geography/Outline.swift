/// A country's outline for small maps: closed lines of longitudes (x) and latitudes (y) in degrees.
package struct Outline: Hashable, Sendable {
  /// The ISO 3166-1 alpha-3 code, else the code of the file.
  package var id: String
  package var name: String
  /// The mainland, islands and holes, each without its first point again at the end.
  package var rings: [[SIMD2<Double>]]

  package init(id: String, name: String, rings: [[SIMD2<Double>]]) {
    self.id = id
    self.name = name
    self.rings = rings
  }
}

/// Why a file of outlines cannot be used.
package struct OutlineError: Error, Hashable, Sendable {
  /// One sentence: where, what, and what to do.
  package var message: String
}

extension Outline {
  /// Reads the rows of `outlines.csv`: id, part, name, and points such as `66.5 37.4;67.1 37.4`.
  ///
  /// Rows of one country stand together. Throws for a file without usable rows and for a row that cannot be read.
  package static func parse(_ text: String) throws(OutlineError) -> [Outline] {
    var outlines: [Outline] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where index > 0 {
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      guard let comma = line.firstIndex(of: ","), let last = line.lastIndex(of: ","),
        let ring = ring(line[line.index(after: last)...])
      else {
        throw OutlineError(
          message: "outlines.csv:\(index + 1): a row is an id, a part, a name and points; install the file anew")
      }
      let id = String(line[..<comma])
      if outlines.last?.id == id {
        outlines[outlines.count - 1].rings.append(ring)
      } else {
        outlines.append(Outline(id: id, name: name(line[comma..<last]), rings: [ring]))
      }
    }
    guard !outlines.isEmpty else {
      throw OutlineError(message: "outlines.csv has no rows; install the file anew")
    }
    return outlines
  }

  /// The name between the part and the points, without the quotes of CSV.
  private static func name(_ cells: Substring) -> String {
    let afterPart = cells.dropFirst().drop { $0 != "," }.dropFirst()
    return String(afterPart.filter { $0 != "\"" })
  }

  /// At least three points within the world, or nil.
  private static func ring(_ cell: Substring) -> [SIMD2<Double>]? {
    var ring: [SIMD2<Double>] = []
    for pair in cell.utf8.split(separator: UInt8(ascii: ";")) {
      let parts = pair.split(separator: UInt8(ascii: " "))
      guard parts.count == 2, let x = Double(Substring(parts[0])), let y = Double(Substring(parts[1])),
        abs(x) <= 180, abs(y) <= 90
      else { return nil }
      ring.append(SIMD2(x, y))
    }
    return ring.count < 3 ? nil : ring
  }
}
