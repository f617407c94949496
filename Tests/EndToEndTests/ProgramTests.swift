import Foundation
import Testing

@Suite("The program itself")
struct ProgramTests {
  @Test("It says how to use it")
  func help() throws {
    let result = try Subprocess.run(Subprocess.entente, ["--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("USAGE: entente"))
    #expect(result.errors.isEmpty)
  }

  /// One search after the other: several at once would each read the files, and wait for each other's index.
  @Test("A search finds the fact with its source")
  func search() throws {
    let searches = [
      ("gelephu", "Gelephu Mindfulness City"), ("air services", "Air services agreement"),
      ("semiconductor", "Semiconductor"), ("earthquake", "earthquake"),
    ]
    for (words, fact) in searches {
      let result = try Subprocess.runEntente(["search", words, "--dossier", "Data/vietnam"])
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      #expect(result.output.contains(fact))
      #expect(result.output.contains("└ Vietnam News Agency"))
      let json = try Subprocess.runEntente(["search", words, "--dossier", "Data/vietnam", "--format", "json"])
      #expect(json.output.contains("\"citations\""))
    }
  }

  @Test("A mistake in the command line is answered on the error output")
  func usage() throws {
    let result = try Subprocess.run(Subprocess.entente, ["--no-such-option"])
    #expect(result.status != 0)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("no-such-option"))
  }
}

@Suite("The harness", .enabled(if: TmuxSession.isAvailable, "tmux is not installed"))
struct TmuxSessionTests {
  @Test("It shows what the program writes, and its exit status")
  func help() async throws {
    let session = try TmuxSession(size: (100, 40), arguments: ["--help"])
    // The list of commands is longer than the screen: its end shows.
    try await session.waitFor("for detailed help")
    #expect(try await session.exitStatus() == 0)
  }

  @Test("It types into a shell, changes the window's size and reads the screen")
  func shell() async throws {
    let session = try TmuxSession(size: (120, 24), arguments: ["--version"], inShell: true)
    try await session.waitFor("ready> ")
    try session.resize(columns: 100, rows: 10)
    try session.typeCommand("stty size; printf 'Vi\\341\\273\\207t \\033[7mNam\\033[m\\n'; echo \"[$NO_COLOR]$TERM\"")
    let screen = try await session.waitFor("[]tmux-256color")
    #expect(screen.contains("10 100"))
    #expect(screen.contains("Việt Nam"))
    #expect(try session.colouredScreen().contains("\u{1B}[7m"))
    try session.send("C-d")
    #expect(try await session.exitStatus() == 0)
  }

  @Test("It says what was on the screen when something did not come")
  func timeout() async throws {
    let session = try TmuxSession(arguments: ["--version"])
    await #expect(throws: TmuxSession.TimedOut.self) {
      try await session.waitFor("no such text", timeout: .milliseconds(50))
    }
  }
}
