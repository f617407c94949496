package import Diplomacy

/// The outlines of the world's countries, read from a file when the first map is opened.
package enum World: Hashable, Sendable {
  case unread
  case reading
  case known([Outline])
  /// Why there are none, in one sentence: every partner is then drawn as a point.
  case missing(String)

  package var outlines: [Outline] {
    if case .known(let outlines) = self { outlines } else { [] }
  }

  /// The outlines of a file's text; what is said where it is not there or cannot be read.
  package static func read(_ text: String?, from path: String) -> World {
    guard let text else {
      return .missing("Partners stand as points: the outlines are not installed (\(path))")
    }
    do throws(OutlineError) {
      return .known(try Outline.parse(text))
    } catch {
      return .missing("Partners stand as points: \(error.message)")
    }
  }
}
