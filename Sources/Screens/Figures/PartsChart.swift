internal import Console
internal import ViewModels

/// The parts of one or several wholes: a strip for each with its name above it.
struct PartsChart: Chart {
  private let strips: [(name: String, role: Role, strip: ShareStrip)]

  init(_ plot: PartPlot) {
    strips = plot.wholes.map { whole in
      var parts = whole.parts.map { ShareStrip.Part(name: $0.name, value: ChartValue($0.point)) }
      let sum = whole.parts.compactMap(\.point?.value).reduce(0, +)
      if let total = whole.total, total.value > sum {
        // What is in the whole and in none of the parts is a part too, so that shares are of the whole.
        parts.append(
          ShareStrip.Part(name: "not listed", value: ChartValue(total.value - sum, isHollow: total.isHollow)))
      }
      return (whole.name, whole.voice.role, ShareStrip(parts: parts))
    }
  }

  var kind: ChartKind { .shareStrip }
  var preferredHeight: Int { strips.reduce(0) { $0 + $1.strip.preferredHeight + 1 } }
  var excludedCount: Int { strips.reduce(0) { $0 + $1.strip.excludedCount } }

  var remarks: [String] {
    strips.flatMap { entry in
      entry.strip.remarks.map { strips.count == 1 ? $0 : "\(entry.name) \($0)" }
    }
  }

  var table: ChartTable {
    var table = ChartTable(columns: ["whole", "part", "value", "share_percent", "status"], rows: [])
    for entry in strips { table.rows += entry.strip.table.rows.map { [entry.name] + $0 } }
    return table
  }

  /// Side by side where the area is wide and low, else below each other.
  func scene(in area: Rect, charset: Charset) -> ChartScene {
    var scene = ChartScene(area: area)
    guard !strips.isEmpty, !area.isEmpty else { return scene }
    for (place, entry) in zip(places(in: area), strips) where !place.isEmpty {
      guard place.height > 1 else {
        scene.shapes += entry.strip.scene(in: place, charset: charset).shapes
        continue
      }
      scene.add(entry.strip, under: entry.name, entry.role, in: place, charset: charset)
    }
    return scene
  }

  private func places(in area: Rect) -> [Rect] {
    let count = strips.count
    guard area.height < preferredHeight, area.width >= 40 * count else {
      let height = area.height / count
      return (0..<count).map { Rect(x: area.x, y: area.y + $0 * height, width: area.width, height: height) }
    }
    let width = (area.width - 2 * (count - 1)) / count
    return (0..<count).map { Rect(x: area.x + $0 * (width + 2), y: area.y, width: width, height: area.height) }
  }
}
