/// Paints a chart's scene in the glyphs of a terminal.
struct CanvasPainter {
  let charset: Charset
  let clip: Rect
  var glyphs: Glyphs { charset.glyphs }

  func paint(_ scene: ChartScene, on canvas: inout Canvas) {
    var index = 0
    let shapes = scene.shapes
    while index < shapes.count {
      // Lines that follow each other share their dots, and so do areas.
      let end = run(of: shapes, from: index)
      if end > index {
        paintTogether(shapes[index..<end], on: &canvas)
        index = end
      } else {
        paint(shapes[index], on: &canvas)
        index += 1
      }
    }
  }

  /// The end of the shapes of one kind that are painted together.
  private func run(of shapes: [ChartShape], from start: Int) -> Int {
    func group(_ shape: ChartShape) -> Int? {
      switch shape {
      case .line: 0
      case .area: 1
      default: nil
      }
    }
    guard let first = group(shapes[start]) else { return start }
    return shapes[start...].firstIndex { group($0) != first } ?? shapes.count
  }

  private func paintTogether(_ shapes: ArraySlice<ChartShape>, on canvas: inout Canvas) {
    paint(lines: shapes.compactMap { if case .line(let path) = $0 { path } else { nil } }, on: &canvas)
    paint(areas: shapes.compactMap { if case .area(let area) = $0 { area } else { nil } }, on: &canvas)
  }

  private func paint(_ shape: ChartShape, on canvas: inout Canvas) {
    switch shape {
    case .label(let label), .cap(let label): canvas.write(label.text, at: label.point, role: label.role, clip: clip)
    case .rule(let rule): paint(rule, on: &canvas)
    case .joint(let joint): canvas.write(glyph(joint.form), at: joint.point, role: .axis, clip: clip)
    case .tick(let tick): paint(tick, on: &canvas)
    case .point(let point): paint(point, on: &canvas)
    case .bar(let bar): paint(bar, on: &canvas)
    case .beam(let beam): paint(beam, on: &canvas)
    case .tile(let tile): paint(tile, on: &canvas)
    case .key(let key): canvas.write(key.fill.glyph(charset), at: key.point, role: key.role, clip: clip)
    case .brush(let brush): paint(brush, on: &canvas)
    case .crosshair(let crosshair): paint(crosshair, on: &canvas)
    case .highlight(let rect): canvas.highlight(rect.intersection(clip), .crosshair)
    case .sparks(let sparks):
      let row = Rect(x: sparks.point.x, y: sparks.point.y, width: sparks.width, height: 1)
      sparks.line.draw(on: &canvas, in: row.intersection(clip), charset: charset)
    case .line, .area: break
    }
  }

  private func paint(_ rule: ChartRule, on canvas: inout Canvas) {
    let isLevel = rule.from.y == rule.to.y
    let area = Rect(
      x: min(rule.from.x, rule.to.x), y: min(rule.from.y, rule.to.y), width: abs(rule.to.x - rule.from.x) + 1,
      height: abs(rule.to.y - rule.from.y) + 1)
    canvas.fill(area.intersection(clip), isLevel ? glyphs.horizontal : glyphs.vertical, role: rule.role)
  }

  private func glyph(_ form: ChartJoint.Form) -> String {
    switch form {
    case .corner: glyphs.axisCorner
    case .cross: glyphs.axisCross
    case .left: glyphs.axisTickLeft
    case .down: glyphs.axisTickDown
    }
  }

  private func paint(_ tick: ChartTick, on canvas: inout Canvas) {
    let point = Point(x: tick.axis - 1 - tick.text.count, y: tick.row)
    canvas.write(tick.text, at: point, role: .axis, clip: clip)
    canvas.write(glyphs.axisTickLeft, at: Point(x: tick.axis, y: tick.row), role: .axis, clip: clip)
  }

  private func paint(_ point: ChartPoint, on canvas: inout Canvas) {
    let glyph =
      switch point.form {
      case .full: glyphs.point
      case .hollow: glyphs.hollowPoint
      case .sign(let sign): sign
      }
    let place = Point(x: point.spot.column, y: point.box.row(point.spot.depth))
    canvas.write(glyph, at: place, role: point.role, clip: point.box.rect.intersection(clip))
  }

  private static let shades = [" ", "░", "▒", "▓", "█"]
  private static let asciiShades = [" ", ":", "+", "*", "#"]

  private func paint(_ tile: ChartTile, on canvas: inout Canvas) {
    let rect = tile.rect.intersection(clip)
    guard let level = tile.level, level > 0 else {
      // One sign in the middle is enough to tell nothing from unknown, and both from a shade.
      let middle = Point(x: tile.rect.x + (tile.rect.width - 1) / 2, y: tile.rect.y + (tile.rect.height - 1) / 2)
      canvas.write(tile.level == nil ? "?" : glyphs.gap, at: middle, role: .gap, clip: rect)
      return
    }
    canvas.fill(rect, (charset == .ascii ? Self.asciiShades : Self.shades)[min(4, level)], role: tile.role)
  }

  /// Brackets and a highlight around the years of the brush. Figures and events keep their glyphs.
  private func paint(_ brush: ChartBrush, on canvas: inout Canvas) {
    let range = brush.columns
    let band = Rect(x: range.lowerBound, y: brush.row, width: range.count, height: 1).intersection(clip)
    canvas.highlight(band, .crosshair)
    let free = [glyphs.horizontal, glyphs.axisTickDown]
    for (bracket, x, isShown) in [("[", range.lowerBound, brush.showsStart), ("]", range.upperBound, brush.showsEnd)] {
      let point = Point(x: x, y: brush.row)
      guard isShown, range.count > 1, free.contains(canvas[point].glyph) else { continue }
      canvas.write(bracket, at: point, role: .active, highlight: .crosshair, clip: clip)
    }
  }

  private func paint(_ crosshair: ChartCrosshair, on canvas: inout Canvas) {
    let x = crosshair.x
    for y in crosshair.plot.y..<crosshair.plot.maxY where canvas[Point(x: x, y: y)].glyph == " " {
      canvas.write(glyphs.vertical, at: Point(x: x, y: y), role: .axis, clip: crosshair.plot.intersection(clip))
    }
    canvas.highlight(crosshair.column.intersection(clip), .crosshair)
  }
}
