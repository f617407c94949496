/// The parts of one total as a single strip, each as long as its share, with its name inside it or below.
package struct ShareStrip: Hashable, Sendable {
  /// One part, such as a kind of goods.
  package struct Part: Hashable, Sendable {
    package var name: String
    package var value: ChartValue

    package init(name: String, value: ChartValue) {
      self.name = name
      self.value = value
    }
  }

  /// The parts, in any order; those without a figure are listed below the strip and have no length.
  package var parts: [Part]

  package init(parts: [Part]) { self.parts = parts }

  /// The parts that have a length, the largest first; beyond six they are added up as Other.
  package var drawn: [Part] {
    let known = parts.enumerated().filter { ($0.element.value.figure ?? 0) > 0 }.sorted { first, second in
      let sizes = (first.element.value.figure ?? 0, second.element.value.figure ?? 0)
      return sizes.0 == sizes.1 ? first.offset < second.offset : sizes.0 > sizes.1
    }.map(\.element)
    guard known.count > StackChart.mostParts else { return known }
    let others = known.dropFirst(StackChart.mostParts)
    let sum = others.compactMap(\.value.figure).reduce(0, +)
    let value = ChartValue(sum, isHollow: others.contains { $0.value.isHollow })
    return Array(known.prefix(StackChart.mostParts)) + [Part(name: "Other (\(others.count))", value: value)]
  }

  /// The names of the parts without a figure.
  package var unknown: [String] { parts.filter { $0.value.figure == nil }.map(\.name) }

  /// The sum of what is known.
  package var total: Double { drawn.compactMap(\.value.figure).reduce(0, +) }

  /// The columns of each drawn part from the left, which together take the whole width.
  package func columns(width: Int) -> [Range<Int>] {
    var reached = 0.0
    let total = total
    guard total > 0, total.isFinite else { return [] }
    return drawn.map { part in
      let start = Int((reached / total * Double(width)).rounded())
      reached += part.value.figure ?? 0
      return start..<max(start, min(width, Int((reached / total * Double(width)).rounded())))
    }
  }
}

extension ShareStrip: Chart {
  package var kind: ChartKind { .shareStrip }
  package var preferredHeight: Int { 3 + drawn.count + (unknown.isEmpty ? 0 : 1) }
  package var excludedCount: Int { parts.count { ($0.value.figure ?? 0) < 0 } }

  package var remarks: [String] {
    var remarks = ["total \(SI.readout(total))"]
    if !unknown.isEmpty { remarks.append("\(unknown.count) without a figure") }
    if excludedCount > 0 { remarks.append("\(excludedCount) below 0 left out") }
    return remarks
  }

  package var table: ChartTable {
    ChartTable(
      columns: ["part", "value", "share_percent", "status"],
      rows: parts.map { part in
        let share = (part.value.figure ?? -1) >= 0 && total > 0 ? part.value.figure.map { $0 / total * 100 } : nil
        let tenths = share.map { ($0 * 10).rounded() / 10 }
        return [part.name, ChartTable.cell(part.value.figure), ChartTable.cell(tenths), ChartTable.status(part.value)]
      })
  }

  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    var scene = ChartScene(area: area)
    guard !area.isEmpty else { return scene }
    let drawn = drawn
    // Two rows of strip where there is room for a legend below as well.
    let height = area.height >= drawn.count + 3 ? 2 : 1
    for (number, columns) in columns(width: area.width).enumerated() where !columns.isEmpty {
      scene.add(
        .beam(
          ChartBeam(
            rows: area.y..<area.y + height, from: Double(area.x + columns.lowerBound),
            to: Double(area.x + columns.upperBound), role: Self.role(number), fill: fill(number))))
      addName(drawn[number], columns: columns, y: area.y, to: &scene, charset: charset)
    }
    addLegend(drawn, from: area.y + height, to: &scene, charset: charset)
    return scene
  }

  static func role(_ number: Int) -> Role { number < StackChart.mostParts ? StackChart.roles[number] : .muted }

  private func fill(_ number: Int) -> Fill { .part(min(number, Fill.count - 1)) }

  /// A name in the strip with a blank on both sides, when its part is long enough for all of it.
  private func addName(
    _ part: Part, columns: Range<Int>, y: Int, to scene: inout ChartScene, charset: Charset
  ) {
    let text = " " + (part.value.isHollow ? charset.glyphs.approximately : "") + part.name + " "
    guard TextWidth.columns(of: text) + 2 <= columns.count else { return }
    let point = Point(x: scene.area.x + columns.lowerBound + 1, y: y)
    scene.add(.label(ChartLabel(text: text, point: point, role: .strong, isOnFill: true)))
  }

  /// A row for each part: its filling, name, figure and share; then the parts without a figure.
  private func addLegend(_ drawn: [Part], from top: Int, to scene: inout ChartScene, charset: Charset) {
    let area = scene.area
    let glyphs = charset.glyphs
    let total = total
    let names = min(drawn.map { TextWidth.columns(of: $0.name) }.max() ?? 0, max(0, area.width - 18))
    for (number, part) in drawn.enumerated() where top + number < area.maxY && area.width >= 4 {
      let y = top + number
      let figure = part.value.figure ?? 0
      let share = Self.percent(figure / total)
      let sign = (part.value.isDisputed ? glyphs.disputed : "") + (part.value.isHollow ? glyphs.approximately : "")
      let figures = Fit.pad(sign + SI.readout(figure), to: 8, align: .right) + Fit.pad(share, to: 7, align: .right)
      let text = names > 0 ? Fit.pad(part.name, to: names, ellipsis: glyphs.ellipsis) + figures : figures.trimmingBlanks
      scene.add(.key(ChartKey(point: Point(x: area.x, y: y), fill: fill(number), role: Self.role(number))))
      let fitted = Fit.truncate(text, to: area.width - 2, ellipsis: glyphs.ellipsis)
      scene.add(.label(ChartLabel(text: fitted, point: Point(x: area.x + 2, y: y), role: .text)))
    }
    let y = top + drawn.count
    guard !unknown.isEmpty, y < area.maxY else { return }
    let text = "\(glyphs.gap) without a figure: " + unknown.joined(separator: ", ")
    let fitted = Fit.truncate(text, to: area.width, ellipsis: glyphs.ellipsis)
    scene.add(.label(ChartLabel(text: fitted, point: Point(x: area.x, y: y), role: .gap)))
  }

  /// A share with one decimal, and what rounds to nothing as less than a tenth.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "?" }
    let tenths = Int((share * 1000).rounded())
    if tenths == 0, share > 0 { return "<0.1%" }
    return "\(tenths / 10).\(tenths % 10)%"
  }
}
