/// Points with two figures each, on two axes of numbers.
package struct ScatterChart: Hashable, Sendable {
  /// One point.
  package struct Item: Hashable, Sendable {
    package var name: String
    package var x: Double
    package var y: Double
    package var role: Role

    package init(name: String, x: Double, y: Double, role: Role = .accent) {
      self.name = name
      self.x = x
      self.y = y
      self.role = role
    }
  }

  package var items: [Item]
  /// What the axes measure, with their units.
  package var xTitle: String
  package var yTitle: String
  package var xIsLogarithmic: Bool
  package var yIsLogarithmic: Bool

  package init(
    items: [Item], xTitle: String, yTitle: String, xIsLogarithmic: Bool = false, yIsLogarithmic: Bool = false
  ) {
    self.items = items
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.xIsLogarithmic = xIsLogarithmic
    self.yIsLogarithmic = yIsLogarithmic
  }

  /// The points that the axes can show.
  package var shown: [Item] {
    items.filter { item in
      item.x.isFinite && item.y.isFinite && (!xIsLogarithmic || item.x > 0) && (!yIsLogarithmic || item.y > 0)
    }
  }

  /// Where everything lies.
  package struct Layout: Hashable, Sendable {
    package var box: PlotBox
    package var xScale: ChartScale
    package var yScale: ChartScale
    var ticks: [ChartTick]
    var xLabels: [ChartLabel]
    var xColumns: [Int]

    /// The place of a point.
    package func spot(_ item: Item) -> Spot? {
      guard let x = xScale.fraction(item.x), let y = yScale.fraction(item.y), box.rect.width > 0 else { return nil }
      return Spot(x: Double(box.rect.x) + x * Double(box.rect.width - 1), depth: 1 - y)
    }
  }

  package func layout(in area: Rect) -> Layout {
    let hasAxis = area.height >= 5
    let hasTitles = area.height >= 8 && area.width >= 20
    let rows = area.height - (hasAxis ? 2 : 0) - (hasTitles ? 1 : 0)
    let count = min(10, max(3, rows / 2))
    let shown = shown
    let yScale = ChartScale(showing: shown.map(\.y), isLogarithmic: yIsLogarithmic, tickCount: count)
    let values = area.width >= 16 && !shown.isEmpty ? yScale.ticks(count: count) : []
    let gutter = values.isEmpty ? 0 : (values.map { SI.format($0).count }.max() ?? 0) + 2
    let plot = Rect(
      x: area.x + gutter, y: area.y + (hasTitles ? 1 : 0), width: area.width - gutter, height: max(0, rows))
    let xCount = max(2, plot.width / 10)
    let xScale = ChartScale(showing: shown.map(\.x), isLogarithmic: xIsLogarithmic, tickCount: xCount)
    var layout = Layout(
      box: PlotBox(rect: plot, standsOnAxis: hasAxis), xScale: xScale, yScale: yScale, ticks: [], xLabels: [],
      xColumns: [])
    addTicks(values, xCount: xCount, hasAxis: hasAxis, area: area, to: &layout, isEmpty: shown.isEmpty)
    return layout
  }

  private func addTicks(
    _ values: [Double], xCount: Int, hasAxis: Bool, area: Rect, to layout: inout Layout, isEmpty: Bool
  ) {
    let plot = layout.box.rect
    guard !plot.isEmpty else { return }
    var taken: Set<Int> = []
    layout.ticks = values.compactMap { value in
      guard let fraction = layout.yScale.fraction(value) else { return nil }
      let isBase = hasAxis && value == 0 && layout.yScale.lower == 0
      let row = isBase ? plot.maxY : layout.box.row(1 - fraction)
      guard taken.insert(row).inserted else { return nil }
      return ChartTick(text: SI.format(value), axis: plot.x - 1, row: row, y: layout.box.y(1 - fraction))
    }
    guard hasAxis, !isEmpty else { return }
    let entries = layout.xScale.ticks(count: xCount).compactMap { value in
      layout.xScale.fraction(value).map {
        (text: SI.format(value), column: plot.x + Int(($0 * Double(plot.width - 1)).rounded()))
      }
    }
    layout.xLabels = NumberLabels(entries: entries, row: plot.maxY + 1, area: area).placed
    let texts = Set(layout.xLabels.map(\.text))
    layout.xColumns = entries.filter { texts.contains($0.text) }.map(\.column)
  }
}

extension ScatterChart: Chart {
  package var kind: ChartKind { .scatter }
  package var preferredHeight: Int { 18 }
  package var excludedCount: Int { items.count - shown.count }

  package var remarks: [String] {
    let scales = [(xIsLogarithmic, "across"), (yIsLogarithmic, "up")].filter(\.0).map { "log scale \($0.1)" }
    return ["\(shown.count) points"] + scales + (excludedCount > 0 ? ["\(excludedCount) left out"] : [])
  }

  package var table: ChartTable {
    ChartTable(
      columns: ["name", xTitle, yTitle],
      rows: items.map { [$0.name, ChartTable.cell($0.x), ChartTable.cell($0.y)] })
  }

  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    var scene = ChartScene(area: area)
    let layout = layout(in: area)
    let plot = layout.box.rect
    guard !plot.isEmpty else { return scene }
    addAxes(to: &scene, layout: layout, charset: charset)
    let shown = shown
    var cells: [Point: [Item]] = [:]
    for item in shown {
      guard let spot = layout.spot(item) else { continue }
      cells[Point(x: spot.column, y: layout.box.row(spot.depth)), default: []].append(item)
    }
    let places = cells.sorted { ($0.key.y, $0.key.x) < ($1.key.y, $1.key.x) }
    for (_, items) in places {
      guard let first = items.first, let spot = layout.spot(first) else { continue }
      let count = items.count < 10 ? String(items.count) : "+"
      let form: ChartPoint.Form = items.count == 1 ? .hollow : .sign(count)
      scene.add(.point(ChartPoint(box: layout.box, spot: spot, form: form, role: first.role)))
    }
    addNames(cells, to: &scene, layout: layout)
    return scene
  }

  private func addAxes(to scene: inout ChartScene, layout: Layout, charset: Charset) {
    let plot = layout.box.rect
    let area = scene.area
    if plot.y > area.y {
      let title = Fit.truncate("\(yTitle) by \(xTitle)", to: area.width, ellipsis: charset.glyphs.ellipsis)
      scene.add(.label(ChartLabel(text: title, point: Point(x: area.x, y: area.y), role: .muted)))
    }
    if !layout.ticks.isEmpty {
      scene.add(.rule(ChartRule(from: Point(x: plot.x - 1, y: plot.y), to: Point(x: plot.x - 1, y: plot.maxY - 1))))
      for tick in layout.ticks { scene.add(.tick(tick)) }
    }
    for (scale, isLevel) in [(layout.yScale, true), (layout.xScale, false)] where scale.crossesZero {
      guard let fraction = scale.fraction(0) else { continue }
      let row = layout.box.row(1 - fraction)
      let column = plot.x + Int((fraction * Double(plot.width - 1)).rounded())
      scene.add(
        .rule(
          isLevel
            ? ChartRule(
              from: Point(x: plot.x, y: row), to: Point(x: plot.maxX - 1, y: row), exactY: layout.box.y(1 - fraction))
            : ChartRule(from: Point(x: column, y: plot.y), to: Point(x: column, y: plot.maxY - 1))))
    }
    guard layout.box.standsOnAxis else { return }
    scene.add(.rule(ChartRule(from: Point(x: plot.x, y: plot.maxY), to: Point(x: plot.maxX - 1, y: plot.maxY))))
    if plot.x > area.x {
      let hasTick = layout.ticks.contains { $0.row == plot.maxY }
      scene.add(.joint(ChartJoint(form: hasTick ? .cross : .corner, point: Point(x: plot.x - 1, y: plot.maxY))))
    }
    for column in layout.xColumns { scene.add(.joint(ChartJoint(form: .down, point: Point(x: column, y: plot.maxY)))) }
    for label in layout.xLabels { scene.add(.label(label)) }
  }

  /// Names right of their point, else left of it, where they cover neither a point nor another name.
  private func addNames(_ cells: [Point: [Item]], to scene: inout ChartScene, layout: Layout) {
    let plot = layout.box.rect
    var taken = Set(cells.keys)
    let single = cells.filter { $0.value.count == 1 && !($0.value.first?.name.isEmpty ?? true) }
    // The outermost points are the ones that people ask about: highest first, then those furthest right.
    for (place, items) in single.sorted(by: { ($0.key.y, -$0.key.x) < ($1.key.y, -$1.key.x) }) {
      guard let item = items.first else { continue }
      let width = TextWidth.columns(of: item.name)
      for start in [place.x + 2, place.x - 1 - width] where start >= plot.x && start + width <= plot.maxX {
        let around = (start - 1..<start + width + 1).map { Point(x: $0, y: place.y) }
        guard !around.contains(where: { taken.contains($0) && $0 != place }) else { continue }
        taken.formUnion(around)
        scene.add(.label(ChartLabel(text: item.name, point: Point(x: start, y: place.y), role: item.role)))
        break
      }
    }
  }
}
