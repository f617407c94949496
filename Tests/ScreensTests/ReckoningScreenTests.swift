import Console
import Diplomacy
import DossierStore
import Testing
import TestSupport
import ViewModels

@testable import Screens

/// The pages that are reckoned over the whole dossier, as pictures.
@Suite("Overview, calendar, reckoning, changes")
struct ReckoningScreenTests {
  @Test("Each at four sizes", arguments: testedSizes)
  func sizes(size: Size) throws {
    let name = "\(size.width)x\(size.height)"
    var scenario = try Scenario(size: size)
    scenario.press("4")
    #expect(try difference(of: scenario.canvas, from: "overview-\(name)") == nil)
    scenario.press("esc 9")
    #expect(try difference(of: scenario.canvas, from: "calendar-\(name)") == nil)
    scenario.press("esc 0")
    #expect(try difference(of: scenario.canvas, from: "reckonings-\(name)") == nil)
    for (index, row) in Reckoning.table.enumerated() {
      scenario.press("g g" + String(repeating: " j", count: index) + " enter")
      #expect(try difference(of: scenario.canvas, from: "\(row.reckoning.rawValue)-\(name)") == nil)
      scenario.press("esc")
    }
    scenario.press("esc T ctrl+u")
    scenario.type("2023..2025")
    scenario.press("enter")
    #expect(try difference(of: scenario.canvas, from: "changes-\(name)") == nil)
  }

  @Test("Each reckoning opens, tells what it counts with one key, and leads to the rows behind it")
  func reckonings() throws {
    var scenario = try Scenario()
    scenario.press("0")
    for (index, row) in Reckoning.table.enumerated() {
      scenario.press("g g" + String(repeating: " j", count: index) + " enter")
      #expect(scenario.text.contains(row.title))
      scenario.press("i")
      #expect(scenario.text.contains("What does not"), "\(row.title)")
      scenario.press("esc j j enter")
      #expect(scenario.dashboard.pages.count == 3, "\(row.title)")
      let page = try #require(scenario.dashboard.pages.last)
      #expect(page.isLoaded && page.document != nil, "\(row.title)")
      scenario.press("esc esc")
    }
  }

  @Test("Every line of the overview and of the changes opens something that is there")
  func everyLineOpens() throws {
    var scenario = try Scenario(size: Size(width: 120, height: 60))
    for keys in ["4", "T enter"] {
      scenario.press(keys)
      let page = try #require(scenario.dashboard.pages.last)
      let lines = page.document?.entries.count ?? 0
      #expect(lines > 5)
      for line in 0..<lines {
        scenario.apply(.pointer(.detailRow(line, isDouble: false)))
        guard let entry = scenario.dashboard.pages.last?.selected, entry.link != nil else { continue }
        scenario.press("enter")
        #expect(scenario.dashboard.pages.count == 2, "\(entry)")
        let page = scenario.dashboard.pages.last
        #expect(page?.document != nil || page?.sheet?.lines.isEmpty == false, "\(entry)")
        scenario.press("esc")
      }
      scenario.press("esc")
    }
  }

  @Test("Every row of the calendar and of the reckonings opens something that is there, and so does every note")
  func everyRowOpens() throws {
    var scenario = try Scenario(size: Size(width: 120, height: 60))
    let subjects = [DetailSubject.calendar(years: 0)] + Reckoning.allCases.map(DetailSubject.reckoning)
    for subject in subjects {
      scenario.apply(.command(subject == .calendar(years: 0) ? .calendar : .reckoning))
      if case .reckoning(let reckoning) = subject {
        let index = Reckoning.table.firstIndex { $0.reckoning == reckoning } ?? 0
        scenario.press("g g" + String(repeating: " j", count: index) + " enter")
      }
      let depth = scenario.dashboard.pages.count
      let sheet = try #require(scenario.dashboard.pages.last?.sheet)
      #expect(sheet.sheet.rows.count > 2, "\(subject)")
      for line in sheet.lines.indices {
        scenario.apply(.pointer(.sheetCell(line: line, column: nil, isDouble: false)))
        guard let entry = scenario.dashboard.pages.last?.selected, entry.link != nil else {
          Issue.record("\(subject): line \(line) leads nowhere")
          continue
        }
        scenario.press("enter")
        #expect(scenario.dashboard.pages.count == depth + 1, "\(entry)")
        #expect(scenario.dashboard.pages.last?.document != nil, "\(entry)")
        scenario.press("esc")
      }
      scenario.press("esc esc")
    }
  }

  @Test("The calendar turns to the years before and after, and keeps how it is set out")
  func turning() throws {
    var scenario = try Scenario()
    scenario.press("9 s")
    scenario.type("years")
    scenario.press("enter")
    let sort = try #require(scenario.dashboard.pages.last?.sheet?.arrangement.sort.first)
    #expect(sort.column == "years")
    scenario.press("shift+right")
    #expect(scenario.dashboard.pages.last?.subject == .calendar(years: 1))
    #expect(scenario.dashboard.pages.last?.sheet?.arrangement.sort.first == sort)
    scenario.press(", ,")
    #expect(scenario.dashboard.pages.last?.subject == .calendar(years: -1))
    scenario.press("u")
    #expect(scenario.dashboard.pages.last?.subject == .calendar(years: 0))
  }

  @Test("The chart of the visits by year goes where the row under the cursor is")
  func crosshair() throws {
    var scenario = try Scenario()
    scenario.press("0 g g j j j j j enter")
    let page = try #require(scenario.dashboard.pages.last)
    #expect(page.subject == .reckoning(.intensity) && page.figure != nil)
    scenario.press("j j")
    let row = try #require(scenario.dashboard.pages.last?.sheet?.selected)
    #expect(scenario.dashboard.pages.last?.year.map(String.init) == row.id)
    #expect(scenario.text.contains("Visits by year"))
  }

  @Test("A silence sorts by its days, and a filter asks for them")
  func days() throws {
    var scenario = try Scenario()
    scenario.press("0 g g j j enter z right right s")
    scenario.type("ago")
    scenario.press("enter")
    let sheet = try #require(scenario.dashboard.pages.last?.sheet)
    let index = try #require(sheet.sheet.index(of: "days"))
    #expect(sheet.arrangement.sort.first?.column == "days")
    scenario.press("/")
    scenario.type("days:365..")
    scenario.press("enter")
    let kept = try #require(scenario.dashboard.pages.last?.sheet)
    #expect(kept.matching > 0 && kept.matching < kept.sheet.rows.count)
    for row in kept.shownRows {
      guard case .number(let number) = row.cells[index].value else {
        Issue.record("\(row.id) has no days")
        continue
      }
      #expect(number >= 365)
    }
  }

  @Test("An overview in two columns in ASCII, and with its cursor in the second")
  func ascii() throws {
    var scenario = try Scenario(charset: .ascii)
    scenario.press("4 G k k")
    #expect(scenario.canvas.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(try difference(of: scenario.canvas, from: "overview-ascii") == nil)
  }

  @Test("A click in the second column selects what is there")
  func click() throws {
    var scenario = try Scenario()
    scenario.press("4")
    let lines = scenario.text.split(separator: "\n", omittingEmptySubsequences: false)
    let y = try #require(lines.firstIndex { $0.contains("Visits we owe at the top level") })
    scenario.click(x: 80, y: y)
    #expect(scenario.dashboard.pages.last?.selected?.plainText.hasPrefix("Visits we owe") == true)
  }

  @Test("Every pane and page says the as-of date, and nothing when it is today", arguments: testedSizes)
  func banner(size: Size) throws {
    var scenario = try Scenario(size: size)
    #expect(!scenario.text.contains("as of 2"))
    scenario.press("{ {")
    #expect(scenario.text.contains("as of 2024-12-31"))
    let panes = size.width < 76 ? 1 : 3
    #expect(scenario.text.ranges(of: "as of 2024-12-31").count >= panes + 1)
    for page in ["4", "S", "H", "0", "9", "!"] {
      scenario.press(page)
      #expect(scenario.text.ranges(of: "as of 2024-12-31").count >= 2, "\(page)")
    }
    scenario.press(")")
    #expect(!scenario.text.contains("as of 2024"))
  }
}
