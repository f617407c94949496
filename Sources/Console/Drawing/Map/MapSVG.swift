/// A map as an SVG picture that stands alone and reads on light and dark pages.
package struct MapSVG: Sendable {
  /// A line of the legend.
  package struct Class: Hashable, Sendable {
    package var level: Int
    package var title: String
    package var count: Int

    package init(level: Int, title: String, count: Int) {
      self.level = level
      self.title = title
      self.count = count
    }
  }

  package var chart: MapChart
  package var title: String
  package var heading: String
  package var classes: [Class]
  /// What each shape says when pointed at; nil for nothing.
  package var names: [String?]
  package var homeName: String?
  package var notes: [String]

  package init(
    chart: MapChart, title: String, heading: String, classes: [Class], names: [String?], homeName: String?,
    notes: [String]
  ) {
    self.chart = chart
    self.title = title
    self.heading = heading
    self.classes = classes
    self.names = names
    self.homeName = homeName
    self.notes = notes
  }

  private static let width = 960
  private static let margin = 20
  private static let line = 18

  /// The height of the map that suits its shape.
  private var mapHeight: Int {
    let most = MapPlane(chart.window, width: Self.width, height: 100_000).scale
    let fitting = stride(from: 200, through: 720, by: 20).first {
      MapPlane(chart.window, width: Self.width, height: $0).scale >= most * 0.999
    }
    return fitting ?? 720
  }

  /// The picture as the text of a file.
  package var picture: String {
    let mapHeight = mapHeight
    let plane = MapPlane(chart.window, width: Self.width, height: mapHeight)
    let rows = (classes.count + 3) / 3
    let height = 44 + mapHeight + 34 + rows * Self.line + notes.count * Self.line + Self.margin
    let legendTop = 44 + mapHeight + 20
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width + 2 * Self.margin) \(height)" \
      role="img" font-family="system-ui,sans-serif" font-size="13">
      <title>\(SVGText.escape(title))</title>
      <style>\(Self.style)</style>
      <rect class="page" width="\(Self.width + 2 * Self.margin)" height="\(height)"/>
      <text class="title" x="\(Self.margin)" y="28">\(SVGText.escape(title))</text>
      <clipPath id="window"><rect width="\(Self.width)" height="\(mapHeight)"/></clipPath>
      <g transform="translate(\(Self.margin) 44)" clip-path="url(#window)">
      \(shapes(plane).joined(separator: "\n"))
      </g>
      \(legend(top: legendTop).joined(separator: "\n"))
      \(footnotes(top: legendTop + rows * Self.line + 20).joined(separator: "\n"))
      </svg>

      """
  }

  /// Classes by colour and by lightness: each level is darker than the next on a light page, lighter on a dark one.
  private static let style = """
    .page{fill:#fff}.title{font-size:17px;font-weight:600}text{fill:#1d2a33}.muted{fill:#5b6770}\
    path,circle{stroke:#fff;stroke-width:.6;stroke-linejoin:round}\
    .l5{fill:#6a1b5e}.l4{fill:#b3344c}.l3{fill:#dd7a3b}.l2{fill:#e9b44c}.l1{fill:#f4dc9c}\
    .l0{fill:#e7ebee;stroke:#8c979f}.out{fill:none;stroke:#c3cad0;stroke-dasharray:2 2}.home{fill:#1f4e79}\
    @media(prefers-color-scheme:dark){.page{fill:#14191d}text{fill:#e4e9ec}.muted{fill:#a3adb4}\
    path,circle{stroke:#14191d}.l5{fill:#fbe3a6}.l4{fill:#f2b653}.l3{fill:#e27e48}.l2{fill:#b3445f}.l1{fill:#6d2f6b}\
    .l0{fill:#2a3238;stroke:#6b767e}.out{fill:none;stroke:#414b52}.home{fill:#6fb1ea}}
    """

  private func name(of standing: MapShape.Standing, _ level: Int) -> String {
    switch standing {
    case .partner: "l\(level)"
    case .dimmed: "l0"
    case .home: "home"
    case .outsider: "out"
    }
  }

  /// Outlines, the large ones first, then points for what has none or one that is too small to be seen.
  private func shapes(_ plane: MapPlane) -> [String] {
    let drawn = chart.shapes.indices.map { index in (index, rings(of: chart.shapes[index], plane)) }
    let paths = drawn.filter { !$0.1.isEmpty }.sorted { Self.size($0.1) > Self.size($1.1) }.map { index, rings in
      let data = rings.map { ring in "M" + ring.map(Self.short).joined(separator: "L") + "Z" }.joined()
      return element("path", "d=\"\(data)\" fill-rule=\"evenodd\"", index)
    }
    let points = drawn.compactMap { index, rings -> String? in
      let shape = chart.shapes[index]
      guard shape.standing != .outsider, Self.size(rings) < 30,
        let dot = shape.place.flatMap({ plane.visibleDot(of: $0) })
      else { return nil }
      return element("circle", "cx=\"\(Self.short(dot.x))\" cy=\"\(Self.short(dot.y))\" r=\"4\"", index)
    }
    return paths + points
  }

  private func element(_ tag: String, _ attributes: String, _ index: Int) -> String {
    let shape = chart.shapes[index]
    let about = names.indices.contains(index) ? names[index] : nil
    let label =
      (about ?? (shape.standing == .home ? homeName : nil)).map { "<title>\(SVGText.escape($0))</title>" } ?? ""
    return "<\(tag) class=\"\(name(of: shape.standing, shape.level))\" \(attributes)>\(label)</\(tag)>"
  }

  private func rings(of shape: MapShape, _ plane: MapPlane) -> [[SIMD2<Double>]] {
    shape.rings.flatMap { ring in
      let (low, high) = MapWindow.bounds(of: ring)
      return plane.window.turns(from: low.x, to: high.x).map { turn in
        MapClip.ring(ring.map { SIMD2($0.x + turn, $0.y) }, to: plane.window).map { plane.dot(of: $0) }
      }
    }.filter { $0.count > 2 }
  }

  /// The size of the box around some rings.
  private static func size(_ rings: [[SIMD2<Double>]]) -> Double {
    let (low, high) = MapWindow.bounds(of: rings.flatMap(\.self))
    return (high.x - low.x) * (high.y - low.y)
  }

  private func legend(top: Int) -> [String] {
    let entries =
      classes.map { ("l\($0.level)", "\($0.title) (\($0.count))") } + (homeName.map { [("home", $0)] } ?? [])
    let heading = "<text x=\"\(Self.margin)\" y=\"\(top)\" font-weight=\"600\">\(SVGText.escape(heading))</text>"
    return [heading]
      + entries.enumerated().map { index, entry in
        let x = Self.margin + 200 + index % 3 * 250
        let y = top + index / 3 * Self.line
        return "<rect class=\"\(entry.0)\" x=\"\(x)\" y=\"\(y - 11)\" width=\"14\" height=\"14\"/>"
          + "<text x=\"\(x + 22)\" y=\"\(y)\">\(SVGText.escape(entry.1))</text>"
      }
  }

  private func footnotes(top: Int) -> [String] {
    notes.enumerated().map { index, note in
      "<text class=\"muted\" x=\"\(Self.margin)\" y=\"\(top + index * Self.line)\">\(SVGText.escape(note))</text>"
    }
  }

  private static func short(_ dot: SIMD2<Double>) -> String { "\(short(dot.x)) \(short(dot.y))" }

  /// A coordinate in tenths.
  private static func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : String(Double(tenths) / 10)
  }
}
