/// The figures under a level axis of numbers: those that fit, none touching another.
struct NumberLabels {
  /// The texts in ascending order, and the column that each stands under.
  let entries: [(text: String, column: Int)]
  let row: Int
  let area: Rect

  /// Every one, or every second, fifth and so on from the first, such that none touch.
  var placed: [ChartLabel] {
    for step in [1, 2, 5, 10, 20, 50, 100] {
      let labels = entries.enumerated().filter { $0.offset % step == 0 }.compactMap { label($0.element) }
      let isFree = zip(labels, labels.dropFirst()).allSatisfy { $0.columns.upperBound < $1.columns.lowerBound }
      if isFree { return labels }
    }
    return []
  }

  private func label(_ entry: (text: String, column: Int)) -> ChartLabel? {
    let width = TextWidth.columns(of: entry.text)
    guard width <= area.width else { return nil }
    let x = min(area.maxX - width, max(area.x, entry.column - width / 2))
    return ChartLabel(text: entry.text, point: Point(x: x, y: row), role: .axis, anchor: .center)
  }
}
