import Console
import DossierStore
import Testing
import TestSupport
import ViewModels

@testable import Screens

@Suite("Tables as pictures")
struct SheetScreenTests {
  @Test("Leaders, agreements, memberships and documents at four sizes", arguments: testedSizes)
  func views(size: Size) throws {
    for (key, name) in [("5", "leaders"), ("6", "agreements"), ("J", "memberships"), ("S", "sources")] {
      var scenario = try Scenario(size: size)
      scenario.press("\(key) j j")
      #expect(try difference(of: scenario.canvas, from: "\(name)-\(size.width)x\(size.height)") == nil)
    }
  }

  @Test("Problems and what a search finds at four sizes", arguments: testedSizes)
  func findings(size: Size) throws {
    let name = "\(size.width)x\(size.height)"
    var scenario = try Scenario(size: size)
    scenario.press("! j")
    #expect(try difference(of: scenario.canvas, from: "problems-\(name)") == nil)
    scenario.press("esc F")
    scenario.type("bhuttan 2025")
    scenario.press("enter j")
    #expect(try difference(of: scenario.canvas, from: "search-\(name)") == nil)
    scenario.press("esc F")
    scenario.type("zzzz")
    scenario.press("enter")
    #expect(try difference(of: scenario.canvas, from: "search-nothing-\(name)") == nil)
  }

  @Test("A leader's page at four sizes", arguments: testedSizes)
  func leader(size: Size) throws {
    var scenario = try Scenario(size: size)
    scenario.press("5 enter")
    #expect(try difference(of: scenario.canvas, from: "page-leader-\(size.width)x\(size.height)") == nil)
  }

  @Test("Grouped, filtered, facets, columns, sorting, copying, selected, empty, as of a day, in ASCII")
  func setOut() throws {
    var scenario = try Scenario()
    scenario.press("6 right right z")
    #expect(try difference(of: scenario.canvas, from: "agreements-grouped") == nil)
    scenario.press("f")
    #expect(try difference(of: scenario.canvas, from: "agreements-facets") == nil)
    scenario.press("esc z c")
    #expect(try difference(of: scenario.canvas, from: "agreements-columns") == nil)
    scenario.press("esc s")
    #expect(try difference(of: scenario.canvas, from: "agreements-sort") == nil)
    scenario.press("esc space space v j j y")
    #expect(try difference(of: scenario.canvas, from: "agreements-copy") == nil)
    scenario.press("esc esc esc /")
    scenario.type("nothing-of-the-kind")
    #expect(try difference(of: scenario.canvas, from: "agreements-empty") == nil)
    scenario.press("ctrl+u")
    scenario.type("dir:out")
    #expect(try difference(of: scenario.canvas, from: "agreements-mistake") == nil)
    scenario.press("esc t ctrl+u")
    scenario.type("2015")
    scenario.press("enter")
    #expect(try difference(of: scenario.canvas, from: "agreements-as-of-2015") == nil)
    var plain = try Scenario(size: Size(width: 80, height: 24), charset: .ascii)
    plain.press("5 right right")
    #expect(plain.canvas.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(try difference(of: plain.canvas, from: "leaders-ascii") == nil)
  }

  @Test("Columns of a pane, the partners as a table with a chart, visits counted", arguments: testedSizes)
  func panes(size: Size) throws {
    let name = "\(size.width)x\(size.height)"
    var scenario = try Scenario(size: size)
    scenario.press("c down down")
    #expect(try difference(of: scenario.canvas, from: "partners-columns-\(name)") == nil)
    scenario.press("esc C")
    #expect(try difference(of: scenario.canvas, from: "partners-table-\(name)") == nil)
    scenario.press("esc 2 C")
    #expect(try difference(of: scenario.canvas, from: "visit-counts-year-\(name)") == nil)
    scenario.press("tab j")
    #expect(try difference(of: scenario.canvas, from: "visit-counts-partner-\(name)") == nil)
  }

  @Test("Facets of the timeline and of the partners")
  func facets() throws {
    var scenario = try Scenario()
    scenario.press("2 f")
    #expect(try difference(of: scenario.canvas, from: "facets-timeline-leader") == nil)
    scenario.press("tab")
    #expect(try difference(of: scenario.canvas, from: "facets-timeline-year") == nil)
    scenario.press("enter esc 1 f")
    #expect(try difference(of: scenario.canvas, from: "facets-partners-tier") == nil)
  }

  @Test("The column under the cursor is always among those that show", arguments: [30, 40, 55, 80, 120, 200])
  func columns(width: Int) throws {
    var scenario = try Scenario()
    scenario.press("5")
    var page = try #require(scenario.dashboard.pages.last?.sheet)
    for column in page.columns.indices {
      page.select(column: column)
      let area = Rect(x: 2, y: 1, width: width, height: 10)
      let layout = SheetLayout(page, in: area)
      #expect(layout.places.contains { $0.column == column })
      #expect(zip(layout.places, layout.places.dropFirst()).allSatisfy { $0.x + $0.width < $1.x })
      #expect(layout.places.allSatisfy { $0.x > area.x && $0.x + $0.width <= area.maxX && $0.width > 0 })
    }
  }
}
