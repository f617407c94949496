import Diplomacy
import Testing

@testable import ViewModels

@Suite("The list of problems")
struct ProblemsDocumentTests {
  private func problem(_ severity: Problem.Severity, _ line: Int, explanation: String = "") -> Problem {
    Problem(
      severity, rule: "visit-long", file: "visits.csv", line: line, column: 3, reason: "it is long", mend: "shorten it",
      explanation: explanation)
  }

  @Test("It stands under headings with counts, the worst first")
  func sections() {
    let problems = [
      problem(.note, 1), problem(.warning, 2, explanation: "medical treatment"), problem(.error, 3),
      problem(.warning, 4), problem(.warning, 5),
    ]
    let document = DetailDocument(problems: problems, notice: nil)
    #expect(document.subtitle == "1 error · 3 warnings (1 explained) · 1 note")
    #expect(
      document.entries.map(\.plainText) == [
        "Errors (1)", "visits.csv:3:3: it is long; shorten it",
        "Warnings (2)", "visits.csv:4:3: it is long; shorten it", "visits.csv:5:3: it is long; shorten it",
        "Explained (1)", "visits.csv:2:3: it is long; explained: medical treatment",
        "Notes (1)", "visits.csv:1:3: it is long; shorten it",
      ])
  }

  @Test("Headings without anything under them are left out")
  func empty() {
    let document = DetailDocument(problems: [], notice: "The index is kept in memory.")
    #expect(document.subtitle.isEmpty)
    #expect(document.entries.count == 2)
    #expect(DetailDocument(problems: [problem(.note, 1)], notice: nil).subtitle == "0 errors · 0 warnings · 1 note")
  }

  @Test("Beyond two thousand they are counted, the worst kept")
  func limit() {
    let problems =
      (1...1_500).map { problem(.error, $0) } + (1...1_000).map { problem(.warning, $0) }
      + [problem(.note, 1)]
    let texts = DetailDocument(problems: problems, notice: nil).entries.map(\.plainText)
    #expect(texts.count == 2_000 + 3 + 2)
    #expect(texts.suffix(3) == ["and 500 more", "Notes (1)", "and 1 more"])
  }
}
