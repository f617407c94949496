/// Stacks as shapes.
extension StackChart {
  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    let layout = layout(in: area)
    var scene = ChartScene(area: area)
    guard !layout.plot.isEmpty, let bars = layout.bars else { return scene }
    let stacks = stacks
    scene.addAxes(layout)
    for index in positions.indices where stacks[index] == nil {
      scene.addGap(at: index, layout, glyphs: charset.glyphs)
    }
    switch form {
    case .bar: addBars(stacks, bars, to: &scene, layout: layout, charset: charset)
    case .area:
      addAreas(stacks, bars, to: &scene, layout: layout)
      addHollowPoints(stacks, bars, to: &scene, layout: layout, glyphs: charset.glyphs)
    }
    scene.addMarks(marks, layout)
    addTotals(stacks, bars, to: &scene, layout: layout, charset: charset)
    addNames(to: &scene, layout: layout, charset: charset)
    scene.addCrosshair(crosshair, brush: brush, layout)
    return scene
  }

  /// Both ends of a part are rounded as heights above zero, so that the stack is as high as its total.
  private func addBars(
    _ stacks: [Column?], _ bars: BarScale, to scene: inout ChartScene, layout: ChartLayout, charset: Charset
  ) {
    let parts = parts
    for index in positions.indices {
      guard let stack = stacks[index] else { continue }
      let start = layout.columns[index] - (layout.barWidth - 1) / 2
      let columns = start..<start + layout.barWidth
      for (number, span) in stack.spans.enumerated() {
        guard let span, span.upperBound > span.lowerBound else { continue }
        let from = bars.height(of: span.lowerBound)
        let to = bars.height(of: span.upperBound)
        scene.add(
          .bar(
            ChartBar(
              plot: layout.plot, columns: columns, zeroRow: bars.zeroRow, from: from.rounded(), to: to.rounded(),
              exactFrom: from, exactTo: to, role: parts[number].role, fill: fill(number, parts))))
      }
    }
    addHollowPoints(stacks, bars, to: &scene, layout: layout, glyphs: charset.glyphs)
  }

  /// A hollow point in every part whose figure is not certain, where it has a row for it.
  private func addHollowPoints(
    _ stacks: [Column?], _ bars: BarScale, to scene: inout ChartScene, layout: ChartLayout, glyphs: Glyphs
  ) {
    for (number, part) in parts.enumerated() {
      for index in positions.indices where part.values.indices.contains(index) && part.values[index].isHollow {
        guard let span = stacks[index]?.spans[number] else { continue }
        let top = bars.height(of: span.upperBound).rounded()
        let point = Point(x: layout.columns[index], y: bars.zeroRow - Int(top))
        guard top > bars.height(of: span.lowerBound).rounded(), layout.plot.contains(point) else { continue }
        let label = ChartLabel(text: glyphs.hollowPoint, point: point, role: part.role, anchor: .center, isOnFill: true)
        scene.add(.label(label))
      }
    }
  }

  private func fill(_ number: Int, _ parts: [ChartSeries]) -> Fill {
    number == Self.mostParts ? .part(Fill.count - 1) : .part(number)
  }

  /// Surfaces between successive years; a year without a stack parts them.
  private func addAreas(_ stacks: [Column?], _ bars: BarScale, to scene: inout ChartScene, layout: ChartLayout) {
    let parts = parts
    let columns = layout.exactColumns
    for run in runs(stacks) {
      for number in parts.indices {
        let edges = run.compactMap { index -> ChartArea.Edge? in
          guard let span = stacks[index]?.spans[number] else { return nil }
          return .init(x: columns[index], top: bars.y(of: span.upperBound), bottom: bars.y(of: span.lowerBound))
        }
        scene.add(
          .area(ChartArea(plot: layout.plot, edges: edges, role: parts[number].role, fill: fill(number, parts))))
      }
    }
  }

  /// The indices of successive years that all have a stack.
  private func runs(_ stacks: [Column?]) -> [[Int]] {
    positions.indices.reduce(into: [[Int]]()) { runs, index in
      guard stacks[index] != nil else { return }
      if let last = runs.last?.last, last == index - 1, positions[index] == positions[last] + 1 {
        runs[runs.count - 1].append(index)
      } else {
        runs.append([index])
      }
    }
  }

  /// The totals above the bars when all fit, else the last one.
  private func addTotals(
    _ stacks: [Column?], _ bars: BarScale, to scene: inout ChartScene, layout: ChartLayout, charset: Charset
  ) {
    guard !isShare, !positions.isEmpty else { return }
    let parts = parts
    let labels = positions.indices.compactMap { index -> ChartLabel? in
      guard let stack = stacks[index] else { return nil }
      let isHollow = parts.contains { $0.values.indices.contains(index) && $0.values[index].isHollow }
      let sign = (stack.isIncomplete ? "≥" : "") + (isHollow ? charset.glyphs.approximately : "")
      let text = sign + SI.readout(stack.total)
      let width = TextWidth.columns(of: text)
      let x = min(layout.plot.maxX - width, max(layout.plot.x, layout.columns[index] - (width - 1) / 2))
      return ChartLabel(
        text: text, point: Point(x: x, y: bars.row(of: stack.total) - 1), role: .muted, anchor: .center)
    }
    let step = form == .bar ? layout.plot.width / positions.count : 0
    let shown = labels.allSatisfy { $0.columns.count < step } ? labels[...] : form == .bar ? [] : labels.suffix(1)
    for label in shown where layout.plot.contains(label.point) { scene.add(.label(label)) }
  }

  private func addNames(to scene: inout ChartScene, layout: ChartLayout, charset: Charset) {
    let parts = parts
    if let legend = layout.legend {
      let tags = YearPlot(positions: [], figures: [], ends: parts.map { .init(name: $0.name, role: $0.role, text: "") })
        .tags
      let hasTags = !layout.endLabels.isEmpty
      scene.addLegend(
        parts.indices.map { number in
          (.fill(fill(number, parts)), (hasTags ? tags[number] + " " : "") + parts[number].name, parts[number].role)
        }, in: legend, glyphs: charset.glyphs)
    }
    for (number, label) in zip(layout.endIndices, layout.endLabels) {
      scene.add(.label(label))
      guard layout.legend == nil else { continue }
      scene.add(.key(ChartKey(point: label.point, fill: fill(number, parts), role: label.role)))
    }
  }
}
