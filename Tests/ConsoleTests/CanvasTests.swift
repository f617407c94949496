import Testing

@testable import Console

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

  @Test func glyphsKeepTheirText() {
    for text in ["a", " ", "ệ", "e\u{323}\u{302}", "中", "🇻🇳", "👨‍👩‍👧", "", "\u{301}"] {
      #expect(Array(Glyph(text).text.unicodeScalars) == Array(text.unicodeScalars))
      #expect(Glyph(text) == Glyph(text))
    }
    #expect(Glyph("🇻🇳") != Glyph("🇻🇦") && Glyph("") == .nothing && Glyph(" ") == .blank)
    #expect(MemoryLayout<Cell>.stride == 8)
  }

  @Test func plainTextIsDrawnAndMeasuredAsAnyOther() {
    var random = Seeded(11)
    let plain = Array("aZ 09~éđẾ…–→≈≠│╭█▁⣿").map(String.init)
    for _ in 0..<400 {
      let text = (0..<random.number(0...14)).map { _ in plain[random.number(0...plain.count - 1)] }.joined()
      #expect(PlainText.isMadeOf(text) && TextWidth.columns(of: text) == text.count)
      let clip = Rect(x: random.number(-3...12), y: 0, width: random.number(0...9), height: 1)
      let x = random.number(-6...12)
      var whole = Canvas(size: Size(width: 12, height: 1))
      whole.write("中国中国中国", at: Point(x: 0, y: 0))
      var single = whole
      let end = whole.write(text, at: Point(x: x, y: 0), role: .accent, clip: clip)
      var next = x
      for glyph in text where next < max(clip.intersection(single.bounds).maxX, x) {
        // A joiner that takes no column keeps the text from being plain.
        next = single.write("\u{200D}" + String(glyph), at: Point(x: next, y: 0), role: .accent, clip: clip)
      }
      #expect(whole.text == single.text && end == next, "“\(text)” at \(x) in \(clip)")
    }
  }

  @Test func edgesAreTheOutermostCellsOnce() {
    for size in [(0, 0), (1, 1), (1, 5), (5, 1), (2, 2), (7, 4)] {
      let rect = Rect(x: 2, y: 1, width: size.0, height: size.1)
      let inner = rect.inset(columns: 1, rows: 1)
      for y in 0..<8 {
        for x in 0..<12 {
          let point = Point(x: x, y: y)
          let isEdge = rect.contains(point) && !inner.contains(point)
          #expect(rect.edges.count { $0.contains(point) } == (isEdge ? 1 : 0), "\(point) of \(size)")
        }
      }
    }
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
