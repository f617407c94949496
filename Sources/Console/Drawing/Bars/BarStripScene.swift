/// A strip as shapes: the header, and as many rows of bars as the area has; rows grow with the area.
extension BarStrip: Chart {
  package var kind: ChartKind { .yearStrip }

  package var table: ChartTable {
    ChartTable(
      positions: periods,
      series: rows.map { row in
        ChartSeries(name: row.label, role: row.role, values: row.counts.map { ChartValue(Double($0)) })
      })
  }

  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    let layout = layout(in: area)
    var scene = ChartScene(area: area)
    guard !area.isEmpty, !layout.shown.isEmpty else { return scene }
    addHeader(to: &scene, layout: layout, glyphs: charset.glyphs)
    let largest = rows.flatMap(\.counts).max() ?? 0
    for (number, row) in rows.enumerated() {
      let top = area.y + 1 + number * layout.rowHeight
      guard top + layout.rowHeight <= area.maxY else { break }
      let band = Rect(x: area.x, y: top, width: area.width, height: layout.rowHeight)
      add(row, largest: largest, in: band, to: &scene, layout: layout)
    }
    // The highlight covers the bars of the brush and leaves the labels of the rows alone.
    if let columns = brushColumns(layout) {
      let band = Rect(x: columns.lowerBound, y: layout.area.y, width: columns.count, height: layout.area.height)
      let used = Rect(x: layout.bars.x, y: layout.area.y, width: layout.bars.width, height: layout.usedHeight)
      scene.add(.highlight(band.intersection(used)))
    }
    return scene
  }

  private func add(_ row: Row, largest: Int, in band: Rect, to scene: inout ChartScene, layout: BarStripLayout) {
    let name = Fit.prefix(of: row.label, columns: layout.bars.x - band.x)
    scene.add(.label(ChartLabel(text: name, point: Point(x: band.x, y: band.maxY - 1), role: row.role)))
    for index in layout.shown where row.counts.indices.contains(index) && largest > 0 && row.counts[index] > 0 {
      let height = Double(row.counts[index]) / Double(largest) * Double(band.height)
      let start = layout.x(of: index)
      scene.add(
        .bar(
          ChartBar(
            plot: band.intersection(layout.bars), columns: start..<start + layout.barWidth, zeroRow: band.maxY,
            from: 0, to: height, role: row.role, fill: .part(0), isOfStrip: true)))
    }
  }

  private func addHeader(to scene: inout ChartScene, layout: BarStripLayout, glyphs: Glyphs) {
    for label in headerLabels(layout) { scene.add(.label(label)) }
    func write(_ text: String, _ x: Int, _ role: Role) {
      scene.add(.label(ChartLabel(text: text, point: Point(x: x, y: layout.area.y), role: role, anchor: .center)))
    }
    if layout.shown.lowerBound > 0 { write(glyphs.clippedLeft, layout.bars.x - 1, .muted) }
    if layout.shown.upperBound < periods.count { write(glyphs.clippedRight, layout.bars.maxX, .muted) }
    for (text, x) in brackets(layout) { write(text, x, .active) }
  }
}
