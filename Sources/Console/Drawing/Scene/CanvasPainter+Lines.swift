/// Lines in the finest glyphs the terminal has.
extension CanvasPainter {
  func paint(lines: [ChartPath], on canvas: inout Canvas) {
    switch charset {
    case .braille:
      // Charts side by side have plots of their own.
      for box in distinct(lines.map(\.box)) {
        paintDots(of: lines.filter { $0.box == box }, in: box, on: &canvas)
      }
    case .block: paintCells(of: lines, pen: .box, on: &canvas)
    case .ascii: paintCells(of: lines, pen: .ascii, on: &canvas)
    }
  }

  private func distinct(_ boxes: [PlotBox]) -> [PlotBox] {
    boxes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func paintDots(of lines: [ChartPath], in box: PlotBox, on canvas: inout Canvas) {
    var grid = BrailleGrid(width: box.rect.width, height: box.rect.height)
    func dot(_ spot: Spot) -> Point {
      Point(x: 2 * (spot.column - box.rect.x), y: box.level(spot.depth, steps: 4))
    }
    for line in lines {
      for piece in line.pieces {
        grid.line(from: dot(piece.from), to: dot(piece.to), role: line.role, isDotted: piece.isDotted)
      }
    }
    grid.draw(on: &canvas, at: box.rect, clip: clip)
  }

  private func paintCells(of lines: [ChartPath], pen: CellPen, on canvas: inout Canvas) {
    for line in lines {
      let area = line.box.rect.intersection(clip)
      for piece in line.pieces {
        let from = Point(x: piece.from.column, y: line.box.row(piece.from.depth))
        let to = Point(x: piece.to.column, y: line.box.row(piece.to.depth))
        // The column that the last piece ended in may hold its turn, which a level stroke would cut off.
        let isJoined = piece.isJoined && to.x > from.x
        pen.draw(
          from: from, to: to, startingAt: isJoined ? from.x + 1 : from.x, role: line.role, isDotted: piece.isDotted,
          on: &canvas, clip: area)
      }
    }
  }
}
