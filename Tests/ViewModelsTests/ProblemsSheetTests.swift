import Diplomacy
import Testing

@testable import ViewModels

@Suite("The table of problems")
struct ProblemsSheetTests {
  private func problem(_ severity: Problem.Severity, _ line: Int, explanation: String = "") -> Problem {
    Problem(
      severity, rule: "visit-long", file: "visits.csv", line: line, column: 3, reason: "it is long", mend: "shorten it",
      explanation: explanation)
  }

  /// The lines as they show: headings with their counts, rows in a line, notes.
  private func texts(_ sheet: Sheet) -> [String] {
    let page = SheetPage(sheet, height: 10)
    return page.lines.map { line in
      switch line {
      case .heading(let title, let count): "\(title) (\(count))"
      case .row(let index): page.words(of: sheet.rows[index])
      case .note(let index): sheet.notes[index].text
      }
    }
  }

  @Test("They stand under headings with counts, the worst first")
  func sections() {
    let problems = [
      problem(.note, 1), problem(.warning, 2, explanation: "medical treatment"), problem(.error, 3),
      problem(.warning, 4), problem(.warning, 5),
    ]
    let sheet = Sheet(problems: problems, notice: nil)
    #expect(sheet.subtitle == "1 error · 3 warnings (1 explained) · 1 note")
    #expect(
      texts(sheet) == [
        "Errors (1)", "visits.csv:3:3: it is long; shorten it [visit-long]",
        "Warnings (2)", "visits.csv:4:3: it is long; shorten it [visit-long]",
        "visits.csv:5:3: it is long; shorten it [visit-long]",
        "Explained (1)", "visits.csv:2:3: it is long; explained: medical treatment [visit-long]",
        "Notes (1)", "visits.csv:1:3: it is long; shorten it [visit-long]",
      ])
  }

  @Test("A filter asks for the severity, the file, the line and the check")
  func filters() throws {
    let problems = [
      problem(.note, 1), problem(.warning, 2, explanation: "treatment"), problem(.error, 3), problem(.warning, 40),
    ]
    func kept(_ text: String) throws -> [String] {
      var page = SheetPage(Sheet(problems: problems, notice: nil), height: 10)
      page.setFilter(try Filter(parsing: text, for: page.sheet.vocabulary))
      return page.shownRows.map(\.id)
    }
    #expect(try kept("severity:error") == ["visits.csv:3:3 visit-long 1"])
    #expect(try kept("severity:warning").count == 2, "those that are explained too")
    #expect(try kept("line:30..") == ["visits.csv:40:3 visit-long 1"])
    #expect(try kept("file:visits rule:visit-long").count == 4)
    #expect(try kept("rule:year-jump").isEmpty)
  }

  @Test("Headings without anything under them are left out, and the notice stands above")
  func empty() {
    let sheet = Sheet(problems: [], notice: "The index is kept in memory.")
    #expect(sheet.subtitle.isEmpty)
    #expect(texts(sheet) == ["The index is kept in memory."])
    #expect(sheet.emptyWords.first == "Nothing is wrong: every file and row was read.")
    #expect(Sheet(problems: [problem(.note, 1)], notice: nil).subtitle == "0 errors · 0 warnings · 1 note")
  }

  @Test("Beyond ten thousand they are counted, the worst kept")
  func limit() {
    let problems =
      (1...9_500).map { problem(.error, $0) } + (1...1_000).map { problem(.warning, $0) } + [problem(.note, 1)]
    let texts = texts(Sheet(problems: problems, notice: nil))
    #expect(texts.count == 10_000 + 2 + 2)
    #expect(texts.suffix(2) == ["and 500 more warnings", "and 1 notes"])
  }

  @Test("Two of one kind in one place have each a name, which stays when another is mended")
  func names() {
    let twice = [problem(.error, 7), problem(.error, 7)]
    #expect(Set(Sheet(problems: twice, notice: nil).rows.map(\.id)).count == 2)
    let page = Sheet(problems: [problem(.error, 5)] + twice, notice: nil)
    #expect(page.rows.map(\.id).contains("visits.csv:7:3 visit-long 2"))
  }
}
