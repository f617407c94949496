/// Sparklines one under the other, each with its name, its lowest, highest and last figure.
package struct SparkTable: Hashable, Sendable {
  /// One line.
  package struct Row: Hashable, Sendable {
    package var name: String
    package var role: Role
    package var values: [ChartValue]

    package init(name: String, role: Role = .accent, values: [ChartValue]) {
      self.name = name
      self.role = role
      self.values = values
    }
  }

  package var rows: [Row]
  /// Whether all rows have the same scale.
  package var sharesScale: Bool

  package init(rows: [Row], sharesScale: Bool = false) {
    self.rows = rows
    self.sharesScale = sharesScale
  }

  /// The lowest, highest and last figure as they are written; a dot where there is none.
  package static func readouts(_ values: [ChartValue]) -> [String] {
    let figures = values.compactMap(\.figure)
    let last = values.last
    let lastText = last?.figure.map { (last?.isHollow == true ? "≈" : "") + SI.readout($0) }
    return [figures.min().map(SI.readout) ?? "·", figures.max().map(SI.readout) ?? "·", lastText ?? "·"]
  }
}

extension SparkTable: Chart {
  package var kind: ChartKind { .sparkline }
  package var preferredHeight: Int { rows.count + 1 }
  package var remarks: [String] { [sharesScale ? "one scale" : "each with its own scale"] }

  package var table: ChartTable {
    ChartTable(
      columns: ["series", "position", "value", "status"],
      rows: rows.flatMap { row in
        row.values.enumerated().map { index, value in
          [row.name, String(index + 1), ChartTable.cell(value.figure), ChartTable.status(value)]
        }
      })
  }

  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    var scene = ChartScene(area: area)
    guard !area.isEmpty else { return scene }
    let names = min(rows.map { TextWidth.columns(of: $0.name) }.max() ?? 0, area.width / 3)
    let readouts = rows.map { Self.readouts($0.values) }
    let widest = max(7, readouts.flatMap { $0 }.map { TextWidth.columns(of: $0) }.max() ?? 0)
    let longest = rows.map(\.values.count).max() ?? 0
    let hasFigures = area.width >= names + 1 + min(longest, 6) + 3 * (widest + 1)
    let room = area.width - (names > 0 ? names + 1 : 0) - (hasFigures ? 3 * (widest + 1) : 0)
    let start = area.x + (names > 0 ? names + 1 : 0)
    let hasHead = hasFigures && area.height > rows.count
    func write(_ texts: [String], _ y: Int, _ role: Role) {
      for (number, text) in texts.enumerated() {
        let end = start + min(room, longest) + (number + 1) * (widest + 1)
        let x = end - TextWidth.columns(of: text)
        scene.add(.label(ChartLabel(text: text, point: Point(x: x, y: y), role: role, anchor: .right)))
      }
    }
    if hasHead { write(["lowest", "highest", "last"], area.y, .header) }
    let limits = limits
    for (number, row) in rows.prefix(area.height - (hasHead ? 1 : 0)).enumerated() {
      let y = area.y + number + (hasHead ? 1 : 0)
      let name = Fit.truncate(row.name, to: names, ellipsis: charset.glyphs.ellipsis)
      scene.add(.label(ChartLabel(text: name, point: Point(x: area.x, y: y), role: .text)))
      let line = Sparkline(values: row.values, role: row.role, limits: limits)
      scene.add(.sparks(ChartSparks(point: Point(x: start, y: y), line: line, width: room)))
      if hasFigures { write(readouts[number], y, .muted) }
    }
    return scene
  }

  private var limits: ClosedRange<Double>? {
    let figures = rows.flatMap(\.values).compactMap(\.figure)
    guard sharesScale, let low = figures.min(), let high = figures.max() else { return nil }
    return low...high
  }
}
