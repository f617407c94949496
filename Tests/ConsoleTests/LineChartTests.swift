import Console
import Testing

/// Charts as pictures: exports miss 2010 and 2012 and are provisional in 2021.
@Suite struct LineChartTests {
  static let chart: LineChart = {
    let exports: [Double?] = [
      4.5, 5.4, nil, 11.6, nil, 13.2, 14.9, 17.1, 21.9, 35.4, 41.3, 41.4, 48.9, 55.9, 57.7, 61.2, 61.2,
    ]
    let imports: [Double?] = [
      15.7, 16.4, 20.2, 24.9, 29, 36.9, 43.6, 49.4, 50, 58.6, 65.5, 75.5, 84.2, 110.5, 117.9, 110.6, 144,
    ]
    var series = [line("exports", .exports, exports), line("imports", .imports, imports)]
    series[0].values[13].isHollow = true
    return LineChart(
      positions: Array(2008...2024), series: series,
      marks: [
        ChartMark(position: 0, glyph: "◆"), ChartMark(position: 9, glyph: "▼", role: .inbound),
        ChartMark(position: 15, glyph: "▼"), ChartMark(position: 15, glyph: "▲"),
      ], crosshair: 9, brush: 13...16)
  }()

  static func line(_ name: String, _ role: Role, _ billions: [Double?]) -> ChartSeries {
    ChartSeries(name: name, role: role, values: billions.map { ChartValue($0.map { $0 * 1e9 }) })
  }

  static func picture(
    _ chart: LineChart, _ width: Int, _ height: Int, _ charset: Charset = .braille, roles: Bool = false
  ) -> String {
    var canvas = Canvas(size: Size(width: width, height: height))
    chart.draw(on: &canvas, in: canvas.bounds, charset: charset)
    if charset == .ascii { canvas.asciiOnly() }
    return canvas.golden(roles: roles)
  }

  @Test func braille() {
    #expect(
      Self.picture(Self.chart, 64, 12, roles: true) == """
        │150B ┤                        │                ⢀⠄ imports 144.0B│
        │     │                        │               ⡠⠊│
        │     │                        │        ⢀⠤⠒⠊⠑⠢⠔⠁│
        │100B ┤                        │       ⢀⠎│
        │     │                        │   ⢀⣀⠤⠔⠊│
        │     │                        ●⡠⠔⠊⠁         ⣀⣀⣀⣀⡀ exports 61.2B│
        │ 50B ┤                ⢀⡠⠤⠤⠤⠤⠒⠊⠁     ⣀⡠⠔ ○ ⠉⠉│
        │     │          ⢀⡠⠔⠒⠊⠉⠁     ⢀⡠●⠊⠉⠉⠉⠉│
        │     │⣀⣀⣀⣀⠤⠤⠔⠒●⠉⠁   ⢀⣀⣀⣀⣀⠤⠔⠊⠁ ││
        │     │⠤⠤⠤⠄         ⠉⠁         ││
        │   0 ┼◆────·─────·────┬───────▼───────┬─[──┬─2──]│
        │    2008 2010  2012 2014    2017    2020 2022 2024│

        │xxxx x                        x                II IIIIIII IIIIII│
        │     x                        x               II│
        │     x                        x        IIIIIIII│
        │xxxx x                        x       II│
        │     x                        x   IIIII│
        │     x                        IIIII         EEEEE EEEEEEE EEEEE│
        │ xxx x                IIIIIIIII     EEE E EE│
        │     x          IIIIIII     EEEEEEEE│
        │     xIIIIIIIIEII   EEEEEEEEE x│
        │     xEEEE         EE         x│
        │   x xvxxxxExxxxxExxxxxxxxxxxxixxxxxxxxxcxxxxvxxc│
        │    xxxx xxxx  xxxx xxxx    ssss    xxxx xxxx xxxx│

        │                              C│
        │                              C│
        │                              C│
        │                              C│
        │                              C│
        │                              C│
        │                              C│
        │                              C│
        │                              C│
        │                              C│
        │                              C         CCCCCCCCC│
        ││
        """)
  }

  @Test func block() {
    #expect(
      Self.picture(Self.chart, 64, 12, .block) == """
        │150B ┤                        │                 ╭ imports 144.0B│
        │     │                        │               ╭─╯│
        │     │                        │         ╭─────╯│
        │100B ┤                        │        ╭╯│
        │     │                        │   ╭────╯│
        │     │                       ╭●───╯         ╭──── exports 61.2B│
        │ 50B ┤               ╭───────╯│      ╭─╌○╌╌╌╯│
        │     │          ╭────╯       ╭●──────╯│
        │     │────────●─╯  ──────────╯││
        │     │────                    ││
        │   0 ┼◆────·─────·────┬───────▼───────┬─[──┬─2──]│
        │    2008 2010  2012 2014    2017    2020 2022 2024│
        """)
  }

  /// A level stroke once cut off the turn that the piece before it ended with.
  @Test func everyTurnOfABoxLineIsWhole() {
    let line = Self.line("", .exports, [0, 10, 10, 0])
    #expect(
      Self.picture(LineChart(positions: Array(2020...2023), series: [line]), 13, 5, .block) == """
        │   ╭─────╮│
        │ ╭─╯     ╰─╮│
        │─╯         ╰─│
        │┬───────┬────│
        │2020  2022│
        """)
  }

  @Test func ascii() {
    #expect(
      Self.picture(Self.chart, 64, 12, .ascii) == #"""
        │150B +                        |                 + imports 144.0B│
        │     |                        |               /-/│
        │     |                        |         +--+-+/│
        │100B +                        |        //│
        │     |                        |   /+--+/│
        │     |                       /+-+-/         /*--* exports 61.2B│
        │ 50B +               /+-+--+-/|      /*.o..*/│
        │     |          /+-+-/       /*-*--*-/│
        │     |+--+-+--+-/  *--*-*--*-/|│
        │     |*--*                    |│
        │   0 +*----.-----.----+-------v-------+-[--+-2--]│
        │    2008 2010  2012 2014    2017    2020 2022 2024│
        """#)
  }

  @Test func aNarrowChartHasALegendAndLetters() {
    var chart = Self.chart
    chart.crosshair = nil
    chart.brush = nil
    #expect(
      Self.picture(chart, 40, 9) == """
        │─ E exports  ─ I imports│
        │     │                              ⡠⠂ I│
        │     │                        ⢀⠤⠒⠒⠤⠔⠁│
        │100B ┤                    ⢀⣀⠤⠔⠁│
        │     │             ⣀⣀⣀⡠⠤⠒⠊⠁  ⢀ ○ ⠤⠤⠤⠤⠄ E│
        │     │     ⣀⣀⣀⡠⠔⠒⠉⠉   ⢀⠤⠒⠒⠒⠒⠉⠁│
        │     │⠶⠭⠍⠉⠉ ●   ⠒⠒⠒⠉⠉⠉⠁│
        │   0 ┼◆───·───·─────┬──▼─────┬─────2──│
        │        2010      2015     2020│
        """)
  }

  @Test func negativesShareAZeroLine() {
    let chart = LineChart(
      positions: [2019, 2020, 2021], series: [Self.line("balance", .balance, [10, -10, nil])])
    let layout = chart.layout(in: Rect(x: 0, y: 0, width: 30, height: 11))
    #expect(layout.scale.crossesZero)
    let zero = layout.row(of: 0)
    #expect(layout.ticks.contains { $0.label == "0" && $0.row == zero })
    #expect(Self.picture(chart, 30, 11).contains("──·"))
  }

  @Test func logarithmicChartsSayWhatTheyLeaveOut() {
    let series = [Self.line("exports", .exports, [1, 0, -5, 100, nil])]
    var chart = LineChart(positions: Array(2000...2004), series: series)
    #expect(chart.excludedCount == 0)
    chart.isLogarithmic = true
    #expect(chart.excludedCount == 2)
    #expect(chart.figure(series[0], at: 1) == nil)
    let layout = chart.layout(in: Rect(x: 0, y: 0, width: 40, height: 12))
    #expect(layout.ticks.map(\.label) == ["1B", "10B", "100B"])
    #expect(!layout.scale.crossesZero && layout.scale.lower > 0)
  }

  @Test func chartsWithoutFiguresStillHaveYears() {
    let empty = LineChart(positions: Array(2020...2022), series: [Self.line("none", .exports, [nil, .nan])])
    #expect(
      Self.picture(empty, 20, 5) == """
        ││
        ││
        ││
        │·─────────·────────·│
        │2020    2021    2022│
        """)
    #expect(Self.picture(LineChart(positions: [], series: []), 6, 4) == "││\n││\n│──────│\n││")
  }

  @Test func zeroAndOnePointAreVisible() {
    let zero = LineChart(positions: [2020, 2021], series: [Self.line("", .exports, [0, 0])])
    #expect(
      Self.picture(zero, 8, 4, .block) == "││\n│────────│\n│┬───────│\n│2020│")
    let one = LineChart(positions: [2020], series: [Self.line("", .exports, [5])])
    #expect(Self.picture(one, 8, 4) == "│    ●│\n││\n│────┬───│\n│  2020│")
  }

  @Test func eventsInOneColumnAreCounted() {
    var chart = LineChart(positions: [2020, 2021], series: [Self.line("", .exports, [1, 2])])
    chart.marks = (0..<3).map { _ in ChartMark(position: 0, glyph: "▲") }
    chart.marks += (0..<12).map { _ in ChartMark(position: 1, glyph: "▼") }
    #expect(Self.picture(chart, 12, 4).split(separator: "\n")[2] == "│3──────────+│")
  }

  @Test func aSixthLineIsLeftOut() {
    let series = (0..<6).map { Self.line("s\($0)", .exports, [Double($0 + 1)]) }
    #expect(LineChart(positions: [2020], series: series).lines.count == 5)
  }
}
