import Console
import Diplomacy
import Testing
import TestSupport
import ViewModels

@testable import Screens

/// Comparing partners, and trade before and after an event, over the shipped dossier.
@Suite("Comparisons as pictures")
struct CompareScreenTests {
  private static let today = "2026-11-28"

  /// Japan, South Korea and the United States, chosen as a person would.
  private func comparison(_ size: Size, charset: Charset = .braille) throws -> Scenario {
    var scenario = try Scenario(Fixtures.vietnam, size: size, charset: charset, today: Self.today)
    // The selected partner is proposed; it is taken out again.
    scenario.press("7 down enter")
    for name in ["japan", "south korea", "united states"] {
      scenario.type(name)
      scenario.press("enter")
    }
    scenario.press("enter")
    return scenario
  }

  /// The same as an index that is 100 in 2010.
  private func index(_ size: Size, charset: Charset = .braille) throws -> Scenario {
    var scenario = try comparison(size, charset: charset)
    for _ in 0..<15 { scenario.press("left") }
    scenario.press("=")
    return scenario
  }

  @Test("Japan, South Korea and the United States, 2010 = 100", arguments: testedSizes)
  func indexAtFourSizes(size: Size) throws {
    let scenario = try index(size)
    #expect(scenario.dashboard.comparison?.partners == ["JPN", "KOR", "USA"])
    #expect(scenario.dashboard.comparison?.base == 2010)
    #expect(try difference(of: scenario.canvas, from: "compare-index-\(size.width)x\(size.height)") == nil)
  }

  @Test("The same in ASCII")
  func ascii() throws {
    let canvas = try index(Size(width: 120, height: 36), charset: .ascii).canvas
    #expect(canvas.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(try difference(of: canvas, from: "compare-index-ascii") == nil)
  }

  @Test("The choice of partners")
  func picker() throws {
    var scenario = try Scenario(Fixtures.vietnam, today: Self.today)
    scenario.press("7")
    scenario.type("japan")
    scenario.press("enter")
    scenario.type("kor")
    #expect(try difference(of: scenario.canvas, from: "compare-picker") == nil)
  }

  @Test("Measures and styles go round on the page", arguments: CompareMeasure.allCases)
  func measures(measure: CompareMeasure) throws {
    var scenario = try comparison(Size(width: 120, height: 36))
    while scenario.dashboard.comparison?.measure != measure { scenario.press("%") }
    #expect(try difference(of: scenario.canvas, from: "compare-\(measure.rawValue)") == nil)
  }

  @Test("Small multiples, bars, a logarithmic scale")
  func styles() throws {
    var scenario = try comparison(Size(width: 120, height: 36))
    scenario.press("*")
    #expect(try difference(of: scenario.canvas, from: "compare-multiples") == nil)
    scenario.press("*")
    #expect(try difference(of: scenario.canvas, from: "compare-bars") == nil)
    scenario.press("* L")
    #expect(try difference(of: scenario.canvas, from: "compare-log") == nil)
  }

  @Test("One year of a comparison leads to its claims")
  func year() throws {
    var scenario = try comparison(Size(width: 120, height: 36))
    scenario.press("j enter")
    #expect(try difference(of: scenario.canvas, from: "compare-year") == nil)
    scenario.press("i")
    guard case .claims? = scenario.dashboard.pages.last?.subject else {
      Issue.record("the claims should show")
      return
    }
  }

  @Test("Bhutan's one figure is one point")
  func bhutan() throws {
    var scenario = try Scenario(Fixtures.vietnam, today: Self.today)
    scenario.press("7 down enter")
    for name in ["bhutan", "vanuatu"] {
      scenario.type(name)
      scenario.press("enter")
    }
    scenario.press("enter")
    #expect(try difference(of: scenario.canvas, from: "compare-bhutan") == nil)
  }

  @Test("Before and after the upgrade of the United States", arguments: testedSizes)
  func beforeAfter(size: Size) throws {
    var scenario = try Scenario(Fixtures.vietnam, size: size, today: Self.today)
    scenario.press("/")
    scenario.type("partner:USA")
    scenario.press("enter B")
    scenario.type("comprehensive strategic")
    scenario.press("enter <")
    guard case .beforeAfter(let choice)? = scenario.dashboard.pages.last?.subject else {
      Issue.record("before and after should show")
      return
    }
    #expect(choice.event.key == ["usa-2023-09-10-comprehensive-strategic"] && choice.years == 2)
    #expect(try difference(of: scenario.canvas, from: "before-after-\(size.width)x\(size.height)") == nil)
  }

  @Test("Before and after where figures are missing, and the choice of the event")
  func missing() throws {
    var scenario = try Scenario(Fixtures.vietnam, today: Self.today)
    scenario.press("/")
    scenario.type("partner:BTN")
    scenario.press("enter B")
    #expect(try difference(of: scenario.canvas, from: "before-after-picker") == nil)
    scenario.press("enter")
    #expect(try difference(of: scenario.canvas, from: "before-after-bhutan") == nil)
  }
}

/// Every kind of figure has a chart, and leaves the program as text, picture and table.
@Suite("Figures")
struct FigureChartTests {
  private static let lines = [
    FigureSeries(name: "a", voice: .member(0), points: [2020: FigurePoint(1), 2022: FigurePoint(-3, isHollow: true)]),
    FigureSeries(name: "b", voice: .aside, points: [2021: FigurePoint(2, range: 1...4)]),
  ]

  private static let bar = BarPlot.Bar(name: "x", point: FigurePoint(5))

  static let plots: [Figure.Plot] =
    YearPlot.Style.allCases.map { .years(YearPlot(years: 2020...2022, series: lines, style: $0)) } + [
      .years(YearPlot(years: 2020...2022, series: lines, scale: .logarithmic)),
      .years(YearPlot(years: 2020...2022, series: lines, scale: .index(year: 2020))),
      .years(YearPlot(years: -1...1, series: [], origin: 2021)),
      .bars(BarPlot(bars: [bar, BarPlot.Bar(name: "none", point: nil)])), .bars(BarPlot(bars: [])),
      .distribution([1, 2, 2, .nan]), .distribution([]),
      .months(MonthPlot(years: 2020...2021, grids: [.init(counts: [2020: Array(repeating: 1, count: 12)])])),
      .slope(
        SlopePlot(
          from: "2020", to: "2021",
          lines: [SlopePlot.Line(name: "a", voice: .total, from: FigurePoint(1), to: nil)])),
      .parts(
        PartPlot(wholes: [
          PartPlot.Whole(name: "exports", voice: .exports, parts: [bar], total: FigurePoint(9)),
          PartPlot.Whole(name: "imports", voice: .imports, parts: []),
        ])),
      .scatter(
        ScatterPlot(
          xTitle: "x", yTitle: "y",
          dots: [ScatterPlot.Dot(name: "a", voice: .total, x: FigurePoint(1), y: FigurePoint(2))])),
    ]

  private func figure(_ plot: Figure.Plot) -> Figure {
    Figure(title: "A title", unit: "in units", plot: plot, notes: ["a note"], sources: ["A source", "<b>&"])
  }

  @Test("Nothing is drawn outside the area, whatever its size", arguments: plots.indices)
  func staysInside(index: Int) {
    let figure = figure(Self.plots[index])
    for (width, height) in [(0, 0), (1, 1), (5, 3), (20, 8), (60, 14), (120, 24)] {
      for charset in [Charset.braille, .block, .ascii] {
        var canvas = Canvas(size: Size(width: width + 4, height: height + 4))
        let area = Rect(x: 2, y: 2, width: width, height: height)
        FigureView(figure: figure, year: 2021, charset: charset).draw(on: &canvas, in: area)
        for y in 0..<height + 4 {
          for (x, cell) in canvas.row(y).enumerated() where !area.contains(Point(x: x, y: y)) {
            #expect(cell.glyph == " ", "\(width)×\(height) at \(x), \(y)")
          }
        }
      }
    }
  }

  @Test("It leaves as text, picture and table", arguments: plots.indices)
  func leaves(index: Int) {
    let picture = FigurePicture(figure(Self.plots[index]), asOf: "2026-11-28", filter: "year:2020..")
    let text = picture.text(width: 60, charset: .ascii)
    #expect(text.hasPrefix("A title\n") && text.contains("in units; as of 2026-11-28; a note"))
    #expect(text.contains("year:2020..") && text.contains("A source"))
    #expect(!text.contains("\u{1B}") && text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    let svg = picture.svg()
    #expect(svg.contains("as of 2026-11-28") && svg.contains("&lt;b&gt;&amp;") && svg.contains("</svg>"))
    let rows = picture.csv.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count >= 2 && rows.last == "")
  }

  @Test("A table says what is missing, and what sources differ by")
  func table() {
    let table = figure(Self.plots[0]).table
    #expect(table.columns == ["year", "series", "value", "low", "high", "status", "source"])
    #expect(table.rows[1] == ["2021", "a", "", "", "", "missing", ""])
    #expect(table.rows[2] == ["2022", "a", "-3", "", "", "approximate", ""])
    #expect(table.rows[4] == ["2021", "b", "2", "1", "4", "", ""])
  }

  @Test("The readout has a change within one series and from one year to the next only")
  func readout() throws {
    let points = [
      2020: FigurePoint(100), 2021: FigurePoint(150), 2022: FigurePoint(75, startsAnew: true), 2024: FigurePoint(80),
    ]
    let plot = YearPlot(years: 2020...2024, series: [FigureSeries(name: "a", voice: .total, points: points)])
    let figure = Figure(title: "", unit: "", amounts: .dollars, plot: .years(plot))
    func change(_ year: Int) -> String? { FigureReadout(figure, year: year)?.items.first?.change }
    #expect(change(2020) == nil && change(2021) == "+50%" && change(2022) == nil && change(2024) == nil)
    #expect(FigureReadout(figure, year: 2023)?.items.first?.text == nil, "no figure is no zero")
  }
}
