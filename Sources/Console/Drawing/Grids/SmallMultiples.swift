/// Small line charts side by side, on one scale unless each has its own.
package struct SmallMultiples: Hashable, Sendable {
  /// One of the charts with its title.
  package struct Panel: Hashable, Sendable {
    package var title: String
    package var chart: LineChart

    package init(title: String, chart: LineChart) {
      self.title = title
      self.chart = chart
    }
  }

  package var panels: [Panel]
  /// Whether all have the same scale, so that heights can be compared from one to another.
  package var sharesScale: Bool

  package init(panels: [Panel], sharesScale: Bool = true) {
    self.panels = panels
    self.sharesScale = sharesScale
  }

  /// The smallest room that a panel is legible in.
  private static let least = Size(width: 18, height: 6)

  /// The rectangles of the panels that fit, row by row, with a blank column between neighbours.
  package func places(in area: Rect) -> [Rect] {
    guard !panels.isEmpty, !area.isEmpty else { return [] }
    let mostColumns = max(1, (area.width + 2) / (Self.least.width + 2))
    let mostRows = max(1, area.height / Self.least.height)
    // As near to the shape of a page as the area allows: cells are twice as high as wide.
    let wanted = (1...min(mostColumns, panels.count)).min { first, second in
      badness(first, area, mostRows) < badness(second, area, mostRows)
    }
    let columns = wanted ?? 1
    let rows = min(mostRows, (panels.count + columns - 1) / columns)
    let width = (area.width - 2 * (columns - 1)) / columns
    let height = area.height / rows
    return panels.indices.prefix(columns * rows).map { index in
      Rect(
        x: area.x + index % columns * (width + 2), y: area.y + index / columns * height, width: width, height: height)
    }
  }

  /// How much is wrong with so many columns: panels that do not fit count most, then an odd shape.
  private func badness(_ columns: Int, _ area: Rect, _ mostRows: Int) -> Double {
    let rows = min(mostRows, (panels.count + columns - 1) / columns)
    let missing = max(0, panels.count - rows * columns)
    let shape = Double(area.width / columns) / Double(max(1, area.height / rows))
    return Double(missing) * 1000 + abs(Ticks.logarithm(max(0.01, shape / 4)))
  }

  /// The scale that all panels share: from the lowest figure of any to the highest.
  private var limits: ClosedRange<Double>? {
    let figures = panels.flatMap { panel in
      panel.chart.lines.flatMap { line in
        panel.chart.positions.indices.compactMap { panel.chart.figure(line, at: $0) }
      }
    }
    guard sharesScale, let low = figures.min(), let high = figures.max() else { return nil }
    return low...high
  }
}

extension SmallMultiples: Chart {
  package var kind: ChartKind { .multiples }
  package var preferredHeight: Int { 8 * ((panels.count + 2) / 3) }
  package var excludedCount: Int { panels.reduce(0) { $0 + $1.chart.excludedCount } }

  package var remarks: [String] {
    [sharesScale ? "one scale" : "each with its own scale"] + (panels.first?.chart.remarks ?? [])
  }

  package var table: ChartTable {
    var table = ChartTable(columns: ["panel", "year", "series", "value", "status"], rows: [])
    for panel in panels { table.rows += panel.chart.table.rows.map { [panel.title] + $0 } }
    return table
  }

  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    var scene = ChartScene(area: area)
    let places = places(in: area)
    let limits = limits
    for (panel, place) in zip(panels, places) {
      let left = place == places.last ? panels.count - places.count : 0
      let more = left > 0 ? " (\(left) more)" : ""
      let title = Fit.truncate(panel.title + more, to: place.width, ellipsis: charset.glyphs.ellipsis)
      scene.add(.label(ChartLabel(text: title, point: Point(x: place.x, y: place.y), role: .strong)))
      var chart = panel.chart
      chart.limits = limits
      scene.add(contentsOf: chart.scene(in: place.splitTop(1).rest, charset: charset))
    }
    return scene
  }
}
