/// The frame of a pane: a title at the left of its top edge, and a count or state at the right.
///
/// As the pane narrows, the end of a long title goes first, then the right text, then the rest of the title.
package struct Panel: Hashable, Sendable {
  package var title: [Span]
  package var right: [Span]
  package var focused: Bool

  package init(title: [Span], right: [Span] = [], focused: Bool = false) {
    self.title = title
    self.right = right
    self.focused = focused
  }

  /// Draws the frame and returns the rectangle inside it, which is empty when there is no room.
  @discardableResult
  package func draw(on canvas: inout Canvas, in area: Rect, charset: Charset) -> Rect {
    guard !area.isEmpty else { return area }
    let glyphs = charset.glyphs
    let role: Role = focused ? .borderFocused : .border
    let edges = Edges(area: area, role: role)
    edges.drawSides(on: &canvas, glyphs: glyphs)
    if area.width >= 2 {
      let line = focused ? glyphs.horizontalFocused : glyphs.horizontal
      edges.drawRow(area.y, [glyphs.topLeft, line, glyphs.topRight], on: &canvas)
      if area.height >= 2 {
        edges.drawRow(area.maxY - 1, [glyphs.bottomLeft, glyphs.horizontal, glyphs.bottomRight], on: &canvas)
      }
      drawTitles(on: &canvas, in: area, ellipsis: glyphs.ellipsis)
    }
    return area.inset(columns: 1, rows: 1)
  }

  /// How much of a long title must stay beside the right text.
  private static let shortestTitle = 14

  /// Writes the titles into the top edge, each with a blank on both sides.
  private func drawTitles(on canvas: inout Canvas, in area: Rect, ellipsis: String) {
    let room = area.width - 2
    let rightWidth = right.isEmpty ? 0 : right.columns + 2
    // One column of the edge must stay between the two, or they read as one text.
    let titleRoom = room - rightWidth - 3
    let hasRight = rightWidth > 0 && titleRoom >= min(title.columns, Self.shortestTitle)
    if hasRight { writePadded(right, at: area.maxX - 1 - rightWidth, on: &canvas, in: area) }
    let fitted = title.truncated(to: hasRight ? titleRoom : room - 2, ellipsis: ellipsis)
    if !fitted.isEmpty { writePadded(fitted, at: area.x + 1, on: &canvas, in: area) }
  }

  private func writePadded(_ spans: [Span], at x: Int, on canvas: inout Canvas, in area: Rect) {
    canvas.write(spans: [Span(" ")] + spans + [Span(" ")], at: Point(x: x, y: area.y), clip: area)
  }
}

/// The lines around a rectangle.
private struct Edges {
  var area: Rect
  var role: Role

  /// The left and right sides, the whole height; the corners are drawn over their ends.
  func drawSides(on canvas: inout Canvas, glyphs: Glyphs) {
    for x in Set([area.x, area.maxX - 1]) {
      canvas.fill(Rect(x: x, y: area.y, width: 1, height: area.height), glyphs.vertical, role: role)
    }
  }

  /// One horizontal edge with its two corners.
  func drawRow(_ y: Int, _ parts: [String], on canvas: inout Canvas) {
    canvas.fill(Rect(x: area.x, y: y, width: area.width, height: 1), parts[1], role: role)
    canvas.write(parts[0], at: Point(x: area.x, y: y), role: role)
    canvas.write(parts[2], at: Point(x: area.maxX - 1, y: y), role: role)
  }
}
