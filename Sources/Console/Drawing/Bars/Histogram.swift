/// How many figures fall into each of some equal ranges, which are 1, 2 or 5 times a power of ten wide.
package struct Histogram: Hashable, Sendable {
  /// The figures, in any order. Those that are no numbers are left out and counted.
  package var values: [Double]
  package var role: Role

  package init(values: [Double], role: Role = .accent) {
    self.values = values
    self.role = role
  }

  /// One range: what is at or above its lower end and below its upper, and for the last also at its upper end.
  package struct Bin: Hashable, Sendable {
    package var lower: Double
    package var upper: Double
    package var count: Int
  }

  /// The bins from the lowest to the highest figure, at most so many.
  package func bins(atMost count: Int) -> [Bin] {
    let figures = values.filter(\.isFinite)
    guard let low = figures.min(), let high = figures.max(), count > 0 else { return [] }
    // Ends that are not on a tick add a bin on either side.
    for limit in stride(from: count, through: 2, by: -1) where low < high {
      let ticks = Ticks.nice(min: low, max: high, count: limit)
      guard ticks.count >= 2 else { continue }
      let step = ticks[1] - ticks[0]
      var edges = ticks
      if ticks[0] > low { edges.insert(ticks[0] - step, at: 0) }
      if let last = ticks.last, last < high { edges.append(last + step) }
      if edges.count - 1 <= count { return Self.filled(edges, with: figures) }
    }
    let size = max(abs(low), abs(high))
    let width = low < high ? high - low : size > 0 ? Ticks.power(Int(Ticks.logarithm(size).rounded(.down))) : 1
    return [Bin(lower: low, upper: low + width, count: figures.count)]
  }

  private static func filled(_ edges: [Double], with figures: [Double]) -> [Bin] {
    var bins = zip(edges, edges.dropFirst()).map { Bin(lower: $0, upper: $1, count: 0) }
    for figure in figures {
      let index = (edges.firstIndex { $0 > figure } ?? edges.count) - 1
      bins[min(bins.count - 1, max(0, index))].count += 1
    }
    return bins
  }
}

extension Histogram: Chart {
  package var kind: ChartKind { .histogram }
  package var preferredHeight: Int { 12 }
  package var excludedCount: Int { values.count { !$0.isFinite } }
  package var remarks: [String] {
    ["\(values.count - excludedCount) figures"] + (excludedCount > 0 ? ["\(excludedCount) missing"] : [])
  }

  package var table: ChartTable {
    ChartTable(
      columns: ["from", "to", "count"],
      rows: bins(atMost: 20).map { [ChartTable.cell($0.lower), ChartTable.cell($0.upper), String($0.count)] })
  }

  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    var scene = ChartScene(area: area)
    let hasAxis = area.height >= 4
    let rows = area.height - (hasAxis ? 2 : 0)
    let bins = bins(atMost: max(1, min(20, (area.width - 6) / 3)))
    guard !bins.isEmpty, rows > 0, area.width > 0 else { return scene }
    let scale = ChartScale(showing: bins.map { Double($0.count) }, isLogarithmic: false, tickCount: max(2, rows / 2))
    let ticks = area.width >= 16 ? scale.ticks(count: max(2, rows / 2)).filter { $0 == $0.rounded() } : []
    let gutter = ticks.isEmpty ? 0 : (ticks.map { SI.format($0).count }.max() ?? 0) + 2
    // One column at the right keeps the label of the last edge over its edge.
    let width = max(1, min(12, (area.width - gutter - 1) / bins.count))
    let plot = Rect(x: area.x + gutter, y: area.y, width: min(area.width - gutter, width * bins.count), height: rows)
    let bars = BarScale(plot: plot, scale: scale)
    addAxes(ticks, bars, plot: plot, hasAxis: hasAxis, to: &scene)
    for (index, bin) in bins.enumerated() {
      let start = plot.x + index * width
      // A blank between bars where there is room: an outline would be a line too many.
      let columns = start..<start + max(1, width > 2 ? width - 1 : width)
      scene.add(
        .bar(
          ChartBar(
            plot: plot, columns: columns, zeroRow: bars.zeroRow, from: 0, to: bars.height(of: Double(bin.count)),
            role: role, fill: .part(0))))
      let text = String(bin.count)
      let point = Point(x: start + (columns.count - text.count) / 2, y: bars.row(of: Double(bin.count)) - 1)
      if bin.count > 0, text.count <= columns.count, plot.contains(point) {
        scene.add(.label(ChartLabel(text: text, point: point, role: .muted, anchor: .center)))
      }
    }
    guard hasAxis else { return scene }
    let edges = bins.enumerated().map { (SI.format($0.element.lower), plot.x + $0.offset * width) }
    let last = bins.last.map { [(SI.format($0.upper), plot.x + bins.count * width)] } ?? []
    for label in NumberLabels(entries: edges + last, row: plot.maxY + 1, area: area).placed { scene.add(.label(label)) }
    return scene
  }

  private func addAxes(_ ticks: [Double], _ bars: BarScale, plot: Rect, hasAxis: Bool, to scene: inout ChartScene) {
    let x = plot.x - 1
    if hasAxis {
      scene.add(.rule(ChartRule(from: Point(x: plot.x, y: plot.maxY), to: Point(x: plot.maxX - 1, y: plot.maxY))))
    }
    guard !ticks.isEmpty else { return }
    scene.add(.rule(ChartRule(from: Point(x: x, y: plot.y), to: Point(x: x, y: plot.maxY - 1))))
    var taken: Set<Int> = []
    for tick in ticks {
      let row = bars.row(of: tick)
      guard row < plot.maxY || hasAxis, taken.insert(row).inserted else { continue }
      scene.add(.tick(ChartTick(text: SI.format(tick), axis: x, row: row, y: bars.y(of: tick))))
    }
    if hasAxis { scene.add(.joint(ChartJoint(form: .cross, point: Point(x: x, y: plot.maxY)))) }
  }
}
