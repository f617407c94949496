import Console
import Diplomacy
import DossierStore
import Foundation
import Testing
import TestSupport
import ViewModels

@testable import Screens

@Suite("The map as pictures")
struct MapScreenTests {
  @Test("A filter that the map's title cuts stands whole in the bottom row")
  func cutFilter() throws {
    var scenario = try Scenario(size: Size(width: 60, height: 24))
    scenario.press("8 /")
    scenario.type("tier:csp,esp,sp region:asia -partner:japan,china")
    scenario.press("enter")
    #expect(scenario.text.contains("Filter: tier:csp,esp,sp region:asia -partner:japan,china"))
    scenario.resize(width: 120, height: 36)
    #expect(!scenario.text.contains("Filter: "))
  }

  private func opened(_ size: Size, _ charset: Charset = .braille) throws -> Scenario {
    var scenario = try Scenario(size: size, charset: charset)
    scenario.press("8")
    return scenario
  }

  @Test("The world at four sizes", arguments: testedSizes)
  func sizes(size: Size) throws {
    let scenario = try opened(size)
    #expect(try difference(of: scenario.canvas, from: "map-\(size.width)x\(size.height)") == nil)
  }

  @Test("Europe at four sizes", arguments: testedSizes)
  func europe(size: Size) throws {
    var scenario = try opened(size)
    scenario.press("/")
    scenario.type("germany")
    scenario.press("enter + backspace")
    #expect(scenario.dashboard.pages.last?.map?.region == "Europe")
    #expect(try difference(of: scenario.canvas, from: "map-europe-\(size.width)x\(size.height)") == nil)
  }

  @Test("Shaded by trade, visits and last visit; filtered; in blocks and in ASCII")
  func shades() throws {
    var scenario = try opened(Size(width: 120, height: 36))
    scenario.press("tab")
    #expect(try difference(of: scenario.canvas, from: "map-trade") == nil)
    scenario.press("tab Y 2 0 2 3 . . 2 0 2 5 enter")
    #expect(try difference(of: scenario.canvas, from: "map-visits") == nil)
    scenario.press("tab /")
    scenario.type("region:asia")
    scenario.press("enter")
    #expect(try difference(of: scenario.canvas, from: "map-last-filtered") == nil)
    let ascii = try opened(Size(width: 100, height: 30), .ascii)
    #expect(ascii.canvas.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(try difference(of: ascii.canvas, from: "map-ascii") == nil)
    #expect(try difference(of: try opened(Size(width: 100, height: 30), .block).canvas, from: "map-block") == nil)
  }

  @Test("Europe in ASCII")
  func ascii() throws {
    var scenario = try opened(Size(width: 120, height: 36), .ascii)
    scenario.press("/")
    scenario.type("germany")
    scenario.press("enter + backspace")
    let canvas = scenario.canvas
    #expect(canvas.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(try difference(of: canvas, from: "map-europe-ascii") == nil)
  }

  @Test("A click selects what lies there, a double click opens it, the wheel zooms")
  func mouse() throws {
    var scenario = try opened(Size(width: 120, height: 36))
    let canvas = scenario.canvas
    let row = try #require((0..<36).first { canvas.row($0).map(\.glyph).joined().contains("BRA") })
    let column = try #require(
      (0..<118).first { x in (0..<3).map { canvas[Point(x: x + $0, y: row)].glyph } == ["B", "R", "A"] })
    scenario.click(x: column + 1, y: row)
    #expect(scenario.dashboard.pages.last?.map?.selectedID == "BRA")
    scenario.click(x: column + 1, y: row, .wheelUp)
    #expect(scenario.dashboard.pages.last?.map?.region == "Latin America and Caribbean")
    scenario.click(x: column + 1, y: row, .wheelDown)
    #expect(scenario.dashboard.pages.last?.map?.region == nil)
    scenario.click(x: column + 1, y: row, .doublePress)
    #expect(scenario.dashboard.pages.count == 2)
  }

  @Test("The readout is never blank, at any size and on every partner", arguments: [(40, 10), (80, 24), (160, 40)])
  func readout(width: Int, height: Int) throws {
    var scenario = try opened(Size(width: width, height: height))
    for _ in 0..<30 {
      scenario.press("n")
      let map = try #require(scenario.dashboard.pages.last?.map?.selected)
      #expect(scenario.text.contains(map.row.id) && scenario.text.contains(map.row.name.prefix(12)))
    }
  }

  @Test("On the smallest screen it is a list, and the arrows go through it")
  func list() throws {
    var scenario = try opened(Size(width: 40, height: 10))
    let order = try #require(scenario.dashboard.pages.last?.map?.order.map(\.row.id))
    scenario.press("home down down up")
    #expect(scenario.dashboard.pages.last?.map?.selectedID == order[1])
    scenario.click(x: 5, y: 4)
    #expect(scenario.dashboard.pages.last?.map?.selectedID == order[2])
  }

  @Test("On its own: text and SVG with title, legend, filter and sources")
  func sheet() throws {
    let scenario = try opened(Size(width: 120, height: 36))
    let page = try #require(scenario.dashboard.pages.last?.map)
    var sheet = MapSheet(
      page: page, outlines: scenario.dashboard.world.outlines, info: scenario.dashboard.info, charset: .braille)
    for width in [20, 60, 100] {
      let lines = sheet.text(width: width, height: nil).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { TextWidth.columns(of: String($0)) <= width })
    }
    #expect(sheet.text(width: 100, height: nil).contains("Natural Earth"))
    let svg = sheet.svg
    #expect(
      svg.contains("prefers-color-scheme:dark") && svg.contains("Natural Earth") && svg.contains("As of 2026-01-15"))
    #expect(!svg.contains("nan") && !svg.contains("inf"))
    sheet.charset = .ascii
    #expect(sheet.text(width: 100, height: 40).utf8.allSatisfy { $0 < 0x80 })
    #expect(sheet.text(width: 100, height: 40).split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
  }
}

extension GeneratedFileTests {
  @Test("docs/map.svg and docs/map-europe.svg show what the program draws")
  func mapPictures() throws {
    let theme = try ThemeFile.parse(try contents(of: "Themes/bamboo-dark.toml"), file: "bamboo-dark.toml").theme
    var scenario = try Scenario(Fixtures.vietnam, size: Size(width: 120, height: 36))
    scenario.press("8")
    let world = CanvasSVG(theme: theme, title: "The map of Viet Nam's partners by tier").picture(of: scenario.canvas)
    #expect(try staleness(of: "docs/map.svg", against: world) == nil)
    scenario.press("/")
    scenario.type("germany")
    scenario.press("enter + backspace")
    let europe = CanvasSVG(theme: theme, title: "The map with Europe zoomed").picture(of: scenario.canvas)
    #expect(try staleness(of: "docs/map-europe.svg", against: europe) == nil)
  }
}
