internal import Console
internal import ViewModels

/// Counts by year and month: a heatmap for each thing that is counted, all shaded alike, with its name above it.
struct MonthsChart: Chart {
  private let maps: [(name: String, role: Role, map: Heatmap)]

  init(_ plot: MonthPlot) {
    let years = Array(plot.years)
    let counts = plot.grids.map { grid in years.map { year in (0..<12).map { grid.count(year, $0) } } }
    let most = counts.joined().joined().compactMap(\.self).max()
    maps = zip(plot.grids, counts).map { grid, counts in
      let role: Role = grid.voice == .total ? .accent : grid.voice.role
      return (grid.name, role, Heatmap(years: years, counts: counts, role: role, most: most))
    }
  }

  var kind: ChartKind { .heatmap }
  var preferredHeight: Int { (maps.first?.map.preferredHeight ?? 0) + (maps.count > 1 ? 1 : 0) }

  var remarks: [String] {
    guard maps.count > 1 else { return maps.first?.map.remarks ?? [] }
    return maps.flatMap { entry in entry.map.remarks.map { "\(entry.name) \($0)" } }
  }

  var table: ChartTable {
    let tables = maps.map(\.map.table)
    guard tables.count > 1, let first = tables.first else { return tables.first ?? ChartTable(columns: [], rows: []) }
    return ChartTable(
      columns: ["year", "month"] + maps.map(\.name),
      rows: first.rows.indices.map { row in first.rows[row].prefix(2) + tables.compactMap { $0.rows[row].last } })
  }

  /// The columns that the years and twelve narrow months take.
  private static let leastWidth = 17

  /// Side by side where that fits, else below each other.
  func scene(in area: Rect, charset: Charset) -> ChartScene {
    var scene = ChartScene(area: area)
    guard !area.isEmpty else { return scene }
    for (place, entry) in zip(places(in: area), maps) where !place.isEmpty {
      guard maps.count > 1, place.height > 2 else {
        scene.shapes += entry.map.scene(in: place, charset: charset).shapes
        continue
      }
      scene.add(entry.map, under: entry.name, entry.role, in: place, charset: charset)
    }
    return scene
  }

  private func places(in area: Rect) -> [Rect] {
    let count = max(1, maps.count)
    let width = (area.width - 2 * (count - 1)) / count
    guard width < Self.leastWidth else {
      return (0..<count).map { Rect(x: area.x + $0 * (width + 2), y: area.y, width: width, height: area.height) }
    }
    let height = area.height / count
    return (0..<count).map { Rect(x: area.x, y: area.y + $0 * height, width: area.width, height: height) }
  }
}
