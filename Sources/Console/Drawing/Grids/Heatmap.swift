/// Counts by year and month as shades. A month with nothing and a month that nobody recorded are not the same.
package struct Heatmap: Hashable, Sendable {
  /// The years, ascending.
  package var years: [Int]
  /// Twelve counts for each year; nil for a month of which nothing is known, such as one that is yet to come.
  package var counts: [[Int?]]
  package var role: Role
  /// The largest count of all heatmaps that are shaded alike; nil where this one stands alone.
  package var most: Int?

  package init(years: [Int], counts: [[Int?]], role: Role = .accent, most: Int? = nil) {
    self.most = most
    self.years = years
    self.counts = counts
    self.role = role
  }

  /// The count of a month, 0 to 11, of a year by its index; nil when it is unknown.
  package func count(year: Int, month: Int) -> Int? {
    guard counts.indices.contains(year), counts[year].indices.contains(month) else { return nil }
    return counts[year][month].map { max(0, $0) }
  }

  /// The lowest count of each shade from 1 to 4; fewer when the counts are few.
  package var thresholds: [Int] {
    let most = most ?? counts.flatMap { $0 }.compactMap(\.self).max() ?? 0
    guard most > 0 else { return [] }
    guard most > 4 else { return Array(1...most) }
    // Round steps are easier to read off than equal ones.
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500].first { 1 + $0 * 3 >= most * 3 / 5 } ?? max(1, most / 4)
    return [1, 1 + step, 1 + 2 * step, 1 + 3 * step].filter { $0 <= most }
  }

  /// The shade of a count from 0 to 4.
  package func level(of count: Int) -> Int { thresholds.last.map { _ in thresholds.count { $0 <= count } } ?? 0 }

  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Where the cells lie: years across and months down where that fits, else the other way round.
  package struct Layout: Hashable, Sendable {
    package var isYearsAcross: Bool
    /// The indices of the years that fit, the latest.
    package var shown: Range<Int>
    package var cellWidth: Int
    var origin: Point
    var hasLegend: Bool

    /// The cell of a month, 0 to 11, of a year by its index.
    package func cell(year: Int, month: Int) -> Rect {
      let place = year - shown.lowerBound
      return isYearsAcross
        ? Rect(x: origin.x + place * cellWidth, y: origin.y + month, width: cellWidth, height: 1)
        : Rect(x: origin.x + month * cellWidth, y: origin.y + place, width: cellWidth, height: 1)
    }
  }

  package func layout(in area: Rect) -> Layout? {
    let across = area.width - 4
    // The year under a column needs five columns; every fifth year is written where cells are narrow.
    if area.height >= 13, across >= 10 {
      let width = min(5, max(1, across / max(1, years.count)))
      let count = min(years.count, across / width)
      return Layout(
        isYearsAcross: true, shown: years.count - count..<years.count, cellWidth: width,
        origin: Point(x: area.x + 4, y: area.y + 1), hasLegend: area.height >= 15)
    }
    guard area.width >= 5 + 12, area.height >= 2 else { return nil }
    let hasLegend = area.height >= 6
    let count = min(years.count, area.height - 1 - (hasLegend ? 1 : 0))
    return Layout(
      isYearsAcross: false, shown: years.count - count..<years.count, cellWidth: min(4, (area.width - 5) / 12),
      origin: Point(x: area.x + 5, y: area.y + 1), hasLegend: hasLegend)
  }
}

extension Heatmap: Chart {
  package var kind: ChartKind { .heatmap }
  package var preferredHeight: Int { 15 }

  package var remarks: [String] {
    let known = counts.flatMap { $0 }.compactMap(\.self)
    return ["total \(known.reduce(0) { $0 + max(0, $1) })"]
  }

  package var table: ChartTable {
    ChartTable(
      columns: ["year", "month", "count"],
      rows: years.indices.flatMap { year in
        (0..<12).map { month in
          [String(years[year]), String(month + 1), count(year: year, month: month).map(String.init) ?? ""]
        }
      })
  }

  package func scene(in area: Rect, charset: Charset) -> ChartScene {
    var scene = ChartScene(area: area)
    guard let layout = layout(in: area) else { return scene }
    addHeads(to: &scene, layout: layout, glyphs: charset.glyphs)
    let thresholds = thresholds
    for year in layout.shown {
      for month in 0..<12 {
        let level = count(year: year, month: month).map { count in thresholds.count { $0 <= count } }
        var rect = layout.cell(year: year, month: month)
        // A blank between the cells where they are wide enough to spare it.
        if rect.width > 2 { rect = Rect(x: rect.x, y: rect.y, width: rect.width - 1, height: 1) }
        scene.add(.tile(ChartTile(rect: rect, level: level, role: role)))
      }
    }
    if layout.hasLegend { addLegend(to: &scene, layout: layout, thresholds: thresholds, glyphs: charset.glyphs) }
    return scene
  }

  private func addHeads(to scene: inout ChartScene, layout: Layout, glyphs: Glyphs) {
    let area = scene.area
    let cutSign = layout.isYearsAcross ? glyphs.clippedLeft : "^"
    if layout.shown.lowerBound > 0 {
      scene.add(.label(ChartLabel(text: cutSign, point: Point(x: layout.origin.x - 1, y: area.y), role: .muted)))
    }
    for month in 0..<12 {
      let cell = layout.cell(year: layout.shown.lowerBound, month: month)
      let name =
        layout.isYearsAcross || layout.cellWidth > 3 ? Self.months[month] : String(Self.months[month].prefix(1))
      let point = layout.isYearsAcross ? Point(x: area.x, y: cell.y) : Point(x: cell.x, y: area.y)
      scene.add(.label(ChartLabel(text: name, point: point, role: .axis)))
    }
    if layout.isYearsAcross {
      let columns = years.indices.map { layout.cell(year: $0, month: 0).x + (layout.cellWidth - 1) / 2 }
      let shown = Array(layout.shown)
      let labels = YearLabels(
        positions: shown.map { years[$0] }, columns: shown.map { columns[$0] }, row: area.y,
        area: Rect(x: layout.origin.x, y: area.y, width: area.maxX - layout.origin.x, height: 1)
      ).placed
      for (_, label) in labels { scene.add(.label(label)) }
    } else {
      for year in layout.shown {
        let y = layout.cell(year: year, month: 0).y
        scene.add(.label(ChartLabel(text: String(years[year]), point: Point(x: area.x, y: y), role: .axis)))
      }
    }
  }

  /// The counts of each shade, and the signs for nothing and unknown.
  private func addLegend(to scene: inout ChartScene, layout: Layout, thresholds: [Int], glyphs: Glyphs) {
    let area = scene.area
    let y = area.maxY - 1
    let hasUnknown = layout.shown.contains { year in (0..<12).contains { count(year: year, month: $0) == nil } }
    let signs: [Int?] = (hasUnknown ? [nil] : []) + [0]
    let entries = (signs + thresholds.indices.map { $0 + 1 }).map { ($0, Self.words(of: $0, thresholds)) }
    // Where it would not fit under the cells, it begins under the years and stands closer.
    let isRoomy = layout.origin.x + entries.reduce(0) { $0 + $1.1.count + 4 } - 2 <= area.maxX
    var x = isRoomy ? layout.origin.x : area.x
    for (level, text) in entries {
      guard x + 2 + text.count <= area.maxX else { return }
      scene.add(.label(ChartLabel(text: text, point: Point(x: x + 2, y: y), role: .muted)))
      scene.add(.tile(ChartTile(rect: Rect(x: x, y: y, width: 1, height: 1), level: level, role: role)))
      x += 2 + text.count + (isRoomy ? 2 : 1)
    }
  }

  /// What a shade means: the counts that have it.
  private static func words(of level: Int?, _ thresholds: [Int]) -> String {
    guard let level, level > 0 else { return level == nil ? "unknown" : "none" }
    let start = thresholds[level - 1]
    guard level < thresholds.count else { return "\(start)+" }
    let end = thresholds[level] - 1
    return end == start ? "\(start)" : "\(start)-\(end)"
  }
}
