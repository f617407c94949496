/// Draws a line cell by cell: it runs level through a column and turns at the column's edge.
struct CellPen {
  var level: String
  var upright: String
  /// The turns: from level up, from below to level, from level down, from above to level.
  var leaveUp: String
  var arriveUp: String
  var leaveDown: String
  var arriveDown: String
  var dottedLevel: String
  var dottedUpright: String

  static let box = CellPen(
    level: "─", upright: "│", leaveUp: "╯", arriveUp: "╭", leaveDown: "╮", arriveDown: "╰",
    dottedLevel: "╌", dottedUpright: "┆")

  static let ascii = CellPen(
    level: "-", upright: "|", leaveUp: "/", arriveUp: "/", leaveDown: "\\", arriveDown: "\\",
    dottedLevel: ".", dottedUpright: ":")

  func draw(
    from start: Point, to end: Point, startingAt first: Int, role: Role, isDotted: Bool, on canvas: inout Canvas,
    clip: Rect
  ) {
    func put(_ glyph: String, _ x: Int, _ y: Int) {
      canvas.write(glyph, at: Point(x: x, y: y), role: role, clip: clip)
    }
    var row = start.y
    for x in first...max(first, end.x) {
      let next = rowAt(x, from: start, to: end)
      if next == row {
        put(isDotted ? dottedLevel : level, x, row)
      } else {
        put(next < row ? leaveUp : leaveDown, x, row)
        for y in min(row, next) + 1..<max(row, next) { put(isDotted ? dottedUpright : upright, x, y) }
        put(next < row ? arriveUp : arriveDown, x, next)
        row = next
      }
    }
  }

  private func rowAt(_ x: Int, from start: Point, to end: Point) -> Int {
    guard end.x > start.x else { return end.y }
    let share = Double(x - start.x) / Double(end.x - start.x)
    return start.y + Int((share * Double(end.y - start.y)).rounded())
  }
}
