import Console
import Diplomacy
import DossierStore
import Testing
import TestSupport

@testable import ViewModels

@Suite("What a person does at the dashboard")
struct DashboardTests {
  @Test("Filtering to a year finds its visits and says so")
  func filterByYear() throws {
    var scenario = try Scenario()
    scenario.press("Y 2 0 2 3 enter")
    let timeline = scenario.dashboard.timeline
    #expect(timeline.filter.description == "year:2023")
    #expect(timeline.window.allSatisfy { $0.start.first?.year == 2023 || $0.end?.last?.year == 2023 })
    let inbound = timeline.window.filter { $0.direction == .inbound }.flatMap(\.partnerLeaders).joined(separator: ", ")
    #expect(inbound.contains("Joe Biden"))
    #expect(inbound.contains("Xi Jinping"))
  }

  @Test("The leader picker finds a name typed without accents, and the filter keeps his visits")
  func filterByLeader() throws {
    var scenario = try Scenario()
    scenario.press("P")
    scenario.type("nguyen phu trong")
    scenario.press("enter")
    #expect(scenario.dashboard.timeline.filter.values(of: .leader) == ["Nguyễn Phú Trọng"])
    let china = scenario.dashboard.timeline.window.first { $0.partner == "CHN" && $0.direction == .outbound }
    #expect(china?.start.description == "2022-10-30")
    #expect(china?.end?.description == "2022-11-01")
    scenario.press("P enter")
    #expect(scenario.dashboard.timeline.filter.isEmpty)
  }

  @Test("The as-of date rewinds every pane", arguments: [("2023-12-31", 6), ("2024-03-18", 7)])
  func asOf(day: String, count: Int) throws {
    var scenario = try Scenario(Fixtures.vietnam)
    scenario.press("t")
    scenario.type(day)
    scenario.press("enter")
    #expect(scenario.dashboard.asOf.description == day)
    #expect(scenario.dashboard.overview.tierCounts[.comprehensiveStrategic] == count)
    let last = try #require(CalendarDay(day))
    #expect(scenario.dashboard.timeline.window.allSatisfy { ($0.start.first ?? last) <= last })
    #expect(scenario.dashboard.trade.report?.history.years.allSatisfy { $0.year < 2024 } == true)
    scenario.press("t enter")
    #expect(scenario.dashboard.chosenDay?.description == day)
    scenario.press("t ctrl+u enter")
    #expect(scenario.dashboard.chosenDay == nil)
  }

  @Test("Esc while filtering goes back to the row that was selected")
  func escapeKeepsTheRow() throws {
    var scenario = try Scenario()
    scenario.press("j j")
    let partner = scenario.dashboard.partners.selectedID
    scenario.press("/")
    scenario.type("bhutan")
    #expect(scenario.dashboard.partners.selectedID == "BTN")
    scenario.press("esc")
    #expect(scenario.dashboard.partners.selectedID == partner)
    #expect(scenario.dashboard.trade.report?.partner == partner)
    scenario.press("2 j j j")
    let visit = scenario.dashboard.timeline.selectedID
    scenario.press("/")
    scenario.type("bhutan")
    scenario.press("esc")
    #expect(scenario.dashboard.timeline.selectedID == visit)
  }

  @Test("Esc reverts a filter being typed, peels one layer after the other, and never quits")
  func escape() throws {
    var scenario = try Scenario()
    scenario.press("/")
    scenario.type("bhutan")
    #expect(scenario.dashboard.partners.matching == 1)
    scenario.press("esc")
    #expect(scenario.dashboard.partners.filter.isEmpty)
    scenario.press("2 Y 2 0 2 4 enter j enter + esc esc esc esc esc")
    #expect(scenario.dashboard.timeline.filter.isEmpty)
    #expect(scenario.dashboard.pages.isEmpty)
    #expect(!scenario.effects.contains(.quit))
  }

  @Test("Coming back from a page restores cursor, scroll and filter")
  func comingBack() throws {
    var scenario = try Scenario()
    scenario.press("2 Y 2 0 2 4 enter j j j")
    let before = scenario.dashboard
    scenario.press("enter")
    #expect(scenario.dashboard.pages.count == 1)
    scenario.press("j j esc")
    // Compared as one Boolean: a failure would otherwise print every row.
    let isRestored = scenario.dashboard.timeline == before.timeline
    #expect(isRestored)
    #expect(scenario.dashboard.focus == before.focus)
  }

  @Test("A wrong filter changes nothing and says where it is wrong")
  func wrongFilter() throws {
    var scenario = try Scenario()
    scenario.press("2 /")
    scenario.type("kind:state tier:gold")
    guard case .prompt(let prompt) = scenario.dashboard.overlay else {
      Issue.record("the prompt has gone")
      return
    }
    #expect(prompt.error?.range == 16..<20)
    #expect(scenario.dashboard.timeline.filter.description == "kind:state")
    scenario.press("enter")
    #expect(scenario.dashboard.overlay != nil)
  }

  @Test("The brush moves, widens and narrows by years")
  func brush() throws {
    var scenario = try Scenario()
    scenario.press("2 Y 2 0 2 3 enter shift+left")
    #expect(scenario.dashboard.timeline.filter.description == "year:2022")
    scenario.press("shift+up")
    #expect(scenario.dashboard.timeline.filter.description == "year:2021..2022")
    scenario.press("shift+right shift+down")
    #expect(scenario.dashboard.timeline.filter.description == "year:2023")
    // One year cannot be narrowed.
    scenario.press("shift+down")
    #expect(scenario.dashboard.timeline.filter.description == "year:2023")
  }

  @Test("The timeline follows the selected partner when asked to")
  func following() throws {
    var scenario = try Scenario()
    scenario.press("p")
    let partner = try #require(scenario.dashboard.partners.selectedID)
    #expect(scenario.dashboard.timeline.window.allSatisfy { $0.partner == partner })
    scenario.press("j")
    let other = try #require(scenario.dashboard.partners.selectedID)
    #expect(other != partner)
    #expect(scenario.dashboard.timeline.window.allSatisfy { $0.partner == other })
  }

  @Test("Bhutan: relations since 2012 and trade of about 20,000 USD, drawn hollow")
  func bhutan() throws {
    var scenario = try Scenario(Fixtures.vietnam)
    scenario.press("/")
    scenario.type("bhutan")
    scenario.press("enter")
    let bhutan = try #require(scenario.dashboard.partners.selected)
    #expect(bhutan.relationsSince?.first?.year == 2012)
    #expect(bhutan.trade.last == .init(year: 2025, value: 20_000, isHollow: true))
    #expect(scenario.dashboard.trade.current?.statedTotal?.figure.isHollow == true)
  }

  @Test("The crosshair keeps to the chosen year when a partner without it is passed")
  func crosshairRemembers() throws {
    var scenario = try Scenario(Fixtures.vietnam)
    scenario.press("Y 2 0 2 3 enter / b h u t a n enter")
    #expect(scenario.dashboard.trade.year == 2025)
    scenario.press("backspace / c h i n a enter")
    #expect(scenario.dashboard.partners.selectedID == "CHN")
    #expect(scenario.dashboard.trade.year == 2023)
  }

  @Test("Every claim about a year is one key away")
  func claims() throws {
    var scenario = try Scenario(Fixtures.vietnam)
    scenario.press("/ c h i n a enter 3 i")
    let page = try #require(scenario.dashboard.pages.last?.document)
    #expect(page.title == "Trade with China in 2025")
    #expect(page.entries.contains { if case .source = $0.content { true } else { false } })
  }

  @Test("A page down on a page leaves no line out")
  func pagingThroughAPage() throws {
    var scenario = try Scenario(Fixtures.vietnam, size: Size(width: 100, height: 30))
    scenario.press("/ l a o s enter enter")
    let lines = try #require(scenario.dashboard.pages.last?.document?.entries.count)
    var seen = Set(scenario.text.split(separator: "\n").dropFirst(2))
    var before = -1
    while let selected = scenario.dashboard.pages.last?.cursor.selected, selected != before {
      before = selected
      scenario.press("pgdn")
      seen.formUnion(scenario.text.split(separator: "\n").dropFirst(2))
    }
    #expect(before == lines - 1)
    // Row by row, with a screen as tall as the page: everything there was seen while paging.
    scenario.press("g g")
    scenario.press("home")
    scenario.resize(width: 100, height: 800)
    let all = scenario.text.split(separator: "\n").dropFirst(2).dropLast(2)
    let missed = all.filter { line in !seen.contains(line) && !seen.contains { $0.dropFirst(4) == line.dropFirst(4) } }
    #expect(missed.filter { $0.contains { $0.isLetter } }.map(String.init) == [])
  }

  @Test("An answer to an older question is dropped")
  func staleAnswers() throws {
    var dashboard = try Scenario().dashboard
    let first = dashboard.apply(.command(.direction))
    let second = dashboard.apply(.command(.direction))
    guard case .ask(_, let old)? = first.first, case .ask(_, let new)? = second.first else {
      Issue.record("no question was asked")
      return
    }
    #expect(old.number < new.number)
    let before = dashboard
    _ = dashboard.apply(.answered(old, .timeline(VisitPage(summary: .init(), rows: [], start: 0, position: nil))))
    let isUnchanged = dashboard == before
    #expect(isUnchanged)
  }

  @Test("Enter on a year of the chart opens what happened then")
  func events() throws {
    var scenario = try Scenario()
    #expect(scenario.dashboard.partners.selectedID == "CHN", "the dashboard opens on the partner with the most trade")
    scenario.press("3")
    while let year = scenario.dashboard.trade.year, year > 2023 { scenario.press("left") }
    #expect(scenario.dashboard.trade.events(in: 2023).contains { $0.title.contains("Xi Jinping") })
    scenario.press("enter")
    guard case .picker(let picker) = scenario.dashboard.overlay else {
      Issue.record("several things happened in 2023, and none was offered")
      return
    }
    #expect(picker.items.count > 1)
    scenario.press("esc n")
    #expect((scenario.dashboard.trade.year ?? 0) > 2023)
  }

  @Test("Random keys never break the selection and never quit unasked", arguments: 0..<6)
  func randomWalk(seed: UInt64) throws {
    var scenario = try Scenario()
    var random = Chance(seed: seed)
    let keys =
      Command.table.filter { ![.quit, .close, .suspend].contains($0.command) }.compactMap { $0.keys.last }
      + ["a", "2", "0", "esc", "esc", "backspace", "enter", "left", "right"]
    for _ in 0..<400 {
      scenario.press(keys.randomElement(using: &random) ?? "j")
      if Int.random(in: 0..<20, using: &random) == 0 {
        scenario.resize(width: Int.random(in: 1...200, using: &random), height: Int.random(in: 1...60, using: &random))
      }
      let dashboard = scenario.dashboard
      #expect(dashboard.timeline.cursor.count == dashboard.timeline.summary.matching)
      #expect(
        dashboard.partners.lines.isEmpty
          || dashboard.partners.cursor.visible.contains(dashboard.partners.cursor.selected))
      #expect(scenario.canvas.size == scenario.size)
    }
    for _ in 0..<60 { scenario.press("esc") }
    #expect(scenario.dashboard.pages.isEmpty && scenario.dashboard.overlay == nil)
    #expect(!scenario.effects.contains(.quit))
  }
}
