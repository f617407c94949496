import Console
import Diplomacy
import TestSupport
import Testing

@testable import ViewModels

@Suite("Columns that a person has chosen")
struct ColumnTests {
  private func partners(_ words: String...) throws -> ColumnChoice<PartnerColumn> { try ColumnChoice(words: words) }

  @Test("Without a choice the lists are as they were at every width")
  func standard() throws {
    let rest = try ColumnChoice<PartnerColumn>(words: ["..."])
    for width in 0...140 {
      #expect(PartnerColumn.fitting(width) == PartnerColumn.fitting(width, rest))
      let visits = VisitColumn.fitting(width)
      #expect(visits.contains(.partner) != visits.contains(.code))
      #expect(visits == VisitColumn.allCases.filter(visits.contains))
    }
  }

  @Test("One column is moved without naming the others, or left out")
  func moving() throws {
    #expect(try partners("...", "name").shown.last == .name)
    #expect(try partners("capital", "...").shown.first == .capital)
    #expect(try partners("-trend").shown == PartnerColumn.allCases.filter { $0 != .trend })
    #expect(try partners("name", "visits").shown == [.name, .visits])
  }

  @Test("What was named stays where room is short, and the name always")
  func narrow() throws {
    #expect(PartnerColumn.fitting(30, try partners("region", "...")) == [.region, .name])
    #expect(PartnerColumn.fitting(40, try partners("visits", "trade")) == [.name, .visits, .trade])
    let visits = try ColumnChoice<VisitColumn>(words: ["places", "dates", "partner"])
    #expect(VisitColumn.fitting(60, visits) == [.places, .dates, .partner])
    #expect(VisitColumn.fitting(36, visits) == [.places, .dates, .code])
  }

  @Test("A name with ? keeps its place, and is the first to go where room is short")
  func spare() throws {
    let choice = try partners("name", "trend?", "visits", "trade?")
    #expect(choice.shown == [.name, .trend, .visits, .trade])
    #expect(choice.named == [.name, .visits])
    #expect(PartnerColumn.fitting(20, choice) == [.name, .visits])
    #expect(throws: ColumnChoice<PartnerColumn>.Mistake.self) { try partners("name", "name?") }
  }

  @Test("Whatever is shown, hidden and moved can be written and read again, and something always shows")
  func written() throws {
    for seed in 1...200 {
      var chance = Chance(seed: UInt64(seed))
      var choice = ColumnChoice<VisitColumn>()
      for _ in 0..<30 {
        let column = chance.pick(VisitColumn.allCases)
        if chance.pick([true, false]) { choice.toggle(column) } else { choice.move(column, by: chance.number(-1...1)) }
        #expect(try ColumnChoice(words: choice.words) == choice)
        #expect(!choice.shown.isEmpty && Set(choice.shown).count == choice.shown.count)
        #expect(choice.named == choice.shown.filter(choice.named.contains))
      }
    }
  }

  @Test("c in a pane shows, hides and moves its columns; undo and the session keep them")
  func chosen() throws {
    var scenario = try Scenario(size: Size(width: 80, height: 24))
    scenario.press("c")
    guard case .picker(let picker)? = scenario.dashboard.overlay else {
      return #expect(Bool(false), "no list of columns")
    }
    #expect(picker.items.map(\.figure) == ["shown", "shown", "shown"] + Array(repeating: "no room", count: 5))
    scenario.type("capital")
    scenario.press("enter enter esc")
    #expect(scenario.dashboard.partners.columns.named == [.capital])
    #expect(scenario.dashboard.partners.columns.shown.last == .capital)
    let state = scenario.dashboard.viewState
    #expect(try SessionText.state(from: SessionText.text(of: state)) == state)
    scenario.press("2 c down right esc")
    #expect(scenario.dashboard.timeline.columns.shown.prefix(3) == [.dates, .code, .direction])
    scenario.press("u")
    #expect(scenario.dashboard.timeline.columns == ColumnChoice())
    #expect(scenario.dashboard.message?.text == "Undid: other columns of the visits")
    scenario.press("3 c")
    #expect(scenario.dashboard.overlay == nil)
  }

  @Test("Columns of a saved view are read, and mistakes in them named")
  func saved() throws {
    let view = SavedView(
      name: "v", file: "v.toml", isShipped: false,
      entries: [
        SavedView.Entry(name: "partners.columns", values: ["name region trade?"], line: 1),
        SavedView.Entry(name: "visits.columns", values: ["dates plases"], line: 2),
      ])
    #expect(view.mistakes.count == 1 && view.mistakes[0].hasPrefix("v.toml:2: visits.columns has no “plases”"))
    let state = view.state(keeping: ViewState(), today: CalendarDay(ordinal: 0))
    #expect(state.partners.columns?.shown == [.name, .region, .trade])
    #expect(state.visits.columns == nil)
  }

  @Test("C shows the partners as a table with a chart, and the visits by year and by other fields")
  func charts() throws {
    var scenario = try Scenario()
    scenario.press("/ t i e r : c s p enter s")
    scenario.type("visits")
    scenario.press("enter C")
    let sheet = try #require(scenario.dashboard.pages.last?.sheet)
    #expect(sheet.selectedColumn?.id == "visits" && sheet.showsChart)
    #expect(sheet.matching == scenario.dashboard.partners.matching)
    scenario.press("esc esc esc 2 d C")
    #expect(scenario.dashboard.pages.last?.subject == .visitCounts(.year, try Filter(parsing: "dir:out")))
    let total = scenario.dashboard.timeline.summary.matching
    #expect(scenario.dashboard.pages.last?.whole?.subtitle == "\(total), visits with dir:out")
    scenario.press("tab enter")
    let filter = scenario.dashboard.timeline.filter
    #expect(scenario.dashboard.pages.isEmpty && filter.terms.count == 2 && filter.terms.last?.field == .partner)
    #expect(scenario.dashboard.timeline.summary.matching > 0)
  }

  @Test("Mistakes", arguments: [["nam"], ["name", "name"], ["name", "-name"], ["...", "..."], []])
  func mistakes(words: [String]) {
    #expect(throws: ColumnChoice<PartnerColumn>.Mistake.self) { try ColumnChoice<PartnerColumn>(words: words) }
  }
}
