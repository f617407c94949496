/// The years under an axis: as many as fit at every 1, 2, 5, 10 … years, and the crosshair's always.
struct YearLabels {
  /// The years, ascending, and the column of each.
  let positions: [Int]
  let columns: [Int]
  /// The row that they are written in.
  let row: Int
  let area: Rect
  /// The index of the year that must be written.
  var crosshair: Int?

  /// The labels, by index of their position; no two touch.
  var placed: [(Int, ChartLabel)] {
    let kept = crosshair.flatMap { positions.indices.contains($0) ? $0 : nil }
    for step in [1, 2, 5, 10, 20, 50, 100, 1000] {
      let chosen = positions.indices.filter { positions[$0].isMultiple(of: step) }
      let fitting = placed(chosen, keeping: kept)
      // Either every year of this step fits, or it is left to the crosshair's year to push some aside.
      guard fitting.isComplete || step == 1000 else { continue }
      if !fitting.labels.isEmpty { return fitting.labels }
      break
    }
    return positions.indices.first.map { placed([$0], keeping: kept).labels } ?? []
  }

  /// The labels of some positions in ascending order, without those that would touch another.
  private func placed(_ indices: [Int], keeping kept: Int?) -> (labels: [(Int, ChartLabel)], isComplete: Bool) {
    let own = kept.flatMap { label($0) }
    var labels: [(Int, ChartLabel)] = []
    var end = Int.min
    var isComplete = true
    for index in indices where index != kept {
      guard let label = label(index) else { continue }
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
  private func label(_ index: Int) -> ChartLabel? {
    let text = String(positions[index])
    let limit = area.maxX - text.count
    guard limit >= area.x else { return nil }
    let x = min(limit, max(area.x, columns[index] - text.count / 2))
    return ChartLabel(
      text: text, point: Point(x: x, y: row), role: index == crosshair ? .strong : .axis, anchor: .center)
  }
}
