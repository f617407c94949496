/// Two moments side by side: a line for each name, from its figure before to its figure after.
package struct SlopeChart: Hashable, Sendable {
  /// One line.
  package struct Row: Hashable, Sendable {
    package var name: String
    package var before: ChartValue
    package var after: ChartValue
    package var role: Role

    package init(name: String, before: ChartValue, after: ChartValue, role: Role = .accent) {
      self.name = name
      self.before = before
      self.after = after
      self.role = role
    }
  }

  /// What the two moments are called, such as years.
  package var moments: (before: String, after: String) { (firstMoment, secondMoment) }
  private var firstMoment: String
  private var secondMoment: String
  package var rows: [Row]

  package init(before: String, after: String, rows: [Row]) {
    firstMoment = before
    secondMoment = after
    self.rows = rows
  }

  /// The labels of one side, and where the lines between them begin and end.
  package struct Layout: Hashable, Sendable {
    package var box: PlotBox
    package var scale: ChartScale
    package var labels: [ChartLabel]
    /// The names that have no row left for them.
    package var unnamed: Int
  }

  package func layout(in area: Rect, charset: Charset = .braille) -> Layout {
    let known = rows.flatMap { [$0.before.figure, $0.after.figure] }.compactMap(\.self)
    let scale = ChartScale(showing: known, isLogarithmic: false, tickCount: 4, standsOnZero: false)
    let hasHead = area.height >= 3
    let texts = [side(\.before, isLeft: true, charset), side(\.after, isLeft: false, charset)]
    let widths = texts.map { side in
      min(side.map { TextWidth.columns(of: $0.text) }.max() ?? 0, max(0, (area.width - 6) / 3))
    }
    let left = widths[0] > 0 ? widths[0] + 2 : 0
    let right = widths[1] > 0 ? widths[1] + 2 : 0
    let plot = Rect(
      x: area.x + left, y: area.y + (hasHead ? 1 : 0), width: area.width - left - right,
      height: area.height - (hasHead ? 1 : 0))
    let box = PlotBox(rect: plot, standsOnAxis: false)
    var labels: [ChartLabel] = []
    var unnamed = 0
    for (number, side) in texts.enumerated() where widths[number] > 0 && plot.height > 0 {
      let wanted = side.compactMap { entry in
        scale.fraction(entry.figure).map {
          (text: entry.text, readout: entry.readout, role: entry.role, row: box.row(1 - $0), figure: entry.figure)
        }
      }.sorted { $0.figure > $1.figure }
      let rows = LabelRows.spread(wanted.map(\.row), in: plot.y..<plot.maxY)
      unnamed = max(unnamed, wanted.count - rows.count)
      for (entry, row) in zip(wanted, rows) {
        // Of a text that is too long the end goes, which at the left is the figure: there the name gives way instead.
        let excess = TextWidth.columns(of: entry.text) - widths[number]
        let name = entry.text.dropLast(entry.readout.count + 1)
        let room = TextWidth.columns(of: String(name)) - excess
        let shortened = Fit.truncate(String(name), to: room, ellipsis: charset.glyphs.ellipsis) + " " + entry.readout
        let text =
          number == 0 && excess > 0 && room > 0
          ? shortened : Fit.truncate(entry.text, to: widths[number], ellipsis: charset.glyphs.ellipsis)
        let x = number == 0 ? area.x + widths[0] - TextWidth.columns(of: text) : plot.maxX + 2
        labels.append(
          ChartLabel(
            text: text, point: Point(x: x, y: row), role: entry.role, anchor: number == 0 ? .right : .left))
      }
    }
    return Layout(box: box, scale: scale, labels: labels, unnamed: unnamed)
  }

  private func side(
    _ value: (Row) -> ChartValue, isLeft: Bool, _ charset: Charset
  ) -> [(text: String, readout: String, role: Role, figure: Double)] {
    rows.compactMap { row in
      guard let figure = value(row).figure else { return nil }
      let readout = (value(row).isHollow ? charset.glyphs.approximately : "") + SI.readout(figure)
      let text = (isLeft ? row.name + " " + readout : readout + " " + row.name).trimmingBlanks
      return (text, readout, row.role, figure)
    }
  }
}

extension SlopeChart: Chart {
  package var kind: ChartKind { .slope }
  /// Names whose figure is missing at one moment have no line.
  package var excludedCount: Int { rows.count { ($0.before.figure == nil) != ($0.after.figure == nil) } }
  package var remarks: [String] {
    ["\(firstMoment) and \(secondMoment)"]
      + (excludedCount > 0 ? ["\(excludedCount) known at one moment only, without a line"] : [])
  }

  package var table: ChartTable {
    ChartTable(
      columns: ["name", firstMoment, secondMoment],
      rows: rows.map { [$0.name, ChartTable.cell($0.before.figure), ChartTable.cell($0.after.figure)] })
  }

  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    var scene = ChartScene(area: area)
    let layout = layout(in: area, charset: charset)
    let plot = layout.box.rect
    guard !plot.isEmpty else { return scene }
    if plot.y > area.y {
      let space = max(0, (area.width - 1) / 2)
      let first = Fit.truncate(firstMoment, to: space, ellipsis: charset.glyphs.ellipsis)
      let second = Fit.truncate(secondMoment, to: space, ellipsis: charset.glyphs.ellipsis)
      scene.add(
        .label(
          ChartLabel(
            text: first, point: Point(x: min(plot.x, area.x + space - TextWidth.columns(of: first)), y: area.y),
            role: .header)))
      let end = max(plot.maxX, area.x + space + 1 + TextWidth.columns(of: second)) - TextWidth.columns(of: second)
      scene.add(.label(ChartLabel(text: second, point: Point(x: end, y: area.y), role: .header, anchor: .right)))
    }
    for label in layout.labels { scene.add(.label(label)) }
    addLines(to: &scene, layout: layout)
    return scene
  }

  private func addLines(to scene: inout ChartScene, layout: Layout) {
    let plot = layout.box.rect
    func spot(_ value: ChartValue, _ x: Int) -> Spot? {
      value.figure.flatMap { layout.scale.fraction($0) }.map { Spot(x: Double(x), depth: 1 - $0) }
    }
    var points: [ChartPoint] = []
    for row in rows {
      let ends = [(row.before, spot(row.before, plot.x)), (row.after, spot(row.after, plot.maxX - 1))]
      if let from = ends[0].1, let to = ends[1].1, plot.width > 1 {
        let piece = ChartPath.Piece(
          from: from, to: to, isDotted: row.before.isHollow || row.after.isHollow, isJoined: false)
        scene.add(.line(ChartPath(box: layout.box, pieces: [piece], role: row.role)))
      }
      points += ends.compactMap { value, spot in
        spot.map { ChartPoint(box: layout.box, spot: $0, form: value.isHollow ? .hollow : .full, role: row.role) }
      }
    }
    for point in points { scene.add(.point(point)) }
  }
}
