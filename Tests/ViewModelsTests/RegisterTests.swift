import Diplomacy
import DossierStore
import Testing
import TestSupport
import ViewModels

@Suite("Leaders, agreements and memberships")
struct RegisterTests {
  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  @Test("Visits made and received, first and last, and the office on the day")
  func leaders() throws {
    let dossier = try Dossier(folder: Fixtures.vietnam, cacheFolder: nil)
    try dossier.refresh()
    let now = try dossier.leaders(asOf: day("2026-01-15")).rows
    let lam = try #require(now.first { $0.id == "to-lam" })
    #expect(lam.displayName == "Tô Lâm" && lam.isHome && lam.made > 5 && lam.received > 0)
    let made = try dossier.visitSummary(
      VisitQuery(filter: Filter(parsing: "leader:=\"Tô Lâm\" dir:out status:held"), asOf: day("2026-01-15")))
    #expect(made.matching == lam.made)
    let received = try dossier.visitSummary(
      VisitQuery(filter: Filter(parsing: "leader:=to-lam dir:in status:held"), asOf: day("2026-01-15")))
    #expect(received.matching == lam.received)
    let earlier = try #require(try dossier.leaders(asOf: day("2024-08-31")).rows.first { $0.id == "to-lam" })
    let last = try #require(earlier.last?.last)
    let limit = try day("2024-08-31")
    #expect(earlier.made < lam.made && last <= limit)
  }

  @Test("A leader's page: its counts are those of the list, and every visit leads somewhere")
  func leaderPage() throws {
    let dossier = try Dossier(folder: Fixtures.vietnam, cacheFolder: nil)
    try dossier.refresh()
    let today = try day("2026-01-15")
    for leader in try dossier.leaders(asOf: today).rows {
      let detail = try #require(try dossier.detail(ofLeader: leader.id, asOf: today))
      #expect(detail.leader == leader)
      #expect(detail.visits.count + detail.visitsLeft == leader.made + leader.received)
      #expect(detail.travel.reduce(0) { $0 + $1.made } == leader.made)
      #expect(detail.travel.reduce(0) { $0 + $1.received } == leader.received)
      #expect(
        detail.firstDestinations.allSatisfy { $0.visit.start.first?.ordinal ?? 0 >= $0.start.first?.ordinal ?? 0 })
    }
  }

  @Test("An agreement that entered into force later was signed before, and unknown before that")
  func agreements() throws {
    let files = [
      "sources.csv": "id,title\nvna,News\n", "partners.csv": "id,name,sources\nFRA,France,vna\n",
      "visits.csv": "id,direction,partner,start,sources\n",
      "agreements.csv": """
      id,partners,title,status,proposed,signed,in_force,expires,sources
      a,FRA,Trade agreement,in_force,2010,2012-06-01,2014-01-01,2030-01-01,vna
      b,FRA,Old agreement,expired,,1990,1991,2011,vna

      """,
    ]
    try Fixtures.withDossier(files) { folder in
      let dossier = try Dossier(folder: folder, cacheFolder: nil)
      try dossier.refresh()
      func status(_ text: String) throws -> [String] {
        try dossier.agreements(asOf: try #require(CalendarDay(text))).rows.map { "\($0.id) \($0.status)" }
      }
      #expect(try status("2026-01-01") == ["a in_force", "b expired"])
      #expect(try status("2013-01-01") == ["a signed", "b expired"])
      #expect(try status("2011-01-02") == ["a proposed", "b expired"])
      #expect(try status("2005-01-01") == ["b in_force"])
      #expect(try status("1985-01-01") == [])
      let later = try dossier.agreements(asOf: try #require(CalendarDay("2013-01-01")))
      #expect(later.rows[0].inForce == nil && later.rows[0].signed != nil && later.later == 0)
      #expect(try dossier.agreements(asOf: try #require(CalendarDay("2005-01-01"))).later == 1)
    }
  }

  @Test("Choosing a value of the timeline's facets leaves as many visits as it counted")
  func timelineFacets() throws {
    let dossier = try Dossier(folder: Fixtures.vietnam, cacheFolder: nil)
    try dossier.refresh()
    for text in ["", "year:2023..2025 dir:out", "has:outcomes -kind:state"] {
      let query = VisitQuery(filter: try Filter(parsing: text), asOf: try day("2025-06-30"))
      for field in FilterField.allCases {
        let facet = Facet(try dossier.facet(of: field, query), of: field)
        for value in facet.all.prefix(40) + facet.all.suffix(5) {
          var narrowed = query
          narrowed.filter = query.filter.adding(value.term)
          #expect(try dossier.visitSummary(narrowed).matching == value.count, "\(text) and \(value.term)")
          #expect(try Filter(parsing: value.term.description).terms == [value.term])
        }
      }
    }
  }

  @Test("Choosing a value of the partners' facets leaves as many partners as it counted")
  func partnerFacets() throws {
    let dossier = try Dossier(folder: Fixtures.vietnam, cacheFolder: nil)
    try dossier.refresh()
    var list = PartnerList()
    list.load(try dossier.partners(asOf: day("2026-01-15")))
    for field in [FilterField.tier, .region, .kind, .year, .has, .confidence] {
      let facet = try #require(list.facet(of: field))
      for value in facet.all {
        var narrowed = list
        narrowed.setFilter(try Filter(parsing: value.term.description, for: .partners))
        #expect(narrowed.matching == value.count, "\(value.term)")
      }
    }
  }

  @Test("f, Enter: the facet drills into the timeline; x asks for a name, refuses a strange ending, does not overwrite")
  func drillAndExport() throws {
    var scenario = try Scenario(Fixtures.vietnam)
    scenario.press("2 f enter")
    #expect(scenario.dashboard.timeline.filter.description.hasPrefix("leader:="))
    #expect(scenario.dashboard.timeline.summary.matching < scenario.dashboard.timeline.summary.total)
    scenario.press("x")
    guard case .prompt(let prompt)? = scenario.dashboard.overlay else {
      Issue.record("x asks for a name")
      return
    }
    #expect(prompt.field.text == "timeline-2026-01-15.csv")
    scenario.press("backspace")
    scenario.press("enter")
    #expect(scenario.dashboard.overlay != nil, "a name with another ending is not taken")
    scenario.type("v")
    scenario.press("enter")
    guard case .export(let takeaway, .csv, let name, replaces: false)? = scenario.effects.last else {
      Issue.record("the file is to be written")
      return
    }
    let text = try takeaway.text(in: .csv, from: scenario.dossier)
    #expect(text.split(separator: "\n").count == scenario.dashboard.timeline.summary.matching + 1)
    scenario.apply(.fileExists(name))
    #expect(scenario.text.contains("Enter again replaces it"))
    scenario.press("enter")
    guard case .export(_, _, _, replaces: true)? = scenario.effects.last else {
      Issue.record("the second Enter replaces")
      return
    }
  }

  @Test("y offers what can be copied; the table is what shows, the page has its footnotes")
  func copying() throws {
    var scenario = try Scenario()
    scenario.press("6 y")
    scenario.type("tabs")
    scenario.press("enter")
    var copied: [String] { scenario.effects.compactMap { if case .copy(let text) = $0 { text } else { nil } } }
    let page = try #require(scenario.dashboard.pages.last?.sheet)
    #expect(copied.last?.split(separator: "\n").count == page.matching + 1)
    #expect(copied.last?.hasPrefix(page.columns.map(\.id).joined(separator: "\t")) == true)
    scenario.press("y")
    scenario.type("citation")
    scenario.press("enter")
    #expect(copied.last?.isEmpty == false)
    scenario.press("esc enter y")
    scenario.type("markdown")
    scenario.press("enter")
    #expect(copied.last?.hasPrefix("# ") == true && copied.last?.contains("\n[^1]: ") == true)
  }

  @Test("Esc lets go of what is selected, then of the filter, then of the page")
  func layers() throws {
    var scenario = try Scenario()
    scenario.press("6 /")
    scenario.type("a")
    scenario.press("enter space v esc")
    #expect(scenario.dashboard.pages.last?.sheet?.selectedCount == 1)
    scenario.press("esc")
    #expect(scenario.dashboard.pages.last?.sheet?.selectedCount == 0)
    #expect(scenario.dashboard.pages.last?.filter == "a")
    scenario.press("esc")
    #expect(scenario.dashboard.pages.last?.filter == "")
    scenario.press("esc")
    #expect(scenario.dashboard.pages.isEmpty)
  }
}
