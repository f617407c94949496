/// A map of countries filled by class: a pure picture, drawn at any size, with every glyph inside its area.
package struct MapChart: Hashable, Sendable {
  package var shapes: [MapShape]
  package var window: MapWindow
  /// The position of the cursor's country in `shapes`.
  package var selected: Int?

  package init(shapes: [MapShape], window: MapWindow, selected: Int? = nil) {
    self.shapes = shapes
    self.window = window
    self.selected = selected
  }

  /// The dots of a map in an area of cells.
  private struct Layout {
    let plane: MapPlane
    let raster: MapRaster
    let labels: MapLabels

    init(_ chart: MapChart, _ area: Rect) {
      let (width, height) = (2 * area.width, 4 * area.height)
      plane = MapPlane(chart.window, width: width, height: height)
      raster = MapRaster(chart.shapes, on: plane, width: width, height: height)
      labels = MapLabels(chart.shapes, raster, plane: plane, size: area.size, selected: chart.selected)
    }
  }

  /// Dots per unit of the projection in an area: the larger, the more a map shows.
  package func scale(in size: Size) -> Double {
    MapPlane(window, width: 2 * size.width, height: 4 * size.height).scale
  }

  package func draw(on canvas: inout Canvas, in area: Rect, charset: Charset) {
    guard !area.isEmpty else { return }
    let layout = Layout(self, area)
    let ink = MapInk(shapes: shapes, raster: layout.raster, selected: selected)
    for y in 0..<area.height {
      for x in 0..<area.width {
        let point = Point(x: area.x + x, y: area.y + y)
        let mark = charset == .braille ? ink.braille(x, y) : ink.cell(x, y, charset)
        if let mark { canvas.write(mark.glyph, at: point, role: mark.role, clip: area) }
        if selected != nil, layout.raster.owner(ofCell: x, y) == selected {
          canvas.highlight(Rect(x: point.x, y: point.y, width: 1, height: 1), .selection)
        }
      }
    }
    draw(layout.labels, on: &canvas, in: area, charset)
  }

  private func draw(_ labels: MapLabels, on canvas: inout Canvas, in area: Rect, _ charset: Charset) {
    for point in labels.points {
      let isSelected = point.shape == selected
      let cell = Point(x: area.x + point.cell.x, y: area.y + point.cell.y)
      canvas.write(
        Self.point(shapes[point.shape].level, shapes[point.shape].standing, charset), at: cell,
        role: isSelected ? .active : shapes[point.shape].role, highlight: isSelected ? .selection : .none, clip: area)
      if isSelected { canvas.cursor = cell }
    }
    for label in labels.labels {
      let isSelected = label.shape == selected
      let cell = Point(x: area.x + label.cell.x, y: area.y + label.cell.y)
      let role: Role = isSelected ? .active : shapes[label.shape].standing == .home ? .title : shapes[label.shape].role
      canvas.write(
        shapes[label.shape].code, at: cell, role: role, highlight: isSelected ? .selection : .none, clip: area)
      if isSelected, canvas.cursor == nil { canvas.cursor = cell }
    }
  }

  /// The point of a state of a level: fuller as the level rises; in ASCII the level itself.
  package static func point(_ level: Int, _ standing: MapShape.Standing, _ charset: Charset) -> String {
    let isASCII = charset == .ascii
    if standing == .home { return isASCII ? "H" : "★" }
    if standing == .dimmed || level == 0 { return isASCII ? "o" : "○" }
    return isASCII ? String(level) : ["•", "◇", "◆", "■", "●"][min(4, level - 1)]
  }

  /// A few cells filled as a country is, for a legend.
  package static func swatch(
    _ level: Int, _ standing: MapShape.Standing, width: Int = 2, charset: Charset
  ) -> String {
    MapInk.swatch(level, standing, width: width, charset)
  }

  /// The country at a cell of the canvas: the one whose point or land lies there, else the nearest point within two cells.
  package func shape(at point: Point, in area: Rect) -> Int? {
    guard area.contains(point) else { return nil }
    let layout = Layout(self, area)
    let (x, y) = (point.x - area.x, point.y - area.y)
    let distance = { (cell: Point) in max(abs(cell.x - x), 2 * abs(cell.y - y)) }
    if let exact = layout.labels.points.first(where: { distance($0.cell) == 0 }) { return exact.shape }
    let owner = layout.raster.owner(ofCell: x, y)
    if owner >= 0, shapes[owner].standing == .partner || shapes[owner].standing == .home { return owner }
    return layout.labels.points.filter { distance($0.cell) <= 2 }.min { distance($0.cell) < distance($1.cell) }?.shape
  }
}
