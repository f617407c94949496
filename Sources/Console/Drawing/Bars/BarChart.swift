/// Bars over years, one to four series side by side, all from a shared zero line.
package struct BarChart: Hashable, Sendable {
  /// Years, ascending and consecutive: a year without figures is a position too.
  package var positions: [Int]
  /// At most four series; more are not drawn.
  package var series: [ChartSeries]
  package var marks: [ChartMark]
  package var crosshair: Int?
  package var brush: ClosedRange<Int>?
  /// Whether bars take the colour of a gain or a loss by their sign, which their figures then carry too.
  package var isDiverging: Bool

  package init(
    positions: [Int], series: [ChartSeries], marks: [ChartMark] = [], crosshair: Int? = nil,
    brush: ClosedRange<Int>? = nil, isDiverging: Bool = false
  ) {
    self.positions = positions
    self.series = series
    self.marks = marks
    self.crosshair = crosshair
    self.brush = brush
    self.isDiverging = isDiverging
  }

  /// The series that are drawn.
  package var groups: ArraySlice<ChartSeries> { series.prefix(4) }

  /// Where everything lies in an area.
  package func layout(in area: Rect) -> ChartLayout {
    let layout = layout(in: area, hasHeadroom: false)
    return showsValues(layout) ? self.layout(in: area, hasHeadroom: true) : layout
  }

  private func layout(in area: Rect, hasHeadroom: Bool) -> ChartLayout {
    let figures = groups.flatMap { row in positions.indices.compactMap { row.figure(at: $0) } }
    let ends = groups.map { YearPlot.End(name: $0.name, role: $0.role, text: "", figure: nil) }
    return YearPlot(
      positions: positions, figures: figures, ends: ends, crosshair: crosshair,
      form: .bars(perPosition: groups.count), hasHeadroom: hasHeadroom
    ).layout(in: area)
  }
}

extension BarChart: Chart {
  package var kind: ChartKind { isDiverging ? .diverging : .bar }
  package var table: ChartTable { ChartTable(positions: positions, series: series) }

  package var remarks: [String] {
    series.count > groups.count ? ["\(series.count - groups.count) more series not drawn"] : []
  }

  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    let layout = layout(in: area)
    var scene = ChartScene(area: area)
    guard !layout.plot.isEmpty, let bars = layout.bars else { return scene }
    scene.addAxes(layout)
    for index in positions.indices where groups.contains(where: { $0.figure(at: index) == nil }) {
      scene.addGap(at: index, layout, glyphs: charset.glyphs)
    }
    scene.addMarks(marks, layout)
    for index in positions.indices { addBars(at: index, bars, to: &scene, layout: layout, charset: charset) }
    addValues(bars, to: &scene, layout: layout, charset: charset)
    if let legend = layout.legend {
      scene.addLegend(
        groups.enumerated().filter { !$0.element.name.isEmpty }.map { number, row in
          (.fill(.part(number)), row.name, isDiverging ? .text : row.role)
        }, in: legend, glyphs: charset.glyphs)
    }
    scene.addCrosshair(crosshair, brush: brush, layout)
    return scene
  }

  /// The columns of a bar; where they are too few for all, bars lie behind each other.
  private func columns(_ number: Int, at index: Int, layout: ChartLayout) -> Range<Int> {
    let step = positions.isEmpty ? 1 : max(1, layout.plot.width / positions.count)
    let start = layout.columns[index] - (step - 1) / 2
    let width = layout.barWidth
    let free = step - width * groups.count
    let first = free >= 0 ? start + free / 2 + number * width : start + number * step / max(1, groups.count)
    return first..<first + width
  }

  private func addBars(
    at index: Int, _ bars: BarScale, to scene: inout ChartScene, layout: ChartLayout, charset: Charset
  ) {
    let figures = groups.enumerated().compactMap { number, row in row.figure(at: index).map { (number, row, $0) } }
    // The longest first, so that a shorter one behind it shows.
    for (number, row, figure) in figures.sorted(by: { abs($0.2) > abs($1.2) }) where figure != 0 {
      let columns = columns(number, at: index, layout: layout)
      let isHollow = row.values[index].isHollow
      let role: Role = isDiverging ? (figure < 0 ? .loss : .gain) : row.role
      scene.add(
        .bar(
          ChartBar(
            plot: layout.plot, columns: columns, zeroRow: bars.zeroRow, from: 0, to: bars.height(of: figure),
            role: role, fill: isHollow ? .hollow : .part(number))))
      guard isHollow else { continue }
      let end = Point(x: columns.lowerBound + (columns.count - 1) / 2, y: bars.row(of: figure))
      if layout.plot.contains(end) {
        scene.add(.cap(ChartLabel(text: charset.glyphs.hollowPoint, point: end, role: role, anchor: .center)))
      }
    }
  }

  /// Whether the figures of a single series fit beside each other, every one of them.
  private func showsValues(_ layout: ChartLayout) -> Bool {
    guard groups.count == 1, let row = groups.first, !positions.isEmpty else { return false }
    let step = layout.plot.width / positions.count
    return positions.indices.allSatisfy { TextWidth.columns(of: valueText(row, at: $0, .unicode)) < step }
  }

  /// A figure as it stands at the end of its bar; nothing when there is none.
  private func valueText(_ row: ChartSeries, at index: Int, _ glyphs: Glyphs) -> String {
    guard let figure = row.figure(at: index) else { return "" }
    let sign = (row.values[index].isHollow ? glyphs.approximately : "") + (isDiverging && figure > 0 ? "+" : "")
    return sign + SI.readout(figure)
  }

  private func addValues(_ bars: BarScale, to scene: inout ChartScene, layout: ChartLayout, charset: Charset) {
    guard showsValues(layout), let row = groups.first else { return }
    for index in positions.indices {
      guard let figure = row.figure(at: index) else { continue }
      let text = valueText(row, at: index, charset.glyphs)
      let end = bars.row(of: figure)
      let x = layout.columns[index] - (TextWidth.columns(of: text) - 1) / 2
      let point = Point(x: x, y: figure < 0 ? end + 1 : end - 1)
      let label = ChartLabel(text: text, point: point, role: .muted, anchor: .center)
      // A figure above the plot would lie on the legend, and one on the axis would hide it.
      guard layout.plot.contains(point), label.columns.upperBound <= layout.area.maxX else { continue }
      scene.add(.label(label))
    }
  }
}
