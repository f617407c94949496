/// Paints a chart's scene as elements of SVG. A cell is 8 by 18 units; the middle of a cell is where its glyph stands.
struct SVGPainter {
  private func x(_ column: Double) -> String { SVGText.number((column + 0.5) * ChartSVG.cellWidth) }
  private func y(_ row: Double) -> String { SVGText.number(row * ChartSVG.cellHeight) }

  /// The roles that a scene uses, each once, in the order of the table of roles.
  func roles(of scene: ChartScene) -> [Role] {
    let used = Set(scene.shapes.map(role))
    return Role.allCases.filter(used.contains)
  }

  private func role(_ shape: ChartShape) -> Role {
    switch shape {
    case .label(let label), .cap(let label): label.role
    case .rule(let rule): rule.role
    case .line(let path): path.role
    case .point(let point): point.role
    case .area(let area): area.role
    case .bar(let bar): bar.role
    case .beam(let beam): beam.role
    case .tile(let tile): (tile.level ?? 0) > 0 ? tile.role : .gap
    case .key(let key): key.role
    case .sparks(let sparks): sparks.line.role
    case .joint, .tick, .brush, .crosshair, .highlight: .axis
    }
  }

  func elements(of scene: ChartScene) -> [String] {
    // What lies behind goes first: a canvas lays highlights under glyphs that are there already.
    let behind = scene.shapes.filter(isBehind)
    return (behind + scene.shapes.filter { !isBehind($0) }).flatMap { shape in
      let drawn = elements(of: shape)
      return drawn.isEmpty ? [] : ["<g class=\"r-\(role(shape).rawValue)\">" + drawn.joined() + "</g>"]
    }
  }

  private func isBehind(_ shape: ChartShape) -> Bool {
    switch shape {
    case .brush, .crosshair, .highlight: true
    default: false
    }
  }

  private func elements(of shape: ChartShape) -> [String] {
    switch shape {
    case .label(let label): [text(label)]
    case .cap: []
    case .rule(let rule):
      [
        line(
          Double(rule.from.x), rule.exactY.map { $0 - 0.5 } ?? Double(rule.from.y), Double(rule.to.x),
          rule.exactY.map { $0 - 0.5 } ?? Double(rule.to.y))
      ]
    case .joint(let joint): joints(joint)
    case .tick(let tick): ticks(tick)
    case .line(let path): paths(path)
    case .point(let point): [circle(point)]
    case .area(let area): [polygon(area)]
    case .bar(let bar): bars(bar)
    case .beam(let beam): beams(beam)
    case .tile(let tile): tiles(tile)
    case .key(let key):
      filled(
        left: Double(key.point.x) * ChartSVG.cellWidth, top: (Double(key.point.y) + 0.2) * ChartSVG.cellHeight,
        width: ChartSVG.cellWidth + 3, height: 0.6 * ChartSVG.cellHeight, fill: key.fill)
    case .brush(let brush):
      [
        shade(Rect(x: brush.columns.lowerBound, y: brush.row, width: brush.columns.count, height: 1))
      ]
    case .crosshair(let cross):
      [
        line(cross.exactX, Double(cross.plot.y) - 0.5, cross.exactX, Double(cross.plot.maxY), dash: "2 3")
      ]
    case .highlight(let rect): [shade(rect)]
    case .sparks(let sparks): self.sparks(sparks)
    }
  }

  private func text(_ label: ChartLabel) -> String {
    guard label.text.contains(where: { $0 != " " }) else { return "" }
    let columns = label.columns
    let (place, anchor): (Double, String) =
      switch label.anchor {
      case .left: (Double(columns.lowerBound), "")
      case .center:
        (
          label.exactX.map { $0 + 0.5 } ?? Double(columns.lowerBound + columns.upperBound) / 2,
          " text-anchor=\"middle\""
        )
      case .right: (Double(columns.upperBound), " text-anchor=\"end\"")
      }
    let halo = label.isOnFill ? " class=\"on\"" : ""
    let bold = label.role == .strong || label.role == .header ? " font-weight=\"bold\"" : ""
    return "<text x=\"\(SVGText.number(place * ChartSVG.cellWidth))\" y=\"\(y(Double(label.point.y) + 0.73))\""
      + "\(anchor)\(bold)\(halo)>\(SVGText.escape(label.text))</text>"
  }

  /// A line between the middles of two cells.
  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, dash: String? = nil) -> String {
    let style = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    return "<path class=\"l\" d=\"M\(x(x1)) \(y(y1 + 0.5))L\(x(x2)) \(y(y2 + 0.5))\"\(style)/>"
  }

  private func joints(_ joint: ChartJoint) -> [String] {
    let (px, py) = (joint.exactX ?? Double(joint.point.x), Double(joint.point.y))
    switch joint.form {
    case .down: return [line(px, py, px, py + 0.25)]
    case .left: return [line(px - 0.5, py, px, py)]
    // The corner joins the axis above it with the one at its right.
    case .corner, .cross: return [line(px, py - 1, px, py), line(px, py, px + 1, py)]
    }
  }

  private func ticks(_ tick: ChartTick) -> [String] {
    let left = (Double(tick.axis) - 0.5) * ChartSVG.cellWidth
    return [
      line(Double(tick.axis) - 0.6, tick.y - 0.5, Double(tick.axis), tick.y - 0.5),
      "<text x=\"\(SVGText.number(left))\" y=\"\(y(tick.y + 0.23))\" text-anchor=\"end\">\(SVGText.escape(tick.text))</text>",
    ]
  }

  /// One element for the certain pieces and one for the dotted, each going on where its last piece ended.
  private func paths(_ path: ChartPath) -> [String] {
    [false, true].compactMap { isDotted in
      var data = ""
      var end: Spot?
      for piece in path.pieces where piece.isDotted == isDotted {
        if piece.from != end { data += "M\(x(piece.from.x)) \(y(path.box.y(piece.from.depth)))" }
        data += "L\(x(piece.to.x)) \(y(path.box.y(piece.to.depth)))"
        end = piece.to
      }
      let dash = isDotted ? " stroke-dasharray=\"1.5 5\"" : ""
      return data.isEmpty ? nil : "<path class=\"l\" stroke-width=\"2.2\"\(dash) d=\"\(data)\"/>"
    }
  }

  private func circle(_ point: ChartPoint) -> String {
    let place = (x(point.spot.x), y(point.box.y(point.spot.depth)))
    switch point.form {
    case .full: return "<circle class=\"f\" cx=\"\(place.0)\" cy=\"\(place.1)\" r=\"3.6\"/>"
    case .hollow: return "<circle class=\"o\" stroke-width=\"1.8\" cx=\"\(place.0)\" cy=\"\(place.1)\" r=\"4\"/>"
    case .sign(let sign):
      return "<circle class=\"o\" stroke-width=\"1.5\" cx=\"\(place.0)\" cy=\"\(place.1)\" r=\"7\"/>"
        + "<text x=\"\(place.0)\" y=\"\(y(point.box.y(point.spot.depth) + 0.24))\" text-anchor=\"middle\""
        + " font-size=\"11\">\(SVGText.escape(sign))</text>"
    }
  }

  private func polygon(_ area: ChartArea) -> String {
    // A single position would be a line without width: it gets a column.
    let edges = area.edges.count == 1 ? widened(area.edges) : area.edges
    let there = edges.map { "\(x($0.x)) \(y($0.top))" }
    let back = edges.reversed().map { "\(x($0.x)) \(y($0.bottom))" }
    let data = "M" + (there + back).joined(separator: "L") + "Z"
    let main = "<path class=\"f\"\(opacity(area.fill)) d=\"\(data)\"/>"
    return main + (hatch(area.fill).map { "<path fill=\"url(#\($0))\" d=\"\(data)\"/>" } ?? "")
  }

  private func widened(_ edges: [ChartArea.Edge]) -> [ChartArea.Edge] {
    edges.flatMap { edge in
      [-0.5, 0.5].map { ChartArea.Edge(x: edge.x + $0, top: edge.top, bottom: edge.bottom) }
    }
  }

  private func bars(_ bar: ChartBar) -> [String] {
    let from = bar.exactFrom ?? bar.from
    let to = bar.exactTo ?? bar.to
    let zero = Double(bar.zeroRow) + (bar.isOfStrip ? 0 : 0.5)
    let (high, low) = (zero - max(from, to), zero - min(from, to))
    let gap = bar.columns.count > 1 ? 1.0 : 0.5
    return filled(
      left: Double(bar.columns.lowerBound) * ChartSVG.cellWidth + gap, top: high * ChartSVG.cellHeight,
      width: Double(bar.columns.count) * ChartSVG.cellWidth - 2 * gap,
      height: max(1, (low - high) * ChartSVG.cellHeight),
      fill: bar.fill)
  }

  private func beams(_ beam: ChartBeam) -> [String] {
    let isStrip = beam.rows.count > 1
    let (low, high) = (min(beam.from, beam.to), max(beam.from, beam.to))
    return filled(
      left: low * ChartSVG.cellWidth, top: (Double(beam.rows.lowerBound) + (isStrip ? 0 : 0.15)) * ChartSVG.cellHeight,
      width: max(1, (high - low) * ChartSVG.cellWidth - (isStrip ? 1 : 0)),
      height: (Double(beam.rows.count) - (isStrip ? 0.1 : 0.3)) * ChartSVG.cellHeight, fill: beam.fill)
  }

  /// A rectangle with its filling.
  private func filled(left: Double, top: Double, width: Double, height: Double, fill: Fill) -> [String] {
    let box =
      "x=\"\(SVGText.number(left))\" y=\"\(SVGText.number(top))\" width=\"\(SVGText.number(max(0, width)))\""
      + " height=\"\(SVGText.number(max(0, height)))\""
    if fill == .hollow { return ["<rect class=\"o\" stroke-dasharray=\"3 2\" \(box)/>"] }
    let main = "<rect class=\"f\"\(opacity(fill)) \(box)/>"
    return [main] + (hatch(fill).map { ["<rect fill=\"url(#\($0))\" \(box)/>"] } ?? [])
  }

  private func opacity(_ fill: Fill) -> String { fill == .band ? " fill-opacity=\"0.25\"" : "" }

  private func tiles(_ tile: ChartTile) -> [String] {
    let middle = Double(tile.rect.x) + Double(tile.rect.width) / 2
    guard let level = tile.level, level > 0 else {
      let text = tile.level == nil ? "?" : "·"
      return [
        "<text x=\"\(SVGText.number(middle * ChartSVG.cellWidth))\" y=\"\(y(Double(tile.rect.y) + 0.73))\""
          + " text-anchor=\"middle\">\(text)</text>"
      ]
    }
    return [
      "<rect class=\"f\" fill-opacity=\"\(SVGText.number([0, 0.25, 0.45, 0.7, 1][min(4, level)]))\""
        + " x=\"\(SVGText.number(Double(tile.rect.x) * ChartSVG.cellWidth))\" y=\"\(y(Double(tile.rect.y) + 0.06))\""
        + " width=\"\(SVGText.number(Double(tile.rect.width) * ChartSVG.cellWidth - 1))\""
        + " height=\"\(SVGText.number(ChartSVG.cellHeight * 0.88))\"/>"
    ]
  }

  private func shade(_ rect: Rect) -> String {
    "<rect class=\"f\" fill-opacity=\"0.14\" x=\"\(SVGText.number(Double(rect.x) * ChartSVG.cellWidth))\""
      + " y=\"\(y(Double(rect.y)))\" width=\"\(SVGText.number(Double(rect.width) * ChartSVG.cellWidth))\""
      + " height=\"\(SVGText.number(Double(rect.height) * ChartSVG.cellHeight))\"/>"
  }

  /// Bars of one column each, from the zero of the sparkline's scale.
  private func sparks(_ sparks: ChartSparks) -> [String] {
    let (low, high) = sparks.line.ends
    let range = high / 2 - low / 2
    let bottom = (Double(sparks.point.y) + 0.9) * ChartSVG.cellHeight
    let height = 0.8 * ChartSVG.cellHeight
    return sparks.line.values.suffix(max(0, sparks.width)).enumerated().map { number, value in
      let left = (Double(sparks.point.x + number)) * ChartSVG.cellWidth
      guard let figure = value.figure else {
        return "<text x=\"\(SVGText.number(left + ChartSVG.cellWidth / 2))\" y=\"\(SVGText.number(bottom - 3))\""
          + " text-anchor=\"middle\">·</text>"
      }
      func level(_ amount: Double) -> Double { range > 0 ? (amount / 2 - low / 2) / range * height : 0 }
      let top = max(level(figure), level(0))
      let size = max(1, abs(level(figure) - level(0)))
      let style = value.isHollow ? "o" : "f"
      return
        "<rect class=\"\(style)\" x=\"\(SVGText.number(left + 0.5))\" y=\"\(SVGText.number(bottom - max(top, size)))\""
        + " width=\"\(SVGText.number(ChartSVG.cellWidth - 1))\" height=\"\(SVGText.number(size))\"/>"
    }
  }
}

/// Fillings as hatches in the colour of the paper, over the colour of the part.
extension SVGPainter {
  private func hatch(_ fill: Fill) -> String? {
    guard case .part(let number) = fill, number % Fill.count > 0 else { return nil }
    return "hatch\(number % Fill.count)"
  }

  /// The patterns by number; the first part is plain.
  static let patterns: String = {
    let paths = [
      "M-2 8L8 -2M-2 2L2 -2M4 8L8 4", "M0 3H6", "M3 0V6", "M-2 -2L8 8M-2 4L2 8M4 -2L8 2", "M0 3H6M3 0V6",
      "M0 1.5H6M0 4.5H6",
    ]
    return "<defs>"
      + paths.enumerated().map { number, data in
        "<pattern id=\"hatch\(number + 1)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
          + "<path class=\"h\" d=\"\(data)\"/></pattern>"
      }.joined() + "</defs>"
  }()
}
