import Console
import Diplomacy
import DossierStore
import TestSupport
import Testing

@testable import ViewModels

@Suite("Undo, places and the view as a value")
struct ViewStateTests {
  @Test(
    "u takes back filter, order, group, years, date, zoom and pages, and ctrl+r does them again")
  func undoAndRedo() throws {
    var scenario = try Scenario()
    let start = scenario.dashboard.viewState.choices
    let keys = [
      "/ t i e r : c s p enter", "s up enter", "z", "2 Y 2 0 2 3 enter", "shift+left", "d", "p",
      "t 2 0 2 4 enter",
      "+",
      "3 L", "D", "1 enter", "/ r a i l enter", "esc", "esc",
    ]
    var states: [ViewState] = []
    for key in keys {
      let before = scenario.dashboard.viewState.choices
      scenario.press(key)
      if scenario.dashboard.viewState.choices != before {
        states.append(scenario.dashboard.viewState.choices)
      }
    }
    #expect(states.count == keys.count, "each of them changes the view")
    for state in states.dropLast().reversed() {
      scenario.press("u")
      #expect(scenario.dashboard.viewState.choices == state)
    }
    scenario.press("u")
    #expect(scenario.dashboard.viewState.choices == start)
    #expect(scenario.dashboard.message?.text == "Undid: filter tier:csp")
    scenario.press("u")
    #expect(scenario.dashboard.message?.text.hasPrefix("Nothing to undo") == true)
    for state in states {
      scenario.press("ctrl+r")
      #expect(scenario.dashboard.viewState.choices == state)
    }
  }

  @Test("Typing a filter is one change; leaving it with Esc is none")
  func oneChange() throws {
    var scenario = try Scenario()
    scenario.press("2 /")
    scenario.type("year:2023 dir:in")
    scenario.press("enter u")
    #expect(scenario.dashboard.timeline.filter.isEmpty)
    scenario.press("/")
    scenario.type("dir:out")
    scenario.press("esc u")
    #expect(scenario.dashboard.message?.text.hasPrefix("Nothing to undo") == true)
  }

  @Test("Undoing brings back the rows that were selected, where they stood on the screen")
  func rowsComeBack() throws {
    var scenario = try Scenario()
    scenario.press("2 j j j j j j")
    let visit = scenario.dashboard.timeline.selectedID
    let (row, top) = (
      scenario.dashboard.timeline.cursor.selected, scenario.dashboard.timeline.cursor.top
    )
    scenario.press("Y 2 0 2 1 enter j j")
    #expect(scenario.dashboard.timeline.selectedID != visit)
    scenario.press("u")
    #expect(scenario.dashboard.timeline.selectedID == visit)
    #expect(scenario.dashboard.timeline.cursor.selected == row)
    #expect(scenario.dashboard.timeline.cursor.top == top)
  }

  @Test("Back and forward go through places as in a browser, each with its filter and row")
  func places() throws {
    var scenario = try Scenario()
    scenario.press("2 Y 2 0 2 4 enter j j enter")
    scenario.press("j j j F")
    scenario.type("rail")
    scenario.press("enter")
    let source = scenario.dashboard.viewState
    #expect(source.pages.count == 2)
    scenario.press("[")
    #expect(scenario.dashboard.pages.count == 1)
    #expect(scenario.dashboard.pages.last?.cursor.selected ?? 0 > 0)
    scenario.press("[")
    #expect(scenario.dashboard.pages.isEmpty)
    #expect(scenario.dashboard.focus == .timeline)
    #expect(scenario.dashboard.timeline.filter.description == "year:2024")
    #expect(scenario.dashboard.timeline.cursor.selected == 2)
    scenario.press("] ]")
    #expect(scenario.dashboard.viewState == source)
    scenario.press("]")
    #expect(scenario.dashboard.message?.text == "No place to go forward to")
    // The as-of date belongs to no place.
    scenario.press("t 2 0 2 4 enter [ [")
    #expect(scenario.dashboard.chosenDay?.description == "2024-12-31")
  }

  @Test("A view written down and read back is the same view", arguments: 0..<30)
  func sessionText(seed: UInt64) throws {
    var random = Chance(seed: seed)
    var state = ViewState()
    if Bool.random(using: &random) { state.day = CalendarDay("2023-12-31") }
    state.partners.filter = try Filter(
      parsing: ["", "tier:csp \"a \\\"b\" -région", "year:..2020"].randomElement(using: &random)
        ?? "")
    state.partners.order = PartnerList.Order.allCases.randomElement(using: &random) ?? .name
    state.partners.grouping = PartnerList.Grouping.allCases.randomElement(using: &random) ?? .tier
    state.partners.selected = .init("CHN", below: Int.random(in: 0...9, using: &random))
    state.visits.filter = try Filter(parsing: "leader:\"tô lâm\" dir:in")
    state.visits.followsPartner = Bool.random(using: &random)
    state.visits.selected = .init("a visit \"quoted\" \\", below: 3)
    state.trade.year = [nil, 2019].randomElement(using: &random) ?? nil
    state.trade.isLogarithmic = Bool.random(using: &random)
    state.trade.measure = TradeMeasure.allCases.randomElement(using: &random) ?? .amounts
    state.trade.showsSpread = Bool.random(using: &random)
    state.trade.period = [nil, 2_010...2_020].randomElement(using: &random) ?? nil
    state.trade.series = [nil, "a series"].randomElement(using: &random) ?? nil
    state.focus = Pane.allCases.randomElement(using: &random) ?? .trade
    for subject in Self.subjects.shuffled(using: &random).prefix(5) {
      var page = ViewState.Page(subject)
      page.filter = ["", "rail link", " x"].randomElement(using: &random) ?? ""
      if case .map = subject {
        page.map.shade = .visits
        page.map.region = "Southeast Asia"
        page.map.filter = try Filter(parsing: "tier:csp")
        page.map.selected = "LAO"
      }
      page.row = Int.random(in: 0...50, using: &random)
      state.pages.append(page)
    }
    #expect(try SessionText.state(from: SessionText.text(of: state)) == state)
  }

  private static let subjects: [DetailSubject] = [
    .partner("CHN"), .visit("v 1"), .claims(partner: "CHN", year: 2023), .standing("BTN"), .home,
    .problems,
    .fact(FactKey(table: "trade", key: ["CHN", "2023", "export", "a series", "s;t", ""])),
    .row(file: "visits.csv", line: 3),
    .sources, .leaders, .leader("l"), .agreements, .memberships, .source("x"), .goods(partner: "CHN", year: nil),
    .goods(partner: "CHN", year: 2020),
    .compare(Comparison(partners: ["JPN", "KOR"], measure: .index, base: 2_010, style: .bars, isLogarithmic: true)),
    .map(Filter()), .overview, .calendar(years: -2), .reckonings, .reckoning(.owedToUs), .definition(.owed),
    .definitions,
    .tier(.strategic), .changes(from: CalendarDay(ordinal: 19_000), to: CalendarDay(ordinal: 20_000)),
    .visitsBehind(VisitsBehind(partner: "CHN", direction: .outbound, year: 2_023, isBilateral: true)),
    .comparedYear(Comparison(partners: ["JPN", "KOR"]), 2_020),
    .beforeAfter(BeforeAfterChoice(event: FactKey("milestones", "m 1"), partner: "USA", years: 2)),
    .search("rail \"link\""),
  ]

  @Test("A damaged session, or one of another version, is refused with a reason")
  func unreadable() {
    let whole = SessionText.text(of: ViewState())
    for text in [
      "", "x", String(whole.dropLast(3)), whole.replacing("session 1", with: "session 99"),
      "entente session 1\nno-such-thing 1\nend\n", "entente session 1\nfocus nowhere\nend\n",
      "entente session 1\npage-row 3\nend\n",
    ] {
      #expect(throws: SessionText.Unreadable.self) { try SessionText.state(from: text) }
    }
  }

  @Test("A run goes on where the last one ended, rows and pages included, and u starts afresh")
  func goingOn() throws {
    var first = try Scenario()
    first.press("/ t i e r : c s p enter j j 2 Y 2 0 2 3 enter j j j enter j j")
    let kept = try SessionText.state(from: SessionText.text(of: first.dashboard.viewState))
    var second = try Scenario { $0.begin(from: kept, withPages: true) }
    // Where rows stand on the screen is decided by its height, which a scenario learns after the first answers.
    var (before, after) = (first.dashboard.viewState, second.dashboard.viewState)
    before.visits.selected?.below = 0
    after.visits.selected?.below = 0
    before.partners.selected?.below = 0
    after.partners.selected?.below = 0
    #expect(after == before)
    #expect(second.dashboard.partners.selectedID == first.dashboard.partners.selectedID)
    #expect(second.dashboard.trade.report?.partner == first.dashboard.trade.report?.partner)
    #expect(second.dashboard.timeline.selectedID == first.dashboard.timeline.selectedID)
    #expect(
      second.dashboard.pages.last?.cursor.selected == first.dashboard.pages.last?.cursor.selected)
    second.press("u")
    #expect(second.dashboard.viewState.choices == ViewState())
  }

  @Test("What a session names and the dossier no longer has is passed over")
  func goneRows() throws {
    var state = ViewState()
    state.partners.selected = .init("NIX", below: 4)
    state.visits.selected = .init("no such visit", below: 4)
    state.pages = [ViewState.Page(.partner("NIX"))]
    var scenario = try Scenario { $0.begin(from: state, withPages: true) }
    #expect(scenario.dashboard.partners.selected != nil)
    #expect(scenario.dashboard.timeline.selected != nil)
    #expect(scenario.text.contains("Nothing is known of this"))
    scenario.press("esc j")
    #expect(scenario.dashboard.trade.report?.partner == scenario.dashboard.partners.selectedID)
  }
}

@Suite("Marks and saved views")
struct MarkTests {
  @Test("m and a letter marks the row; ' and the letter goes back to it from anywhere")
  func marking() throws {
    var scenario = try Scenario()
    scenario.press("j j")
    let partner = try #require(scenario.dashboard.partners.selected)
    scenario.press("m")
    scenario.type("a ask about rail")
    scenario.press("enter")
    let mark = try #require(scenario.dashboard.marks["a"])
    #expect(mark.subject == .fact(partner.fact))
    #expect(mark.note == "ask about rail")
    #expect(scenario.effects.last == .setMark(mark))
    scenario.press("g g 2 j m b enter j j 1 ' a")
    #expect(scenario.dashboard.partners.selectedID == partner.id)
    #expect(scenario.dashboard.message?.text == "a: ask about rail")
    scenario.press("' b")
    #expect(
      scenario.dashboard.pages.last?.subject
        == scenario.dashboard.marks["b"]?.subject.row.map { .visit($0.key[0]) })
    // A capital marks the page itself.
    scenario.press("j j m P enter esc ' P")
    #expect(scenario.dashboard.marks["P"]?.subject == scenario.dashboard.pages.last?.subject)
    scenario.press("esc '")
    let text = scenario.text
    #expect(text.contains("ask about rail") && text.contains("a  \(partner.name)"))
    scenario.press("del esc")
    #expect(scenario.dashboard.marks.all.map(\.letter) == ["a", "b"])
  }

  @Test("A mark stands beside its row, and one whose row is gone says so")
  func signs() throws {
    var scenario = try Scenario()
    let before = scenario.text.count { $0 == "q" }
    scenario.press("m q enter j k")
    #expect(scenario.text.count { $0 == "q" } == before + 1)
    let gone = Mark(
      letter: "z", subject: .fact(FactKey("visits", "gone")), title: "2020 somewhere", note: "")
    scenario.apply(.marks(Marks([gone])))
    scenario.press("'")
    #expect(
      scenario.text.contains("2020 somewhere") && scenario.text.contains("no longer in the files"))
  }

  @Test("Marks written down and read back are the same; lines that are none are passed over")
  func markText() throws {
    let marks = Marks([
      Mark(
        letter: "a", subject: .fact(FactKey(table: "trade", key: ["CHN", "2023", "x y"])),
        title: "A \"b\"", note: ""),
      Mark(letter: "B", subject: .home, title: "Home", note: "two\nlines"),
    ])
    let read = try #require(Marks(text: marks.text + "nonsense\nab home x y\n"))
    #expect(read.all.map(\.letter) == ["B", "a"])
    #expect(read["a"] == marks["a"])
    #expect(read["B"]?.note == "two lines")
    #expect(Marks(text: "something else\n") == nil)
  }

  @Test("A view saved under a name opens as it was, over whatever shows")
  func savedViews() throws {
    var scenario = try Scenario()
    scenario.press("/ t i e r : c s p enter s n a m e enter 2 / d i r : i n enter V")
    scenario.apply(.views([]))
    scenario.press("enter")
    scenario.type("mine")
    scenario.press("enter")
    guard case .saveView("mine", let text)? = scenario.effects.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(text.contains("[partners]\nfilter = \"tier:csp\""))
    #expect(text.contains("[visits]\nfilter = \"dir:in\""))
    let view = SavedView(
      name: "mine", file: "mine.toml", isShipped: false, entries: try entries(text))
    #expect(view.mistakes.isEmpty)
    let saved = scenario.dashboard.viewState.choices
    scenario.press("backspace 1 backspace z V")
    scenario.apply(.views([view]))
    scenario.press("enter")
    #expect(scenario.dashboard.viewState.choices == saved)
    scenario.press("V")
    scenario.apply(.views([view]))
    scenario.press("del down enter")
    #expect(scenario.effects.last == .deleteView("mine"))
  }

  @Test("Mistakes in a view are named with their line, and the rest applies")
  func mistakes() throws {
    let text = """
      title = "x"
      as_of = "2023"
      [partners]
      filter = "tier:gold"
      sort = "name"
      [visits]
      filter = "year:{year-1}..{year}"
      """
    let view = SavedView(name: "x", file: "x.toml", isShipped: false, entries: try entries(text))
    #expect(view.mistakes.count == 2)
    #expect(
      view.mistakes.first?.hasPrefix(
        "x.toml:2: “as_of” means nothing in a view: did you mean as-of?") == true)
    #expect(view.mistakes.last?.hasPrefix("x.toml:4: “gold” is not a value of tier") == true)
    let state = view.state(keeping: ViewState(), today: try #require(CalendarDay("2026-01-15")))
    #expect(state.partners.order == .name)
    #expect(state.visits.filter.description == "year:2025..2026")
  }

  private func entries(_ text: String) throws -> [SavedView.Entry] {
    try TOMLFile(text).entries.map { entry in
      let words: [String] =
        switch entry.value {
        case .text(let text): [text]
        case .number(let number): [String(number)]
        case .flag(let flag): [flag ? "true" : "false"]
        default: []
        }
      return SavedView.Entry(name: entry.name, values: words, line: entry.line)
    }
  }

  @Test("The tour closes with any key and is not shown again")
  func tour() throws {
    var scenario = try Scenario { $0.beginTour() }
    #expect(scenario.text.contains("Welcome to Entente"))
    scenario.press("j")
    #expect(scenario.dashboard.overlay == nil)
    #expect(scenario.effects == [.rememberTour])
  }
}
