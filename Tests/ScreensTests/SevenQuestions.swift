import Console
import Diplomacy
import DossierStore
import Testing
import TestSupport
import ViewModels

@testable import Screens

/// The seven questions that the program is for (docs/guide.md), each answered in at most five keys from the start screen
/// on the shipped dossier. A word or date typed into a field counts as one key.
@Suite("The seven questions")
struct SevenQuestions {
  /// A person at the start screen who counts what they press.
  private struct Person {
    var scenario: Scenario
    private(set) var keys = 0

    init(size: Size = Size(width: 120, height: 36)) throws { scenario = try Scenario(Fixtures.vietnam, size: size) }

    mutating func press(_ keys: String) {
      scenario.press(keys)
      self.keys += keys.split(separator: " ").count
    }

    mutating func type(_ text: String) {
      scenario.type(text)
      keys += 1
    }

    /// What is on the screen, once it is made sure that the keys were few enough.
    var answer: String {
      #expect(keys <= 5, "\(keys) keys")
      return scenario.text
    }
  }

  @Test("1. Which countries were comprehensive strategic partners at the end of 2023, of 2025? Who moved, when?")
  func tiers() throws {
    var person = try Person()
    person.press("{")
    #expect(person.answer.contains("as of 2025-12-31") && person.answer.contains("14 CSP"))
    person.press("{ {")
    #expect(person.answer.contains("as of 2023-12-31") && person.answer.contains("6 CSP"))
    for name in ["China", "Russia", "India", "Korea", "United States", "Japan"] {
      #expect(person.answer.contains(name))
    }
    var other = try Person()
    other.press("4")
    #expect(other.answer.contains("Who moved in a year") && other.answer.contains("United Kingdom"))
    other.press("esc T enter")
    #expect(other.answer.contains("Tiers gained and lost") && other.answer.contains("2025-01"))
  }

  @Test("2. Whom did the General Secretary visit in 2023–2025, who came to Hanoi, and what came of it?")
  func journeys() throws {
    var person = try Person()
    person.press("2 /")
    person.type("year:2023..2025 rank:party_leader")
    person.press("enter")
    #expect(person.answer.contains("Tô Lâm") && person.answer.contains("Xi Jinping"))
    person.press("enter")
    #expect(person.answer.contains("Outcomes"))
  }

  @Test("3. When did we last receive this country at the top? Whose visit do we owe? What is overdue?")
  func debts() throws {
    var person = try Person()
    person.press("enter")
    #expect(person.answer.contains("Last here, top level") && person.answer.contains("ago)"))
    var other = try Person()
    other.press("0 enter")
    #expect(other.answer.contains("Visits we owe") && other.answer.contains("Top level"))
    other.press("j enter")
    #expect(other.answer.contains("Visits held with"))
    var third = try Person()
    third.press("4")
    #expect(third.answer.contains("Overdue") && third.answer.contains("Silences beyond the rule"))
  }

  @Test(
    "4. How did trade develop, and did it change after the upgrade?",
    .disabled("the chart and the comparison answer it"))
  func trade() {}

  @Test("5. Which sources disagree, by how much, which is used?")
  func disagreement() throws {
    var person = try Person()
    person.press("3 i")
    #expect(person.answer.contains("shown") && person.answer.contains("China"))
  }

  @Test("6. Which anniversaries, term ends and planned visits are coming up?")
  func calendar() throws {
    var person = try Person()
    person.press("9")
    #expect(person.answer.contains("anniversary of diplomatic relations"))
    person.press("/")
    person.type("ends")
    // The term that ended in April 2026 is in no document of that day: nobody foresaw it.
    #expect(person.answer.contains("membership ends") && !person.answer.contains("ends as Prime Minister"))
  }

  @Test("7. Give me the brief on Bhutan", .disabled("entente brief answers it"))
  func brief() {}
}
