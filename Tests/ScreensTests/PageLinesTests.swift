import Console
import Diplomacy
import Testing
import TestSupport
import ViewModels

@testable import Screens

@Suite("The lines of a page")
struct PageLinesTests {
  private func document() throws -> DetailDocument {
    var scenario = try Scenario()
    scenario.press("enter")
    return try #require(scenario.dashboard.pages.last?.document)
  }

  @Test("A window on the lines is a part of all of them, at every width and height", arguments: [20, 36, 76, 116])
  func windows(width: Int) throws {
    let lines = PageLines(try document(), width: width, charset: .braille)
    let all = lines.lines(from: 0, count: lines.count)
    #expect(lines.count == lines.linesByEntry.reduce(0, +))
    #expect(Set(all.map(\.row)).count == all.count, "one column: no two lines in a row")
    #expect(all.allSatisfy { (0..<lines.count).contains($0.row) })
    for top in stride(from: 0, to: lines.count, by: 7) {
      let window = lines.lines(from: top, count: 11)
      let expected = all.filter { (top..<top + 11).contains($0.row) }
      let isSame = zip(window, expected).allSatisfy {
        $0.spans == $1.spans && $0.entry == $1.entry && $0.row == $1.row - top
      }
      #expect(isSame && window.count == expected.count, "from line \(top)")
    }
  }

  @Test("The selected entry is always in view")
  func selection() throws {
    let lines = PageLines(try document(), width: 60, charset: .ascii)
    for entry in lines.linesByEntry.indices {
      let shown = lines.lines(from: lines.top(selecting: entry, height: 9), count: 9)
      #expect(shown.contains { $0.entry == entry && $0.isFirst })
    }
  }

  @Test("What was measured before is used only while it fits the page")
  func measures() throws {
    let document = try document()
    let fresh = PageLines(document, width: 60, charset: .braille)
    let kept = PageLines(document, width: 60, charset: .braille, linesByEntry: fresh.linesByEntry)
    #expect(kept.linesByEntry == fresh.linesByEntry)
    #expect(PageLines(document, width: 60, charset: .braille, linesByEntry: [1]).linesByEntry == fresh.linesByEntry)
  }

  @Test("The measure changes with the page, its filter and the width, and with nothing else")
  func remeasuring() throws {
    var scenario = try Scenario()
    scenario.press("H")
    let before = scenario.dashboard.viewport.measured
    scenario.press("j j pgdn")
    #expect(scenario.dashboard.viewport.measured == before)
    scenario.press("/")
    scenario.type("apec")
    let filtered = scenario.dashboard.viewport.measured
    #expect(filtered != before)
    #expect(scenario.dashboard.viewport.entryLines.count == scenario.dashboard.pages.last?.document?.entries.count)
    scenario.resize(width: 90, height: 36)
    #expect(scenario.dashboard.viewport.measured != filtered)
    scenario.press("enter enter")
    #expect(scenario.dashboard.viewport.entryLines.count == scenario.dashboard.pages.last?.document?.entries.count)
  }
}
