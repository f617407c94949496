/// What stands before a name in a legend.
enum LegendKey {
  case glyph(String)
  case fill(Fill)
}

/// Where the entries of a legend lie: in a row as long as they fit, then in the next.
struct LegendFlow {
  /// The columns of each text, without its key.
  let widths: [Int]
  let room: Int

  /// The row and the column of each entry.
  var places: [(row: Int, x: Int)] {
    var row = 0
    var x = 0
    return widths.map { width in
      // A key, a blank, the text; two blanks before the next.
      if x > 0, x + 2 + width > room {
        row += 1
        x = 0
      }
      defer { x += 2 + width + 2 }
      return (row, x)
    }
  }

  var rows: Int { (places.last?.row ?? 0) + 1 }
}

extension ChartScene {
  /// Keys with their names; what does not fit is told by an ellipsis.
  mutating func addLegend(_ entries: [(key: LegendKey, text: String, role: Role)], in rect: Rect, glyphs: Glyphs) {
    let widths = entries.map { TextWidth.columns(of: $0.text) }
    let places = LegendFlow(widths: widths, room: rect.width).places
    let shown = places.prefix { $0.row < rect.height }
    for (number, place) in shown.enumerated() {
      let entry = entries[number]
      let point = Point(x: rect.x + place.x, y: rect.y + place.row)
      switch entry.key {
      case .glyph(let glyph): add(.label(ChartLabel(text: glyph, point: point, role: entry.role)))
      case .fill(let fill): add(.key(ChartKey(point: point, fill: fill, role: entry.role)))
      }
      let isLast = number == shown.count - 1 && shown.count < entries.count
      let room = rect.width - place.x - 2
      let text = Fit.truncate(entry.text, to: max(0, room - (isLast ? 2 : 0)), ellipsis: glyphs.ellipsis)
      let end = isLast ? " " + glyphs.ellipsis : ""
      add(.label(ChartLabel(text: text + end, point: Point(x: point.x + 2, y: point.y), role: entry.role)))
    }
  }
}
