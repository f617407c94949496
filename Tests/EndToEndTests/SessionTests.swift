import Foundation
import Testing

/// What the program keeps from one run to the next, in a real terminal.
@Suite("From one run to the next", .enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .serialized)
struct SessionTests {
  private static let today = ["ENTENTE_TODAY": "2026-01-15"]

  private func open(_ arguments: [String] = [], showsTour: Bool = false) async throws -> TmuxSession {
    let session = try TmuxSession(
      environment: Self.today, arguments: arguments + ["Data/vietnam"], inShell: true, showsTour: showsTour)
    // Whichever partner is selected, its trade comes with the last answer.
    if !showsTour { try await session.waitFor("source ") }
    return session
  }

  private func command(_ arguments: String = "") -> String { "'\(Subprocess.entente.path)' \(arguments) Data/vietnam" }

  @Test("A start goes on where the last run ended, however it ended; --fresh does not")
  func restore() async throws {
    let session = try await open()
    try session.type("/tier:csp")
    try session.send("Enter")
    try session.type("2Y2023")
    try session.send("Enter")
    try await session.waitFor("year:2023")
    try session.type("Q")
    try await session.waitForNo("3 Trade")
    try session.typeCommand(command())
    let screen = try await session.waitFor("u starts afresh")
    #expect(screen.contains("tier:csp") && screen.contains("year:2023"))
    // A signal is an end like any other.
    try session.type("d")
    try await session.waitFor("dir:out")
    try session.signal(SIGTERM)
    try await session.waitForNo("3 Trade")
    try session.typeCommand(command())
    try await session.waitFor("dir:out")
    try session.type("u")
    try await session.waitForNo("tier:csp")
    try session.type("Q")
    try await session.waitForNo("3 Trade")
    try session.typeCommand(command("--fresh"))
    let fresh = try await session.waitFor("all visits")
    #expect(!fresh.contains("year:2023"))
  }

  @Test("u undoes a filter and says so; [ goes back to the place before")
  func undo() async throws {
    let session = try await open()
    try session.type("/tier:csp")
    try session.send("Enter")
    try await session.waitFor("tier:csp")
    try session.type("u")
    try await session.waitFor("Undid: filter tier:csp")
    try session.send("C-r")
    try await session.waitFor("Did again: filter tier:csp")
    try session.send("Enter")
    try await session.waitFor("Relations")
    try session.send("M-Left")
    try await session.waitFor("2 Timeline")
    try session.type("]")
    try await session.waitFor("Relations")
  }

  @Test("A damaged session is left alone, and a sentence says so")
  func damage() async throws {
    let session = try await open()
    try session.type("Q")
    try await session.waitForNo("3 Trade")
    let folder = session.folder.appending(path: "state/entente/sessions")
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
    try Data("entente session 1\nfocus tim".utf8).write(to: folder.appending(path: file))
    try session.typeCommand(command())
    try await session.waitFor("The last session breaks off")
    try await session.waitFor("3 Trade")
  }

  @Test("The tour shows at the first start only, and any key closes it")
  func tour() async throws {
    let session = try await open(showsTour: true)
    try await session.waitFor("Welcome to Entente")
    try session.type("x")
    try await session.waitForNo("Welcome to Entente")
    try session.type("Q")
    try await session.waitForNo("3 Trade")
    try session.typeCommand(command())
    let screen = try await session.waitFor("3 Trade")
    #expect(!screen.contains("Welcome to Entente"))
  }

  @Test("A mark survives the end of the program; a saved view is a file that --view opens")
  func marksAndViews() async throws {
    let session = try await open(["--partner", "BTN"])
    try await session.waitFor("3 Trade  Bhutan")
    try session.type("ma first visit")
    try session.send("Enter")
    try await session.waitFor("Mark a is on Bhutan")
    try session.type("/region:asia")
    try session.send("Enter")
    try session.type("V")
    try await session.waitFor("save the view as it stands")
    try session.send("Up", "Up", "Up", "Up", "Up", "Up", "Up", "Up", "Up", "Enter")
    try session.type("asia")
    try session.send("Enter")
    try await session.waitFor("--view asia opens it")
    try session.type("Q")
    try await session.waitForNo("3 Trade")
    try session.typeCommand(command("--view asia"))
    try await session.waitFor("region:asia")
    // The marks are read beside the rest; their letter stands at the end of the row.
    try await session.waitFor(" a││")
    try session.type("'")
    try await session.waitFor("first visit")
    try session.type("a")
    try await session.waitFor("a: first visit")
  }

  @Test("Views on the command line: listed, used by the commands, mistakes with file and line")
  func commands() throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "entente-views-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: home) }
    let views = home.appending(path: "entente/views")
    try FileManager.default.createDirectory(at: views, withIntermediateDirectories: true)
    try Data("title = \"mine\"\n[visits]\nfilter = \"dir:up\"\nsort = \"oldest\"\n".utf8)
      .write(to: views.appending(path: "mine.toml"))
    let environment = ProcessInfo.processInfo.environment.merging([
      "XDG_CONFIG_HOME": home.path, "XDG_CACHE_HOME": home.appending(path: "cache").path, "ENTENTE_TODAY": "2026-01-15",
    ]) { $1 }
    let list = try Subprocess.run(Subprocess.entente, ["views"], environment: environment)
    #expect(list.status == 1)
    #expect(list.output.contains("mine") && list.output.contains("this-year"))
    #expect(list.errors.contains("mine.toml:3: “up” is not a value of dir"))
    let visits = try Subprocess.run(
      Subprocess.entente, ["visits", "--dossier", "Data/vietnam", "--view", "this-year", "--as-of", "2023"],
      environment: environment)
    #expect(visits.output.contains("filter year:2023"))
    let unknown = try Subprocess.run(Subprocess.entente, ["visits", "--view", "nix"], environment: environment)
    #expect(unknown.status == 1 && unknown.errors.contains("there is no view “nix”; there are"))
  }
}
