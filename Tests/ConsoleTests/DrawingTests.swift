import Console
import Testing

@Suite struct PanelTests {
  static let panel = Panel(
    title: [Span("2", .hintKey), Span(" Timeline", .title), Span("  year:2021..2025", .active)],
    right: [Span("41 of 512", .muted)], focused: true)

  static func picture(_ width: Int, _ height: Int, _ charset: Charset = .braille) -> String {
    var canvas = Canvas(size: Size(width: width, height: height))
    panel.draw(on: &canvas, in: canvas.bounds, charset: charset)
    return canvas.text
  }

  @Test func theEndOfTheTitleGivesWayFirstThenTheCount() {
    #expect(
      Self.picture(60, 3) == """
        ╭ 2 Timeline  year:2021..2025 ────────────────── 41 of 512 ╮
        │                                                          │
        ╰──────────────────────────────────────────────────────────╯
        """)
    #expect(Self.picture(43, 1) == "╭ 2 Timeline  year:2021..2025 ─ 41 of 512 ╮")
    #expect(Self.picture(42, 1) == "╭ 2 Timeline  year:2021..20… ─ 41 of 512 ╮")
    #expect(Self.picture(36, 1) == "╭ 2 Timeline  year:20… ─ 41 of 512 ╮")
    #expect(Self.picture(30, 1) == "╭ 2 Timeline  y… ─ 41 of 512 ╮")
    #expect(Self.picture(29, 1) == "╭ 2 Timeline  year:2021..2… ╮")
    #expect(Self.picture(20, 1) == "╭ 2 Timeline  yea… ╮")
    #expect(Self.picture(10, 2, .ascii) == "+ 2 Tim~ +\n+--------+")
  }

  @Test func tinyFramesAreSafe() {
    #expect(Self.picture(0, 0) == "")
    #expect(Self.picture(1, 1) == "│")
    #expect(Self.picture(2, 2) == "╭╮\n╰╯")
    #expect(Self.picture(2, 1) == "╭╮")
    #expect(Self.picture(4, 2) == "╭──╮\n╰──╯")
    #expect(Self.picture(5, 2) == "╭ … ╮\n╰───╯")
  }

  @Test func theInsideIsReturned() {
    var canvas = Canvas(size: Size(width: 10, height: 5))
    #expect(
      Self.panel.draw(on: &canvas, in: Rect(x: 1, y: 1, width: 8, height: 4), charset: .block)
        == Rect(x: 2, y: 2, width: 6, height: 2))
    #expect(Self.panel.draw(on: &canvas, in: Rect(x: 0, y: 0, width: 1, height: 9), charset: .block).isEmpty)
  }

  @Test func framesStayInTheirArea() {
    var random = Seeded(20)
    for _ in 0..<300 {
      let area = Rect(
        x: random.number(0...3), y: random.number(0...2), width: random.number(0...50), height: random.number(0...6))
      var canvas = Canvas(size: Size(width: random.number(0...60), height: random.number(0...8)))
      let panel = Panel(
        title: [Span(random.text(random.number(0...20)))], right: [Span(random.text(random.number(0...9)))])
      panel.draw(on: &canvas, in: area, charset: .braille)
      expectNothingOutside(area, of: canvas)
    }
  }
}

@Suite struct SparklineTests {
  static func glyphs(_ values: [Double?], _ charset: Charset = .block) -> String {
    Sparkline(values: values.map { ChartValue($0) }).cells(charset: charset).map(\.text).joined()
  }

  @Test func missingZeroAndLevelsAreDistinct() {
    #expect(Self.glyphs([nil, 0, 1, 2, 3, 4, 5, 6, 7, 8]) == "·_▁▂▃▄▅▆▇█")
    #expect(Self.glyphs([nil, 0, 1, 2, 3, 4, 5, 6, 7, 8], .ascii) == "._,:-=+*%#")
    #expect(Self.glyphs([0, 0.001, 1000]) == "_▁█")
    #expect(Self.glyphs([.nan, nil]) == "··")
    #expect(Self.glyphs([0, 0]) == "__")
    #expect(Self.glyphs([]) == "")
  }

  @Test func negativesShareTheScale() {
    #expect(Self.glyphs([-4, 0, 4]) == "▁▄█")
    #expect(Self.glyphs([-4, -2, -1]) == "▁▄▆")
    let line = Sparkline(
      values: [ChartValue(-1), ChartValue(1), ChartValue(1, isHollow: true), .missing], role: .exports)
    #expect(line.cells(charset: .block).map(\.role) == [.loss, .exports, .muted, .gap])
  }

  @Test func theLatestFiguresAreKept() {
    var canvas = Canvas(size: Size(width: 6, height: 1))
    Sparkline(values: [8, 1, 4, 8].map { ChartValue($0) })
      .draw(on: &canvas, in: Rect(x: 1, y: 0, width: 3, height: 1), charset: .block)
    #expect(canvas.text == " ▁▄█")
  }
}

@Suite struct BarStripTests {
  static func strip(_ years: ClosedRange<Int>, brush: ClosedRange<Int>?) -> BarStrip {
    BarStrip(
      periods: Array(years),
      rows: [
        .init(label: "out", role: .outbound, counts: years.map { $0 % 7 }),
        .init(label: "in", role: .inbound, counts: years.map { $0 % 9 }),
      ], brush: brush)
  }

  static func picture(_ strip: BarStrip, _ width: Int, _ height: Int = 3, _ charset: Charset = .block) -> String {
    var canvas = Canvas(size: Size(width: width, height: height))
    strip.draw(on: &canvas, in: canvas.bounds, charset: charset)
    return canvas.text
  }

  @Test func theBrushStandsInBrackets() {
    let strip = Self.strip(2021...2025, brush: 1...2)
    #expect(
      Self.picture(strip, 60) == """
            2021    [2022     2023]    2024     2025
        out ▅▅▅▅     ▆▆▆▆              ▁▁▁▁     ▂▂▂▂
        in  ▅▅▅▅     ▆▆▆▆     ▇▇▇▇     ████
        """)
    #expect(
      Self.picture(strip, 34, 3, .ascii) == """
            2021[2022 2023]2024 2025
        out ++++ ****      ,,,, ::::
        in  ++++ **** %%%% ####
        """)
  }

  @Test func aNarrowStripShowsThePeriodsAroundTheBrush() {
    let latest = Self.strip(1991...2025, brush: nil).layout(in: Rect(x: 0, y: 0, width: 30, height: 3))
    #expect(latest.shown.upperBound == 35 && latest.shown.lowerBound > 0)
    let early = Self.strip(1991...2025, brush: 3...5).layout(in: Rect(x: 0, y: 0, width: 30, height: 3))
    #expect(early.shown.contains(3) && early.shown.contains(5))
    #expect(Self.picture(Self.strip(1991...2025, brush: nil), 30).contains("‹"))
    #expect(Self.picture(Self.strip(1991...2025, brush: 3...5), 30).contains("›"))
  }

  @Test func theMouseFindsThePeriod() {
    var random = Seeded(21)
    for _ in 0..<300 {
      let start = random.number(1900...2000)
      let strip = Self.strip(start...start + random.number(0...60), brush: 0...1)
      let area = Rect(x: random.number(0...5), y: 0, width: random.number(0...90), height: 3)
      let layout = strip.layout(in: area)
      for index in layout.shown { #expect(strip.period(at: layout.x(of: index), in: area) == index) }
      #expect(strip.period(at: area.x - 1, in: area) == nil)
      #expect(strip.period(at: area.maxX, in: area) == nil)
    }
  }

  @Test(arguments: Charset.allCases)
  func stripsStayInTheirArea(charset: Charset) {
    var random = Seeded(22)
    for _ in 0..<400 {
      let start = random.number(-20...2000)
      let low = random.number(-3...40)
      var strip = Self.strip(start...start + random.number(0...40), brush: low...low + random.number(0...9))
      if random.number(0...9) == 0 { strip = BarStrip(periods: [], rows: []) }
      let area = Rect(x: 2, y: 1, width: random.number(0...60), height: random.number(0...8))
      var canvas = Canvas(size: Size(width: area.maxX + 2, height: area.maxY + 2))
      strip.draw(on: &canvas, in: area, charset: charset)
      expectNothingOutside(area, of: canvas)
    }
  }
}
