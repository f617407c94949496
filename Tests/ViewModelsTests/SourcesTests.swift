import Diplomacy
import DossierStore
import Testing
import TestSupport

@testable import ViewModels

@Suite("From any row to what it rests on")
struct SourcesTests {
  private func bhutan() throws -> Scenario {
    var scenario = try Scenario()
    scenario.press("/")
    scenario.type("bhutan")
    scenario.press("enter")
    return scenario
  }

  @Test("i on a partner, a visit and a year opens where they come from")
  func claimsFromEachPane() throws {
    var scenario = try bhutan()
    scenario.press("i")
    #expect(scenario.dashboard.pages.last?.subject == .standing("BTN"))
    #expect(scenario.dashboard.pages.last?.document?.entries.contains { $0.plainText.contains("[1]") } == true)
    scenario.press("esc 2 p i")
    let visit = FactKey("visits", "in-btn-2025-08-18-jigme-khesar-namgyel-wangchuck")
    #expect(scenario.dashboard.pages.last?.subject == .fact(visit))
    scenario.press("esc 3 i")
    #expect(scenario.dashboard.pages.last?.subject == .claims(partner: "BTN", year: 2025))
    scenario.press("down i")
    #expect(scenario.dashboard.pages.count == 2)
    guard case .fact(let figure)? = scenario.dashboard.pages.last?.subject else {
      Issue.record("the claim has no row")
      return
    }
    #expect(figure.table == "trade")
  }

  @Test("The royal visit of Bhutan shows both articles and who was State President by each")
  func royalVisit() throws {
    var scenario = try bhutan()
    scenario.press("2 p enter")
    let entries = try #require(scenario.dashboard.pages.last?.document?.entries)
    let lines = entries.map(\.plainText)
    #expect(lines.contains { $0.contains("Lương Cường, State President  shown; high confidence") })
    #expect(lines.contains { $0.contains("Tô Lâm, State President  not shown; low confidence") })
    let citations = entries.compactMap { entry -> String? in
      if case .source(_, let citation, _) = entry.content { citation } else { nil }
    }
    #expect(citations.contains { $0.contains("Bhutan King's Vietnam visit") }, "the agency's article")
    #expect(citations.contains { $0.contains("royal visit of Bhutan") }, "the undated one")
    #expect(scenario.dashboard.timeline.selected?.isDisputed == true)
  }

  @Test("Every line of every page that names a source leads to it")
  func everyLineLeads() throws {
    var scenario = try bhutan()
    scenario.press("enter")
    let count = try #require(scenario.dashboard.pages.last?.document?.entries.count)
    for _ in 0..<count {
      let entry = try #require(scenario.dashboard.pages.last?.selected)
      if !entry.notes.isEmpty {
        scenario.press("i")
        #expect(scenario.dashboard.pages.count == 2, "\(entry.plainText)")
        let page = try #require(scenario.dashboard.pages.last)
        #expect(page.document?.entries.isEmpty == false, "\(entry.plainText)")
        scenario.press("esc")
      }
      scenario.press("down")
    }
  }

  @Test("o hands on the address of the line's source, from a pane and from a page")
  func openAddress() throws {
    var scenario = try bhutan()
    scenario.press("o 2 p o enter o")
    let addresses = scenario.effects.compactMap { if case .openAddress(let url) = $0 { url } else { nil } }
    #expect(addresses.count == 3)
    #expect(addresses.allSatisfy { $0.hasPrefix("https://") })
  }

  @Test("Documents are listed with what rests on them, sorted and narrowed")
  func sources() throws {
    var scenario = try Scenario()
    scenario.press("S")
    #expect(scenario.dashboard.pages.last?.subject == .sources)
    let total = try #require(scenario.dashboard.pages.last?.total)
    scenario.press("s")
    scenario.type("publisher")
    scenario.press("enter")
    #expect(scenario.dashboard.pages.last?.sheet?.arrangement.sort.first?.column == "publisher")
    scenario.press("/")
    scenario.type("bhutan king")
    scenario.press("enter")
    let page = try #require(scenario.dashboard.pages.last)
    #expect(page.matching > 0 && page.matching < total && page.total == total)
    scenario.press("enter")
    guard case .source? = scenario.dashboard.pages.last?.subject else {
      Issue.record("Enter did not open the document")
      return
    }
    #expect(scenario.dashboard.pages.last?.document?.entries.contains { $0.fact != nil } == true)
    scenario.press("esc")
    #expect(scenario.dashboard.pages.last?.filter == "bhutan king", "coming back finds the list as it was left")
    scenario.press("esc")
    #expect(scenario.dashboard.pages.last?.filter == "")
    scenario.press("esc")
    #expect(scenario.dashboard.pages.isEmpty)
  }

  @Test("A page's filter reverts with Esc, keeps headings with their lines, and forgives an empty result")
  func pageFilter() throws {
    var scenario = try bhutan()
    scenario.press("enter /")
    scenario.type("gelephu")
    let entries = try #require(scenario.dashboard.pages.last?.document?.entries)
    #expect(entries.map(\.plainText).first == "Cooperation")
    #expect(entries.count == 2)
    scenario.type("zzz")
    #expect(scenario.dashboard.pages.last?.document?.entries.isEmpty == true)
    #expect(scenario.text.contains("0 of "))
    scenario.press("esc")
    #expect(scenario.dashboard.pages.last?.filter == "")
  }

  @Test("The documents of when relations began are those of the step, not of the partner's row")
  func relationsSince() throws {
    var scenario = try Scenario(Fixtures.vietnam)
    scenario.press("enter")
    let entries = try #require(scenario.dashboard.pages.last?.document?.entries)
    let relations = try #require(entries.first { $0.plainText.hasPrefix("Relations since") })
    let documents = entries.filter { entry in
      if case .source(let number, _, _) = entry.content { relations.notes.contains(number) } else { false }
    }
    #expect(!documents.isEmpty && documents.allSatisfy { !$0.plainText.contains("Natural Earth") })
    #expect(relations.mark == .disputed, "China's beginning has another reading")
    #expect(relations.fact?.table == "milestones")
  }

  @Test("No claim that differs is called the same, and the page says of what the total is the sum")
  func statedTotal() throws {
    var scenario = try Scenario(Fixtures.vietnam)
    scenario.press("3")
    while scenario.dashboard.trade.year ?? 0 > 2014 { scenario.press("left") }
    scenario.press("i")
    let lines = try #require(scenario.dashboard.pages.last?.document?.entries).map(\.plainText)
    #expect(lines.contains { $0.contains("70,") && $0.contains("added") })
    #expect(lines.contains { $0.hasPrefix("63,795,704,123 USD") && $0.contains("−9%") })
  }

  @Test("Marks are filtered on a page as in the panes")
  func markedLines() throws {
    var scenario = try Scenario(Fixtures.vietnam)
    scenario.press("enter /")
    scenario.type("has:conflict")
    let page = try #require(scenario.dashboard.pages.last)
    #expect(page.matching > 0 && page.matching < page.total)
    let lines = page.document?.entries.filter { if case .heading = $0.content { false } else { true } } ?? []
    #expect(lines.allSatisfy { $0.mark == .disputed || $0.plainText.contains("≠") })
  }

  @Test("A copied line brings the documents that its numbers stand for")
  func copying() throws {
    var scenario = try bhutan()
    scenario.press("enter y enter")
    let copied = scenario.effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }
    let lines = try #require(copied.last).split(separator: "\n")
    #expect(lines.first?.hasPrefix("Bhutan") == true)
    #expect(lines.dropFirst(2).allSatisfy { $0.hasPrefix("[") } && lines.count > 2)
  }

  @Test("F searches every table, and a result opens")
  func search() throws {
    var scenario = try Scenario()
    scenario.press("F")
    scenario.type("gelephu")
    scenario.press("enter")
    #expect(scenario.dashboard.pages.last?.subject == .search("gelephu"))
    scenario.press("enter")
    #expect(scenario.dashboard.pages.count == 2)
    scenario.press("esc esc F")
    scenario.type("zzzz")
    scenario.press("enter")
    #expect(scenario.text.contains("Nothing has all of these words"))
    scenario.press("esc F enter")
    #expect(scenario.dashboard.pages.isEmpty, "nothing to search for opens nothing")
  }

  @Test("A finding opens the row that it is about; one about a whole file says that there is none")
  func problems() throws {
    let visits = """
      id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,confidence,sources,note
      v1,outbound,CHN,2020-05-05,2020-05-01,state,held,,,,Beijing,,high,s,
      v2,outbound,CHN,2020-13-01,,state,held,,,,Beijing,,high,s,

      """
    try Fixtures.withDossier(["visits.csv": visits]) { folder in
      var scenario = try Scenario(folder)
      scenario.press("! /")
      scenario.type("2020-05-01")
      scenario.press("enter enter")
      #expect(scenario.dashboard.pages.last?.subject == .row(file: "visits.csv", line: 2))
      #expect(scenario.text.contains("What the checks say"))
      scenario.press("esc esc /")
      scenario.type("2020-13")
      scenario.press("enter i")
      #expect(scenario.text.contains("No row could be made of this line"))
    }
  }

  @Test("Every line of a search leads to a page that is not empty, rows that are set aside included")
  func noDeadLinks() throws {
    var scenario = try Scenario(Fixtures.vietnam)
    scenario.press("F")
    scenario.type("bhutan 2025")
    scenario.press("enter")
    let sheet = try #require(scenario.dashboard.pages.last?.sheet)
    #expect(sheet.shownRows.contains { $0.words?.contains("not shown elsewhere") == true })
    #expect(Set(sheet.sheet.rows.map(\.id)).count == sheet.sheet.rows.count)
    for row in sheet.shownRows {
      #expect(scenario.dashboard.pages.last?.sheet?.selected == row)
      scenario.press("enter")
      #expect(scenario.dashboard.pages.last?.document?.entries.isEmpty == false, "\(row.id)")
      scenario.press("esc down")
    }
  }

  @Test("H shows the home country as of the date")
  func home() throws {
    var scenario = try Scenario()
    scenario.press("H")
    #expect(scenario.dashboard.pages.last?.document?.title == "Viet Nam")
    #expect(scenario.text.contains("BRICS"))
    scenario.press("t")
    scenario.type("2020")
    scenario.press("enter")
    #expect(!scenario.text.contains("BRICS"))
  }

  @Test("A dossier of another country is read as its own")
  func bhutanAsHome() throws {
    var scenario = try Scenario(Fixtures.root + "/Data/bhutan")
    #expect(scenario.dashboard.info.homeName == "Bhutan")
    #expect(scenario.dashboard.overview.errors == 0)
    let visit = try #require(scenario.dashboard.timeline.window.first { $0.partner == "VNM" })
    #expect(visit.direction == .outbound && visit.isDisputed)
    scenario.press("H")
    #expect(scenario.text.contains("United Nations"))
    #expect(!scenario.text.contains("Viet Nam ›"))
  }
}
