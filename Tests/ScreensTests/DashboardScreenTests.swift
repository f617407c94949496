import Console
import DossierStore
import Testing
import TestSupport
import ViewModels

@testable import Screens

/// An ordinary terminal, a larger one, a very large one, and the smallest that is served.
let testedSizes = [(80, 24), (120, 36), (200, 60), (40, 10)].map { Size(width: $0.0, height: $0.1) }

@Suite("Screens as pictures")
struct DashboardScreenTests {
  @Test("The dashboard at four sizes", arguments: testedSizes)
  func sizes(size: Size) throws {
    var scenario = try Scenario(size: size)
    scenario.press("j j")
    #expect(try difference(of: scenario.canvas, from: "dashboard-\(size.width)x\(size.height)") == nil)
  }

  @Test("The dashboard in ASCII")
  func ascii() throws {
    let scenario = try Scenario(size: Size(width: 80, height: 24), charset: .ascii)
    let canvas = scenario.canvas
    #expect(canvas.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(try difference(of: canvas, from: "dashboard-ascii") == nil)
  }

  @Test("Reading the files, and reading that was stopped, at four sizes", arguments: testedSizes)
  func reading(size: Size) throws {
    var scenario = try Scenario(size: size)
    for (time, share) in [(0, 0), (1, 12), (2, 24)] {
      let step = IndexProgress(file: "visits.csv", bytesDone: share * 4_000_000, bytesTotal: 400_000_000)
      scenario.apply(.indexing(step, at: .seconds(time)))
    }
    #expect(try difference(of: scenario.canvas, from: "reading-\(size.width)x\(size.height)") == nil)
    scenario.apply(.indexStopped)
    scenario.press("j")
    #expect(try difference(of: scenario.canvas, from: "stopped-\(size.width)x\(size.height)") == nil)
  }

  @Test("The timeline filtered by year and by leader")
  func filtered() throws {
    var scenario = try Scenario()
    scenario.press("2 Y 2 0 2 3 enter")
    #expect(try difference(of: scenario.canvas, from: "timeline-2023") == nil)
    scenario.press("P")
    scenario.type("phu trong")
    #expect(try difference(of: scenario.canvas, from: "leader-picker") == nil)
  }

  @Test("Each pane alone on the smallest screen", arguments: ["1", "2", "3"])
  func small(pane: String) throws {
    var scenario = try Scenario(size: Size(width: 40, height: 10))
    scenario.press(pane)
    #expect(try difference(of: scenario.canvas, from: "small-pane-\(pane)") == nil)
  }

  @Test("Trade as chart, as table, on a logarithmic scale, and approximate")
  func trade() throws {
    var scenario = try Scenario()
    scenario.press("3 + left left left")
    #expect(try difference(of: scenario.canvas, from: "trade-chart") == nil)
    scenario.press("D")
    #expect(try difference(of: scenario.canvas, from: "trade-table") == nil)
    scenario.press("D L")
    #expect(try difference(of: scenario.canvas, from: "trade-log") == nil)
    scenario.press("L esc 1 /")
    scenario.type("bhutan")
    scenario.press("enter")
    #expect(try difference(of: scenario.canvas, from: "trade-approximate") == nil)
    scenario.press("/ ctrl+u")
    scenario.type("vanuatu")
    scenario.press("enter")
    #expect(try difference(of: scenario.canvas, from: "trade-missing") == nil)
  }

  @Test("The pages of a partner and of a visit, and the help")
  func pages() throws {
    var scenario = try Scenario()
    scenario.press("/")
    scenario.type("bhutan")
    scenario.press("enter enter")
    #expect(try difference(of: scenario.canvas, from: "page-partner") == nil)
    scenario.press("esc 2 p enter")
    #expect(try difference(of: scenario.canvas, from: "page-visit") == nil)
    scenario.press("esc ?")
    #expect(try difference(of: scenario.canvas, from: "help") == nil)
    scenario.type("year")
    #expect(try difference(of: scenario.canvas, from: "help-typed") == nil)
  }

  @Test("Where it comes from: a partner's line, a visit, the documents, one of them")
  func sources() throws {
    var scenario = try Scenario()
    scenario.press("/")
    scenario.type("bhutan")
    scenario.press("enter i")
    #expect(try difference(of: scenario.canvas, from: "page-standing") == nil)
    scenario.press("esc 2 p i")
    #expect(try difference(of: scenario.canvas, from: "page-fact") == nil)
    scenario.press("esc S /")
    scenario.type("bhutan")
    #expect(try difference(of: scenario.canvas, from: "page-sources-filtered") == nil)
    scenario.press("enter s")
    #expect(try difference(of: scenario.canvas, from: "page-sources-order") == nil)
    scenario.press("esc enter")
    #expect(try difference(of: scenario.canvas, from: "page-source") == nil)
  }

  @Test("The home country, down to the smallest screen", arguments: [(100, 30), (40, 10)])
  func home(width: Int, height: Int) throws {
    var scenario = try Scenario(size: Size(width: width, height: height))
    scenario.press("H")
    #expect(try difference(of: scenario.canvas, from: "page-home-\(width)x\(height)") == nil)
  }

  @Test("However deep one is, the breadcrumb ends with the page in front", arguments: [40, 80, 120, 200])
  func breadcrumb(width: Int) throws {
    var scenario = try Scenario(size: Size(width: width, height: 24))
    for _ in 0..<10 { scenario.press("S H !") }
    let header = String(try #require(scenario.text.split(separator: "\n").first))
    #expect(header.contains("› Problems"))
    scenario.press("esc")
    #expect(String(try #require(scenario.text.split(separator: "\n").first)).contains("› Home"))
  }

  @Test("A message stands whole, in as many lines as it needs")
  func longMessage() throws {
    var scenario = try Scenario(size: Size(width: 80, height: 24))
    let address = "https://example.org/" + (0..<15).map { "part\($0)-of-a-long-address/" }.joined()
    scenario.apply(.message(Message(address)))
    let lines = scenario.text.split(separator: "\n").map { $0.trimmingPrefix(" ") }
    #expect(lines.suffix(6).joined().replacing(" ", with: "").contains(address))
  }

  @Test("As of a date, and a mistake in a filter")
  func asOfAndMistake() throws {
    var scenario = try Scenario(size: Size(width: 100, height: 30))
    scenario.press("t")
    scenario.type("2023-12-31")
    scenario.press("enter")
    #expect(try difference(of: scenario.canvas, from: "as-of-2023") == nil)
    scenario.press("2 /")
    scenario.type("tier:gold")
    #expect(try difference(of: scenario.canvas, from: "filter-mistake") == nil)
  }

  @Test("Any size down to nothing draws without harm")
  func everySize() throws {
    var scenario = try Scenario()
    for width in stride(from: 0, through: 130, by: 7) {
      for height in stride(from: 0, through: 44, by: 3) {
        scenario.resize(width: width, height: height)
        let canvas = scenario.canvas
        #expect(canvas.size == Size(width: width, height: height))
        #expect(canvas.cursor.map { $0.x < max(1, width) && $0.y < max(1, height) } ?? true)
      }
    }
  }

  @Test("No key is bound twice")
  func conflicts() {
    #expect(KeyBindings.standard.conflicts.isEmpty)
  }

  @Test("An empty dossier says what is missing, and a broken one what is wrong")
  func emptyAndBroken() throws {
    let descriptor = "{\"name\":\"x\",\"title\":\"X\",\"resources\":[],\"entente\":{\"home\":\"VNM\"}}"
    let columns = "id,name,official_name,local_name,kind,region,capital,latitude,longitude,confidence,sources,note\n"
    let size = Size(width: 80, height: 24)
    try Fixtures.withDossier(["datapackage.json": descriptor, "partners.csv": columns]) { folder in
      let scenario = try Scenario(folder, size: size)
      #expect(scenario.text.contains("The dossier has no partners"))
      #expect(try difference(of: scenario.canvas, from: "empty-dossier") == nil)
    }
    let visits = """
      id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,confidence,sources,note
      v1,outbound,CHN,2020-05-05,2020-05-01,state,held,,,,Beijing,,high,s,
      v2,outbound,CHN,2020-13-01,,state,held,,,,Beijing,,high,s,

      """
    let files = [
      "datapackage.json": descriptor, "visits.csv": visits,
      "partners.csv": columns + "CHN,Chi\u{1B}[31mna,,,state,,,,,high,s,\n",
    ]
    try Fixtures.withDossier(files) { folder in
      var scenario = try Scenario(folder, size: size)
      #expect(scenario.text.contains("China") || scenario.text.contains("Chi�"))
      scenario.press("!")
      #expect(scenario.text.contains("visits.csv") && scenario.text.contains("2020-13-01"))
      #expect(try difference(of: scenario.canvas, from: "broken-dossier") == nil)
    }
  }

  @Test("A text that is longer than its list's box ends where the person types")
  func longChoiceText() throws {
    var scenario = try Scenario(size: Size(width: 40, height: 10))
    scenario.press(":")
    scenario.type(String(repeating: "abcdefghi ", count: 8) + "end")
    let cursor = try #require(scenario.canvas.cursor)
    #expect(Rect(scenario.size).contains(cursor) && cursor.x < 39)
    #expect(scenario.canvas.text.contains("abcdefghi end"))
  }

}
