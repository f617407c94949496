/// Surfaces: dots in braille, else a glyph for every cell that they cover.
extension CanvasPainter {
  func paint(areas: [ChartArea], on canvas: inout Canvas) {
    guard charset == .braille else {
      for area in areas { paintCells(of: area, on: &canvas) }
      return
    }
    for plot in Set(areas.map(\.plot)).sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
      var grid = BrailleGrid(width: plot.width, height: plot.height)
      for area in areas where area.plot == plot { setDots(of: area, in: &grid) }
      grid.draw(on: &canvas, at: plot, clip: clip)
    }
  }

  private func setDots(of area: ChartArea, in grid: inout BrailleGrid) {
    let plot = area.plot
    area.eachColumn(steps: 2) { x, top, bottom in
      let dotX = x - 2 * plot.x
      // Heights are given by the middles of rows; the dots of a row begin half a row higher.
      let first = Int(((top - 0.5 - Double(plot.y)) * 4).rounded())
      let end = Int(((bottom - 0.5 - Double(plot.y)) * 4).rounded())
      for y in max(0, first)..<max(0, first, end) where y == first || area.fill.hasDot(x: dotX, y: y) {
        grid.set(Point(x: dotX, y: y), role: area.role)
      }
    }
  }

  private func paintCells(of area: ChartArea, on canvas: inout Canvas) {
    let glyph = area.fill.glyph(charset)
    let space = area.plot.intersection(clip)
    area.eachColumn(steps: 1) { x, top, bottom in
      let first = Int((top - 0.5).rounded())
      let end = Int((bottom - 0.5).rounded())
      canvas.fill(Rect(x: x, y: first, width: 1, height: end - first).intersection(space), glyph, role: area.role)
    }
  }
}

extension ChartArea {
  /// Calls for each column from the first edge to the last, with the heights between the edges; `steps` columns a cell.
  func eachColumn(steps: Int, _ body: (_ x: Int, _ top: Double, _ bottom: Double) -> Void) {
    guard let first = edges.first else { return }
    if edges.count == 1 { body(Int(first.x.rounded()) * steps, first.top, first.bottom) }
    for (left, right) in zip(edges, edges.dropFirst()) {
      let start = Int(left.x.rounded()) * steps
      let end = Int(right.x.rounded()) * steps
      // The last column belongs to the piece that follows, and to this one when there is none.
      let isLast = right == edges.last
      for x in start..<max(start, isLast ? end + 1 : end) {
        let share = end > start ? Double(x - start) / Double(end - start) : 1
        body(x, left.top + share * (right.top - left.top), left.bottom + share * (right.bottom - left.bottom))
      }
    }
  }
}
