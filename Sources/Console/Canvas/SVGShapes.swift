/// Draws the glyphs that make up frames and charts as shapes, since fonts leave gaps between them.
struct SVGShapes {
  /// The place and size of the cell in the picture, and the colour of lines; what is filled takes its group's colour.
  var x: Double
  var y: Double
  var width: Double
  var height: Double
  var color: String

  /// The elements of a glyph, nil for a glyph that is better left to a font.
  func elements(for glyph: String) -> [String]? {
    guard let scalar = glyph.unicodeScalars.first, glyph.unicodeScalars.count == 1 else { return nil }
    switch scalar.value {
    case 0x2801...0x28FF: return dots(mask: Int(scalar.value & 0xFF))
    case 0x2581...0x2588:
      let part = Double(scalar.value - 0x2580) / 8
      return [rectangle(y: y + height * (1 - part), height: height * part)]
    default: return Self.lines[glyph].map { [path($0)] }
    }
  }

  private func rectangle(y: Double, height: Double) -> String {
    "<rect x=\"\(short(x))\" y=\"\(short(y))\" width=\"\(short(width))\" height=\"\(short(height))\"/>"
  }

  /// The dots of a braille cell; their bits are numbered down the left column, then the right, then the lowest row.
  private func dots(mask: Int) -> [String] {
    let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    return places.enumerated().filter { mask & 1 << $0.offset != 0 }.map { _, place in
      let dotX = x + width * (0.25 + 0.5 * Double(place.0))
      let dotY = y + height * (0.125 + 0.25 * Double(place.1))
      return "<circle cx=\"\(short(dotX))\" cy=\"\(short(dotY))\" r=\"1.5\"/>"
    }
  }

  /// Which lines a glyph is made of: arms from its middle to the left, right, top and bottom, or a round corner.
  private static let lines: [String: String] = [
    "─": "lr", "│": "tb", "┤": "tbl", "├": "tbr", "┬": "lrb", "┴": "lrt", "┼": "lrtb", "└": "tr", "┌": "br", "┐": "bl",
    "┘": "tl", "╭": "(br", "╮": "(bl", "╯": "(tl", "╰": "(tr",
  ]

  private func path(_ arms: String) -> String {
    let data = arms.hasPrefix("(") ? corner(arms.dropFirst()) : arms.map { "M\(middle)L\(end(of: $0))" }.joined()
    return "<path d=\"\(data)\" stroke=\"\(color)\" stroke-width=\"1.3\" fill=\"none\"/>"
  }

  /// A curve from one edge of the cell to the next around its middle.
  private func corner(_ arms: Substring) -> String {
    let ends = arms.map { end(of: $0) }
    return "M\(ends.first ?? middle)Q\(middle) \(ends.last ?? middle)"
  }

  private var middle: String { "\(short(x + width / 2)),\(short(y + height / 2))" }

  private func end(of arm: Character) -> String {
    switch arm {
    case "l": "\(short(x)),\(short(y + height / 2))"
    case "r": "\(short(x + width)),\(short(y + height / 2))"
    case "t": "\(short(x + width / 2)),\(short(y))"
    default: "\(short(x + width / 2)),\(short(y + height))"
    }
  }

  /// A coordinate with no more decimals than it needs.
  private func short(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    if hundredths % 100 == 0 { return String(hundredths / 100) }
    return String(Double(hundredths) / 100)
  }
}
