import Foundation
import Testing

/// The commands that reckon over the whole dossier, from outside.
@Suite("entente overview, calendar, diff, timeline, overdue, reckoning", .serialized)
struct ReckoningCommandTests {
  private func run(_ arguments: String...) throws -> Subprocess {
    try Subprocess.runEntente(arguments + ["--dossier", "Data/vietnam", "--as-of", "2026-01-15"])
  }

  @Test("Each writes text, and rows with the tables' column names")
  func formats() throws {
    let commands = [
      ["overview"], ["calendar"], ["diff", "--from", "2024"], ["timeline"], ["overdue"], ["reckoning", "silences"],
    ]
    for command in commands {
      let arguments = command + ["--dossier", "Data/vietnam", "--as-of", "2026-01-15"]
      let text = try Subprocess.runEntente(arguments)
      #expect(text.status == 0 && text.errors.isEmpty, "\(command) \(text.errors)")
      #expect(text.output.contains("as of 2026-01-15"), "\(command)")
      #expect(!text.output.contains("\u{1B}"))
      let json = try Subprocess.runEntente(arguments + ["--format", "json"])
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      let rows = try #require(object?["rows"] as? [[String: Any]], "\(command)")
      #expect(!rows.isEmpty, "\(command)")
    }
  }

  @Test("What changed in 2025 names the upgrades with their dates")
  func diff() throws {
    let result = try run("diff", "--from", "2024-12-31", "--to", "2025-12-31", "--format", "csv")
    #expect(result.output.contains("2025-10-29") && result.output.contains("gbr-2025-10-29-comprehensive-strategic"))
  }

  @Test("A calendar file, with what is left out said aside")
  func calendar() throws {
    let result = try run("calendar", "--format", "ics", "--round")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
    #expect(result.output.hasSuffix("END:VCALENDAR\r\n"))
    #expect(result.errors.contains("no known day"))
  }

  @Test(
    "Dates the wrong way round are a mistake in the command line",
    arguments: [
      ["diff", "--from", "2026", "--to", "2025"], ["calendar", "--from", "2026", "--to", "2025"],
      ["timeline", "--from", "2026", "--to", "2025"], ["diff", "--from", "yesterday"],
    ])
  func mistakes(arguments: [String]) throws {
    let result = try Subprocess.runEntente(arguments + ["--dossier", "Data/vietnam"])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("--from"))
  }

  @Test("The definitions without a name")
  func definitions() throws {
    let result = try run("reckoning")
    #expect(result.status == 0 && result.output.contains("first-destinations") && result.output.contains("leaves out"))
  }
}
