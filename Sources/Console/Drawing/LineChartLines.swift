/// The lines themselves, in the finest glyphs the terminal has.
extension LineChart {
  /// A piece of a line between two successive years that both have a figure.
  struct Segment {
    var from: Int
    var to: Int
    var low: Double
    var high: Double
    var isDotted: Bool
  }

  /// The pieces of a line. Nothing joins two years with a missing one, or a missing figure, between them.
  func segments(of line: ChartSeries) -> [Segment] {
    positions.indices.dropLast().compactMap { index in
      guard positions[index + 1] == positions[index] + 1, let left = figure(line, at: index),
        let right = figure(line, at: index + 1)
      else { return nil }
      let isDotted = line.values[index].isHollow || line.values[index + 1].isHollow || line.values[index + 1].startsAnew
      return Segment(from: index, to: index + 1, low: left, high: right, isDotted: isDotted)
    }
  }

  func drawLines(on canvas: inout Canvas, layout: ChartLayout, charset: Charset) {
    switch charset {
    case .braille: drawBraille(on: &canvas, layout: layout)
    case .block: drawCells(on: &canvas, layout: layout, pen: .box)
    case .ascii: drawCells(on: &canvas, layout: layout, pen: .ascii)
    }
  }

  private func drawBraille(on canvas: inout Canvas, layout: ChartLayout) {
    var grid = BrailleGrid(width: layout.plot.width, height: layout.plot.height)
    func dot(_ index: Int, _ figure: Double) -> Point? {
      layout.level(of: figure, steps: 4).map { Point(x: 2 * (layout.columns[index] - layout.plot.x), y: $0) }
    }
    for line in lines {
      for segment in segments(of: line) {
        guard let start = dot(segment.from, segment.low), let end = dot(segment.to, segment.high) else { continue }
        grid.line(from: start, to: end, role: line.role, isDotted: segment.isDotted)
      }
    }
    grid.draw(on: &canvas, at: layout.plot)
  }

  private func drawCells(on canvas: inout Canvas, layout: ChartLayout, pen: CellPen) {
    for line in lines {
      var reached: Int?
      for segment in segments(of: line) {
        guard let start = layout.row(of: segment.low), let end = layout.row(of: segment.high) else { continue }
        let from = Point(x: layout.columns[segment.from], y: start)
        let to = Point(x: layout.columns[segment.to], y: end)
        // The column that the last piece ended in may hold its turn, which a level stroke would cut off.
        let isJoined = reached == segment.from && to.x > from.x
        pen.draw(
          from: from, to: to, startingAt: isJoined ? from.x + 1 : from.x, role: line.role, isDotted: segment.isDotted,
          on: &canvas, clip: layout.plot)
        reached = segment.to
      }
    }
  }
}

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
