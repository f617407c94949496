/// Level bars for categories, with their names at the left and their figures at the right.
package struct RankChart: Hashable, Sendable {
  /// One category.
  package struct Row: Hashable, Sendable {
    package var name: String
    package var value: ChartValue
    package var role: Role

    package init(name: String, value: ChartValue, role: Role = .accent) {
      self.name = name
      self.value = value
      self.role = role
    }
  }

  /// The rows from the top down; a chart in order of size is given them so.
  package var rows: [Row]
  /// Whether bars take the colour of a gain or a loss by their sign.
  package var isDiverging: Bool

  package init(rows: [Row], isDiverging: Bool = false) {
    self.rows = rows
    self.isDiverging = isDiverging
  }

  /// How often each of some words occurs, the most frequent first; equally frequent ones by name.
  package init(counting words: [String], role: Role = .accent) {
    let counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    self.init(rows: sorted.map { Row(name: $0.key, value: ChartValue(Double($0.value)), role: role) })
  }

  /// Where the parts of the chart lie.
  struct Layout {
    var names: Int
    var bars: Rect
    /// The column whose left edge is zero.
    var zero: Int
    /// The amount that one column stands for.
    var unit: Double
    var shown: Int
    var hasFigures: Bool
  }

  func layout(in area: Rect) -> Layout {
    let shown = rows.count > area.height ? max(0, area.height - 1) : rows.count
    let drawn = rows.prefix(shown)
    let widest = drawn.map { TextWidth.columns(of: $0.name) }.max() ?? 0
    let names = area.width >= 8 ? min(widest, area.width * 2 / 5) : 0
    let figures = drawn.map { TextWidth.columns(of: text($0)) }.max() ?? 0
    let hasFigures = area.width - names - figures - 2 >= 4
    let width = area.width - (names > 0 ? names + 1 : 0) - (hasFigures ? figures + 1 : 0)
    let bars = Rect(x: area.x + (names > 0 ? names + 1 : 0), y: area.y, width: width, height: area.height)
    let known = drawn.compactMap(\.value.figure)
    let high = max(0, known.max() ?? 0)
    let low = min(0, known.min() ?? 0)
    let room = Double(max(1, bars.width))
    // The zero is a column edge, so each side may lose a part of a column to the other.
    var left = low < 0 ? Int((low / 2 / (low / 2 - high / 2) * room).rounded()) : 0
    if low < 0 { left = min(max(1, left), max(0, bars.width - (high > 0 ? 1 : 0))) }
    let right = bars.width - left
    let unit = max(left > 0 ? -low / Double(left) : 0, right > 0 ? high / Double(right) : 0, .leastNormalMagnitude)
    return Layout(names: names, bars: bars, zero: bars.x + left, unit: unit, shown: shown, hasFigures: hasFigures)
  }

  private func text(_ row: Row) -> String {
    guard let figure = row.value.figure else { return "·" }
    let sign = (row.value.isDisputed ? "≠" : "") + (row.value.isHollow ? "≈" : "")
    return sign + (isDiverging && figure > 0 ? "+" : "") + SI.readout(figure)
  }
}

extension RankChart: Chart {
  package var kind: ChartKind { .ranking }
  package var preferredHeight: Int { rows.count }

  package var table: ChartTable {
    ChartTable(
      columns: ["name", "value", "status"],
      rows: rows.map { [$0.name, ChartTable.cell($0.value.figure), ChartTable.status($0.value)] })
  }

  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    var scene = ChartScene(area: area)
    guard !area.isEmpty else { return scene }
    let layout = layout(in: area)
    for (number, row) in rows.prefix(layout.shown).enumerated() {
      add(row, y: area.y + number, to: &scene, layout: layout, charset: charset)
    }
    if layout.shown < rows.count {
      let left = rows.count - layout.shown
      let text = Fit.truncate("\(left) more", to: area.width, ellipsis: charset.glyphs.ellipsis)
      scene.add(.label(ChartLabel(text: text, point: Point(x: area.x, y: area.y + layout.shown), role: .muted)))
    }
    return scene
  }

  private func add(_ row: Row, y: Int, to scene: inout ChartScene, layout: Layout, charset: Charset) {
    if layout.names > 0 {
      let name = Fit.truncate(row.name, to: layout.names, ellipsis: charset.glyphs.ellipsis)
      scene.add(.label(ChartLabel(text: name, point: Point(x: scene.area.x, y: y), role: .text)))
    }
    let hasNegatives = layout.zero > layout.bars.x
    if let figure = row.value.figure, figure != 0, layout.bars.width > 0 {
      let role: Role = isDiverging ? (figure < 0 ? .loss : .gain) : row.role
      let end = Double(layout.zero) + figure / layout.unit
      scene.add(
        .beam(
          ChartBeam(
            rows: y..<y + 1, from: Double(layout.zero),
            to: min(Double(layout.bars.maxX), max(Double(layout.bars.x), end)),
            role: role, fill: row.value.isHollow ? .hollow : .part(0))))
    } else if hasNegatives || row.value.figure == nil, layout.bars.width > 0 {
      let glyph = row.value.figure == nil ? charset.glyphs.gap : charset.glyphs.vertical
      let point = Point(x: min(layout.zero, layout.bars.maxX - 1), y: y)
      scene.add(.label(ChartLabel(text: glyph, point: point, role: row.value.figure == nil ? .gap : .axis)))
    }
    guard layout.hasFigures else { return }
    let text = text(row)
    let x = scene.area.maxX - TextWidth.columns(of: text)
    let role: Role = row.value.figure == nil ? .gap : .muted
    scene.add(.label(ChartLabel(text: text, point: Point(x: x, y: y), role: role, anchor: .right)))
  }
}
