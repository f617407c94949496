import Console
import Testing

@Suite struct CanvasTests {
  @Test func wideGlyphsNeverShowHalf() {
    var canvas = Canvas(size: Size(width: 6, height: 2))
    canvas.write("中国人", at: Point(x: 0, y: 0))
    canvas.write("x", at: Point(x: 1, y: 0))
    #expect(canvas.text == " x国人\n")
    canvas.write("中国", at: Point(x: 0, y: 1), clip: Rect(x: 1, y: 1, width: 2, height: 1))
    #expect(canvas.golden() == "│ x国人│\n││")
    #expect(canvas[Point(x: 1, y: 1)].glyph == " ")
  }

  @Test func asciiPassKeepsEveryColumn() {
    var canvas = Canvas(size: Size(width: 12, height: 1))
    canvas.write("Tô 中│▸x", at: Point(x: 0, y: 0))
    canvas.asciiOnly()
    #expect(canvas.text == "To ? |>x")
    #expect(!canvas.row(0).contains { $0.isContinuation })
  }

  @Test func spansKeepTheirRoles() {
    var canvas = Canvas(size: Size(width: 8, height: 1))
    let end = canvas.write(spans: [Span("Huế", .strong), Span("·", .gap), Span("Đà Nẵng")], at: Point(x: 0, y: 0))
    #expect(end == 8)
    #expect(canvas.golden(roles: true) == "│Huế·Đà N│\n\n│sssgtt t│")
  }

  @Test func truncatedSpansKeepTheRoleOfWhatIsCut() {
    let spans = [Span("Trade", .title), Span("  China", .accent)]
    #expect(spans.truncated(to: 12) == spans)
    #expect(spans.truncated(to: 9) == [Span("Trade", .title), Span("  C…", .accent)])
    #expect(spans.truncated(to: 3) == [Span("Tr…", .title)])
    #expect(spans.truncated(to: 0) == [])
    #expect([Span("中国人")].truncated(to: 4).columns == 3)
  }

  @Test func goldensShowHighlights() {
    var canvas = Canvas(size: Size(width: 4, height: 2))
    canvas.write("ab", at: Point(x: 0, y: 0), role: .warning)
    canvas.highlight(Rect(x: 0, y: 0, width: 3, height: 1), .selection)
    #expect(
      canvas.golden(roles: true) == """
        │ab│
        ││

        │ww│
        ││

        │SSS│
        ││
        """)
  }

  @Test func lettersOfRolesAndHighlightsAreDistinct() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    #expect(Set(Highlight.allCases.map(\.letter)).count == Highlight.allCases.count)
  }

  @Test func svgStandsAloneAndEscapes() {
    var canvas = Canvas(size: Size(width: 10, height: 2))
    canvas.write("<a & \"b\">", at: Point(x: 0, y: 0), role: .error)
    canvas.write("╭⠿中", at: Point(x: 0, y: 1), highlight: .selection)
    let svg = CanvasSVG(theme: .builtIn, title: "A <picture>").picture(of: canvas)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 114 64\""))
    #expect(svg.contains("<title>A &lt;picture&gt;</title>"))
    #expect(svg.contains(">&quot;b&quot;&gt;</text>") && svg.contains(">&amp;</text>"))
    #expect(
      svg.contains("<path d=") && svg.contains("<circle ") && svg.contains("textLength=\"18\"")
        && svg.contains(">中</text>"))
    #expect(svg.contains("<rect x=\"12\" y=\"32\" width=\"36\""))
    #expect(!CanvasSVG(theme: .builtIn).picture(of: Canvas(size: Size(width: 0, height: 0))).isEmpty)
  }

  @Test func writingAnywhereStaysInsideTheClip() {
    var random = Seeded(4)
    for _ in 0..<500 {
      var canvas = Canvas(size: Size(width: random.number(0...12), height: random.number(0...4)))
      let clip = Rect(
        x: random.number(-3...12), y: random.number(-1...4), width: random.number(0...9), height: random.number(0...3))
      let place = Point(x: random.number(-6...12), y: random.number(-1...4))
      canvas.write(random.text(8), at: place, role: .accent, clip: clip)
      expectNothingOutside(clip, of: canvas)
    }
  }
}

/// Everything outside an area is still blank, and no wide glyph is cut.
func expectNothingOutside(_ area: Rect, of canvas: Canvas, _ note: String = "") {
  for y in 0..<canvas.size.height {
    var columns = 0
    for (x, cell) in canvas.row(y).enumerated() {
      columns += TextWidth.columns(of: cell.glyph)
      if !area.contains(Point(x: x, y: y)), cell != .blank {
        Issue.record("“\(cell.glyph)” at \(x),\(y) is outside \(area) \(note)")
      }
    }
    if columns != canvas.size.width {
      Issue.record("row \(y) has \(columns) columns, not \(canvas.size.width) \(note)")
    }
  }
}
