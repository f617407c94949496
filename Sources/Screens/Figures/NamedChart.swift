internal import Console

extension ChartScene {
  /// Adds a chart with its name in a line above it.
  mutating func add(_ chart: some Chart, under name: String, _ role: Role, in place: Rect, charset: Charset) {
    let (head, body) = place.splitTop(1)
    let text = Fit.truncate(name, to: head.width, ellipsis: charset.glyphs.ellipsis)
    shapes.append(.label(ChartLabel(text: text, point: Point(x: head.x, y: head.y), role: role)))
    shapes += chart.scene(in: body, charset: charset).shapes
  }
}
