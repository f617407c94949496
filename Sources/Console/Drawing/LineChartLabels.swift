/// The words around a chart: years below it, names of the lines beside or above it.
extension LineChart {
  /// What is written at the end of each line, when the area is wide and high enough for direct labels.
  func endTexts(in area: Rect) -> [String] {
    guard area.width >= 60, area.height - 2 >= lines.count else { return [] }
    let texts = lines.map { line in
      guard let last = lastIndex(of: line), let figure = figure(line, at: last) else { return line.name }
      let year = last == positions.count - 1 ? "" : " \(positions[last])"
      let value = line.values[last]
      let sign = (value.isDisputed ? "≠" : "") + (value.isHollow ? "≈" : "")
      return (line.name + " " + sign + SI.readout(figure) + year).trimmingBlanks
    }
    let widest = texts.map { TextWidth.columns(of: $0) }.max() ?? 0
    return widest > 0 && widest <= area.width / 3 ? texts : []
  }

  /// One letter per line that ties it to the legend without colour; numbers when letters would repeat.
  var tags: [String] {
    let letters = lines.map { $0.name.first.map { Charset.ascii($0).uppercased() } ?? "?" }
    let areDistinct = Set(letters).count == letters.count && letters.allSatisfy { TextWidth.columns(of: $0) == 1 }
    return areDistinct ? letters : lines.indices.map { String($0 + 1) }
  }

  func lastIndex(of line: ChartSeries) -> Int? { positions.indices.last { figure(line, at: $0) != nil } }

  /// Puts each name at the height where its line ends, and moves names apart that would share a row.
  func endLabels(_ names: [String], in layout: ChartLayout) -> [ChartLayout.Label] {
    let wanted = lines.indices.filter { $0 < names.count }.compactMap { index -> (index: Int, row: Int)? in
      let line = series[index]
      guard let last = lastIndex(of: line), let figure = figure(line, at: last) else { return nil }
      return layout.row(of: figure).map { (index, $0) }
    }
    let sorted = wanted.sorted { ($0.row, $0.index) < ($1.row, $1.index) }
    let rows = LabelRows.spread(sorted.map(\.row), in: layout.plot.y..<layout.plot.maxY)
    return zip(sorted, rows).map { entry, row in
      ChartLayout.Label(
        text: names[entry.index], point: Point(x: layout.plot.maxX + 1, y: row), role: series[entry.index].role)
    }
  }

  /// Writes the years that fit: the crosshair's always, the others at every 1, 2, 5, 10 … years.
  func placeYears(in layout: inout ChartLayout) {
    guard let row = layout.axisRow.map({ $0 + 1 }) else { return }
    let kept = crosshair.flatMap { positions.indices.contains($0) ? $0 : nil }
    for step in [1, 2, 5, 10, 20, 50, 100, 1000] {
      let chosen = positions.indices.filter { positions[$0].isMultiple(of: step) }
      let fitting = placed(chosen, keeping: kept, row: row, in: layout)
      // Either every year of this step fits, or it is left to the crosshair's year to push some aside.
      guard fitting.isComplete || step == 1000 else { continue }
      layout.yearIndices = fitting.labels.map(\.0)
      layout.yearLabels = fitting.labels.map(\.1)
      break
    }
    if layout.yearIndices.isEmpty, let first = positions.indices.first {
      let only = placed([first], keeping: kept, row: row, in: layout)
      layout.yearIndices = only.labels.map(\.0)
      layout.yearLabels = only.labels.map(\.1)
    }
  }

  /// The labels of some positions in ascending order, without those that would touch another.
  private func placed(
    _ indices: [Int], keeping kept: Int?, row: Int, in layout: ChartLayout
  ) -> (labels: [(Int, ChartLayout.Label)], isComplete: Bool) {
    let own = kept.flatMap { yearLabel($0, row: row, in: layout) }
    var labels: [(Int, ChartLayout.Label)] = []
    var end = Int.min
    var isComplete = true
    for index in indices where index != kept {
      guard let label = yearLabel(index, row: row, in: layout) else { continue }
      guard label.point.x > end else {
        isComplete = false
        continue
      }
      end = label.point.x + label.text.count
      if let own, label.point.x <= own.point.x + own.text.count, own.point.x <= end { continue }
      labels.append((index, label))
    }
    if let kept, let own { labels.append((kept, own)) }
    return (labels.sorted { $0.0 < $1.0 }, isComplete)
  }

  /// A year centred on its column and kept inside the area; nil when the area is narrower than the year.
  private func yearLabel(_ index: Int, row: Int, in layout: ChartLayout) -> ChartLayout.Label? {
    let text = String(positions[index])
    let limit = layout.area.maxX - text.count
    guard limit >= layout.area.x else { return nil }
    let x = min(limit, max(layout.area.x, layout.columns[index] - text.count / 2))
    return ChartLayout.Label(text: text, point: Point(x: x, y: row), role: index == crosshair ? .strong : .axis)
  }
}

/// Moves labels apart that want the same row.
enum LabelRows {
  /// Rows near the wanted ones (ascending), all different, inside the range; fewer when the range is too short.
  static func spread(_ wanted: [Int], in range: Range<Int>) -> [Int] {
    var rows: [Int] = []
    for row in wanted.prefix(range.count) {
      rows.append(max(row, (rows.last ?? Int.min / 2) + 1))
    }
    var limit = range.upperBound - 1
    for index in rows.indices.reversed() {
      rows[index] = max(range.lowerBound, min(rows[index], limit))
      limit = rows[index] - 1
    }
    return rows
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[first...last])
  }
}
