/// A line chart as shapes.
extension LineChart {
  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    let layout = layout(in: area, charset: charset)
    var scene = ChartScene(area: area)
    guard !layout.plot.isEmpty else { return scene }
    scene.addAxes(layout)
    addReference(to: &scene, layout: layout)
    addGaps(to: &scene, layout: layout, glyphs: charset.glyphs)
    scene.addMarks(marks, layout)
    for band in drawnBands { addBand(band, to: &scene, layout: layout) }
    for line in lines {
      scene.add(.line(ChartPath(box: layout.box, pieces: pieces(of: line, layout: layout), role: line.role)))
    }
    addPoints(to: &scene, layout: layout, charset: charset)
    for label in layout.endLabels { scene.add(.label(label)) }
    addLegend(to: &scene, layout: layout, charset: charset)
    scene.addCrosshair(crosshair, brush: brush, layout)
    return scene
  }

  /// The line of 100 that an index starts from.
  private func addReference(to scene: inout ChartScene, layout: ChartLayout) {
    guard case .index = scale, lines.count > leftOutNames.count else { return }
    scene.addReference(at: 100, layout)
  }

  /// A dot on the time axis for every year that lacks a figure, in the colour of the line when only one lacks it.
  private func addGaps(to scene: inout ChartScene, layout: ChartLayout, glyphs: Glyphs) {
    let lines = lines
    for index in positions.indices {
      // Counted rather than gathered: a chart may have a thousand years.
      var lacking = 0
      var role = Role.gap
      var hasStandIn = false
      for line in lines where (figure(line, at: index) == nil) == line.marksGaps {
        if line.marksGaps {
          lacking += 1
          role = line.role
        } else {
          hasStandIn = true
        }
      }
      guard lacking > 0, !hasStandIn else { continue }
      scene.addGap(at: index, layout, role: lacking == 1 && lines.count > 1 ? role : .gap, glyphs: glyphs)
    }
  }

  /// The band in pieces between successive years that both have it.
  private func addBand(_ band: ChartBand, to scene: inout ChartScene, layout: ChartLayout) {
    var edges: [ChartArea.Edge] = []
    func close() {
      if !edges.isEmpty {
        scene.add(.area(ChartArea(plot: layout.plot, edges: edges, role: band.role, fill: .band)))
      }
      edges = []
    }
    for index in positions.indices {
      let isNext = index > 0 && positions[index] == positions[index - 1] + 1
      guard band.ranges.indices.contains(index), let range = band.ranges[index],
        let high = layout.spot(index, range.upperBound), let low = layout.spot(index, range.lowerBound)
      else {
        close()
        continue
      }
      if !isNext { close() }
      edges.append(.init(x: high.x, top: layout.box.y(high.depth), bottom: layout.box.y(low.depth)))
    }
    close()
  }

  /// The pieces of a line. Nothing joins two years with a missing one, or a missing figure, between them.
  private func pieces(of line: ChartSeries, layout: ChartLayout) -> [ChartPath.Piece] {
    var spots: [Spot?] = positions.indices.map { index in figure(line, at: index).flatMap { layout.spot(index, $0) } }
    spots.append(nil)
    var reached: Int?
    return positions.indices.dropLast().compactMap { index in
      guard positions[index + 1] == positions[index] + 1, let from = spots[index], let to = spots[index + 1]
      else { return nil }
      let isDotted = line.values[index].isHollow || line.values[index + 1].isHollow || line.values[index + 1].startsAnew
      defer { reached = index + 1 }
      return .init(from: from, to: to, isDotted: isDotted, isJoined: reached == index)
    }
  }

  /// Points that a line alone would not show: hollow ones, those without neighbours, and all of a logarithmic chart.
  private func addPoints(to scene: inout ChartScene, layout: ChartLayout, charset: Charset) {
    for (number, line) in lines.enumerated() {
      for index in positions.indices {
        guard let figure = figure(line, at: index), let spot = layout.spot(index, figure),
          let form = pointForm(of: line, number: number, at: index, charset: charset)
        else { continue }
        scene.add(.point(ChartPoint(box: layout.box, spot: spot, form: form, role: line.role)))
      }
    }
  }

  private func pointForm(of line: ChartSeries, number: Int, at index: Int, charset: Charset) -> ChartPoint.Form? {
    if line.values[index].isHollow { return .hollow }
    if charset == .ascii { return .sign(Self.symbols[number % Self.symbols.count]) }
    let isJoined = isJoined(line, index, index - 1) || isJoined(line, index, index + 1)
    return isJoined && !isLogarithmic && index != crosshair ? nil : .full
  }

  /// Whether a line runs between two neighbouring positions.
  private func isJoined(_ line: ChartSeries, _ index: Int, _ other: Int) -> Bool {
    guard figure(line, at: other) != nil else { return false }
    return abs(positions[index] - positions[other]) == 1
  }

  /// What tells the lines apart in plain ASCII.
  static let symbols = ["*", "+", "x", "#", "%"]
}

/// The words around the lines.
extension LineChart {
  /// The names of the lines with their last figures.
  var ends: [YearPlot.End] {
    lines.map { line in
      guard let last = positions.indices.last(where: { figure(line, at: $0) != nil }),
        let figure = figure(line, at: last)
      else { return YearPlot.End(name: line.name, role: line.role, text: line.name, figure: nil) }
      let year = last == positions.count - 1 ? "" : " \(positions[last])"
      let value = line.values[last]
      let sign = (value.isDisputed ? "≠" : "") + (value.isHollow ? "≈" : "")
      let text = (line.name + " " + sign + SI.readout(figure) + year).trimmingBlanks
      return YearPlot.End(name: line.name, role: line.role, text: text, figure: figure)
    }
  }

  private func addLegend(to scene: inout ChartScene, layout: ChartLayout, charset: Charset) {
    guard let legend = layout.legend else { return }
    let tags = YearPlot(positions: positions, figures: [], ends: ends).tags
    scene.addLegend(
      lines.enumerated().map { number, line in
        let key = charset == .ascii ? Self.symbols[number % Self.symbols.count] : charset.glyphs.horizontal
        let tag = layout.endLabels.isEmpty ? "" : tags[number] + " "
        return (.glyph(key), tag + line.name, line.role)
      }, in: legend, glyphs: charset.glyphs)
  }
}
