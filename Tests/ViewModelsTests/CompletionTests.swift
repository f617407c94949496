import Console
import Diplomacy
import DossierStore
import Testing
import TestSupport

@testable import ViewModels

@Suite("Completion in the filter prompts")
struct CompletionTests {
  @Test("The word at the cursor is taken apart as the grammar does")
  func places() {
    #expect(CompletionPlace("ti", cursor: 2)?.field == nil)
    #expect(CompletionPlace("ti", cursor: 2)?.typed == "ti")
    let negated = CompletionPlace("year:2023 -ti", cursor: 13)
    #expect(negated?.range == 11..<13)
    let value = CompletionPlace("tier:csp,s", cursor: 10)
    #expect(value?.field == .tier)
    #expect(value?.typed == "s")
    #expect(value?.range == 9..<10)
    let quoted = CompletionPlace("leader:\"to la", cursor: 13)
    #expect(quoted?.field == .leader)
    #expect(quoted?.typed == "to la")
    #expect(quoted?.range == 7..<13)
    #expect(CompletionPlace("year:2019..20", cursor: 13)?.range == 11..<13)
    #expect(CompletionPlace("gold:x", cursor: 6)?.field == nil)
    #expect(CompletionPlace("a\"b c", cursor: 5) == nil)
  }

  private func completion(_ scenario: Scenario) -> Completion? {
    guard case .prompt(let prompt) = scenario.dashboard.overlay else { return nil }
    return prompt.completion
  }

  private func text(_ scenario: Scenario) -> String? {
    guard case .prompt(let prompt) = scenario.dashboard.overlay else { return nil }
    return prompt.field.text
  }

  @Test("Fields are offered, then their values; Tab puts the first in, and the list follows")
  func fieldsAndValues() throws {
    var scenario = try Scenario()
    scenario.press("/ t i")
    #expect(completion(scenario)?.items.map(\.text) == ["tier:"])
    scenario.press("tab")
    #expect(text(scenario) == "tier:")
    #expect(completion(scenario)?.items.map(\.text) == Tier.allCases.map(\.code))
    scenario.press("s p")
    #expect(completion(scenario)?.items.first?.text == "special")
    scenario.press("ctrl+w")
    scenario.type("tier:comp")
    #expect(completion(scenario)?.items.map(\.text) == ["csp", "cp"])
    scenario.press("down down enter")
    #expect(text(scenario) == "tier:cp")
    #expect(scenario.dashboard.partners.filter.description == "tier:cp")
    #expect(scenario.dashboard.overlay != nil, "a chosen word does not end the prompt")
    scenario.press("enter")
    #expect(scenario.dashboard.overlay == nil)
    scenario.press("u")
    #expect(scenario.dashboard.partners.filter.isEmpty)
  }

  @Test("A click takes what is offered, the wheel goes through it, and clicks elsewhere leave the prompt alone")
  func clicks() throws {
    var scenario = try Scenario(size: Size(width: 80, height: 24))
    scenario.press("/ t i tab")
    let tiers = Tier.allCases.map(\.code)
    // The box ends above the prompt; its last row but the frame is the last of eight items.
    let last = 24 - 3
    scenario.click(x: 4, y: last - tiers.count + 2)
    let shown = tiers.suffix(min(8, tiers.count))
    let taken = try #require(text(scenario)).dropFirst(5)
    #expect(shown.contains(String(taken)) && taken != "special")
    #expect(scenario.dashboard.partners.filter.description == "tier:\(taken)")
    scenario.press("ctrl+u")
    scenario.type("tier:")
    scenario.click(x: 4, y: last - 2, .wheelDown)
    scenario.click(x: 4, y: last - 2, .wheelDown)
    #expect(completion(scenario)?.selected == 1)
    scenario.click(x: 70, y: 3)
    #expect(text(scenario) == "tier:")
  }

  @Test("Leaders are found without their accents, partners by code and name, places and sources from the store")
  func names() throws {
    var scenario = try Scenario()
    scenario.press("2 /")
    scenario.type("leader:to la")
    #expect(completion(scenario) == nil, "the blank has ended the word")
    scenario.press("ctrl+u")
    scenario.type("leader:\"to la")
    #expect(completion(scenario)?.items.first?.text == "\"Tô Lâm\"")
    scenario.press("tab")
    #expect(scenario.dashboard.timeline.filter.values(of: .leader) == ["Tô Lâm"])
    scenario.press("ctrl+u")
    scenario.type("partner:bhu")
    #expect(completion(scenario)?.items.map(\.text) == ["BTN"])
    scenario.press("ctrl+u")
    scenario.type("place:beij")
    #expect(completion(scenario)?.items.first?.label.hasPrefix("Beijing") == true)
    scenario.press("ctrl+u")
    scenario.type("source:viet")
    #expect(completion(scenario)?.items.isEmpty == false)
    scenario.press("tab")
    #expect(scenario.dashboard.timeline.summary.matching > 0)
    scenario.press("ctrl+u")
    scenario.type("year:202")
    #expect(completion(scenario)?.items.first?.text.hasPrefix("202") == true)
  }

  @Test("The partners' prompt offers no field of visits, and Tab offers some where nothing is typed")
  func partnersPrompt() throws {
    var scenario = try Scenario()
    scenario.press("/")
    #expect(completion(scenario) == nil)
    scenario.press("tab")
    let offered = completion(scenario)?.items.map(\.text) ?? []
    #expect(offered.contains("tier:") && !offered.contains("leader:"))
    scenario.press("down up up esc")
    #expect(scenario.dashboard.overlay == nil)
  }

  @Test("In the filter of a table its columns are offered, and the values that its rows have")
  func tables() throws {
    var scenario = try Scenario()
    scenario.press("S /")
    scenario.type("pub")
    #expect(completion(scenario)?.items.contains { $0.text.hasPrefix("pub") && $0.text.hasSuffix(":") } == true)
    scenario.press("ctrl+u k i n d :")
    #expect(completion(scenario)?.items.contains { $0.text == "news" } == true)
    scenario.type("new")
    scenario.press("tab")
    #expect(scenario.dashboard.pages.last?.filter == "kind:news")
  }

  @Test("On a page the words of its lines are offered")
  func pages() throws {
    var scenario = try Scenario()
    scenario.press("/ c h i n a enter enter / p r e s")
    #expect(completion(scenario)?.items.contains { $0.text.hasPrefix("pres") } == true)
    scenario.press("tab enter")
    #expect(scenario.dashboard.pages.last?.filter.hasPrefix("pres") == true)
  }

  @Test("The palette goes to partners and to the visits of leaders as well")
  func palette() throws {
    var scenario = try Scenario()
    scenario.press(":")
    scenario.type("bhutan")
    scenario.press("enter")
    #expect(scenario.dashboard.pages.last?.subject == .partner("BTN"))
    scenario.press(":")
    scenario.type("to lam")
    scenario.press("enter")
    #expect(scenario.dashboard.pages.isEmpty)
    #expect(scenario.dashboard.timeline.filter.values(of: .leader) == ["Tô Lâm"])
  }
}
