import Foundation
import Testing

/// The configuration, `entente info` and plain lines, from outside.
@Suite("Configuration from outside")
struct ConfigurationCommandTests {
  /// Runs the program with a configuration and folders of its own, which go with the call.
  private func run(
    _ arguments: [String], configuration: String? = nil, views: [String: String] = [:],
    environment: [String: String] = [:], input: String = "", in kept: URL? = nil
  ) throws -> (result: Subprocess, file: String) {
    let root = kept ?? Self.newFolder
    let folder = root.appending(path: "config/entente")
    try FileManager.default.createDirectory(at: folder.appending(path: "views"), withIntermediateDirectories: true)
    defer { if kept == nil { try? FileManager.default.removeItem(at: root) } }
    for (name, text) in views { try Data(text.utf8).write(to: folder.appending(path: "views/\(name).toml")) }
    let file = folder.appending(path: "config.toml")
    if let configuration { try Data(configuration.utf8).write(to: file) }
    var variables = [
      "HOME": root.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "ENTENTE_TODAY": "2026-01-15",
      "XDG_CONFIG_HOME": root.appending(path: "config").path, "XDG_CACHE_HOME": root.appending(path: "cache").path,
    ]
    variables.merge(environment) { $1 }
    let result = try Subprocess.run(Subprocess.entente, arguments, environment: variables, input: input)
    return (result, file.path)
  }

  private static var newFolder: URL {
    FileManager.default.temporaryDirectory.appending(path: "entente-config-\(UUID().uuidString)")
  }

  @Test("Plain lines go on where the last run ended, and --fresh does not")
  func plainSession() throws {
    let root = Self.newFolder
    defer { try? FileManager.default.removeItem(at: root) }
    let words = ["--plain", "Tests/Fixtures/excerpt"]
    _ = try run(words, input: "2\nY 2023\nc\n7\n\nq\n", in: root)
    let again = try run(words, in: root).result.output
    #expect(again.contains("filter year:2023"), "\(again)")
    let fresh = try run(words + ["--fresh"], in: root).result.output
    #expect(!fresh.contains("filter year:2023"))
    let saved = try run(words, input: "4\nx written.md\nq\n", in: root).result.output
    #expect(saved.contains("Wrote written.md"), "\(saved)")
    try? FileManager.default.removeItem(atPath: Subprocess.sources.appending(path: "written.md").path)
  }

  @Test("Commands that draw take from a view what they have a use for, and name the rest")
  func views() throws {
    let views = [
      "asia": """
      page = "compare JPN,KOR index 2019"
      as-of = "2024"
      [visits]
      filter = "dir:in"
      """,
      "map": "page = \"map year:2023\"\nmap-shade = \"visits\"\nmap-region = \"East Asia\"\n",
    ]
    let data = ["--dossier", "Data/vietnam"]
    let compared = try run(["compare", "--view", "asia"] + data, views: views).result
    #expect(compared.output.contains("Japan") && compared.output.contains("South Korea"), "\(compared.errors)")
    #expect(compared.output.contains("2019 = 100") && compared.output.contains("as of 2024-12-31"))
    #expect(
      compared.errors == "entente: entente compare has no use for visits.filter of the view asia\n",
      "\(compared.errors)")
    let other = try run(
      ["chart", "compare", "FRA", "DEU", "--measure", "total", "--view", "asia"] + data, views: views)
    #expect(other.result.output.contains("France") && !other.result.output.contains("= 100"))
    let visits = try run(["chart", "visits", "--view", "asia", "--format", "csv"] + data, views: views).result
    #expect(visits.output.contains("here") && !visits.output.contains("there"))
    let map = try run(["map", "--view", "map", "--format", "csv"] + data, views: views).result
    #expect(map.errors.isEmpty && map.output.contains("East Asia") && !map.output.contains("Europe"))
    let none = try run(["compare"] + data, views: views).result
    #expect(none.status != 0 && none.errors.contains("two to six partners"))
  }

  @Test("A configuration may open on a saved view; a name that is none is told with its line")
  func savedView() throws {
    let views = ["mine": "page = \"agreements\"\n"]
    let wrong = try run(["config", "--check"], configuration: "mouse = true\nview = \"mein\"\n", views: views)
    #expect(wrong.result.output.hasPrefix("\(wrong.file):2: there is no view “mein”; did you mean “mine”?"))
    let right = try run(["config", "--check"], configuration: "view = \"mine\"\n", views: views)
    #expect(right.result.status == 0)
    let opened = try run(
      ["--plain", "Tests/Fixtures/excerpt"], configuration: "view = \"mine\"\n", views: views, input: "where\nq\n")
    #expect(opened.result.output.contains("1 of "), "\(opened.result.output)")
    #expect(opened.result.output.contains("signed"))
  }

  @Test(
    "What is not TOML is told with its line, also by a dashboard, which goes on without it",
    arguments: ["theme = \"dark\n", "theme = [1,\n", "\n= 1\n"])
  func notTOML(text: String) throws {
    let wrong = try run(["config", "--check"], configuration: text)
    #expect(wrong.result.status == 1)
    #expect(wrong.result.output.contains("this is not TOML"), "\(wrong.result.output)")
    let shown = try run(["--plain", "Tests/Fixtures/excerpt"], configuration: text)
    #expect(shown.result.status == 0 && shown.result.output.hasPrefix("Entente: "))
  }

  @Test("entente config says where the file goes, prints one, and finds it in order")
  func config() throws {
    let (path, file) = try run(["config", "--path"])
    #expect(path.output == file + "\n")
    let (printed, _) = try run(["config", "--default"])
    #expect(printed.status == 0 && printed.output.contains("#theme = \"auto\""))
    let (check, place) = try run(["config", "--check"], configuration: printed.output)
    #expect(check.status == 0 && check.output == "\(place) is in order.\n")
    #expect(try run(["config"]).result.output.contains("entente config --default"))
  }

  @Test("Problems have file and line, and an exit code of their own")
  func problems() throws {
    let text = "theme = \"no-such\"\n[keys]\n\"view.hepl\" = \"h\"\n"
    let (check, file) = try run(["config", "--check"], configuration: text)
    #expect(check.status == 1)
    let lines = check.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("\(file):1: there is no theme “no-such”; there are ") == true)
    #expect(lines.last == "\(file):3: there is no command “view.hepl”; did you mean “view.help”?")
    let (info, place) = try run(["info"], configuration: text)
    #expect(info.output.contains("\(place):3: there is no command"))
  }

  @Test(
    "entente info names every path with its reason, in every format",
    arguments: ["text", "csv", "tsv", "json", "markdown"])
  func info(format: String) throws {
    let (info, file) = try run(["info", "--format", format], environment: ["NO_COLOR": "1", "TERM": "xterm-256color"])
    #expect(info.status == 0 && info.errors.isEmpty)
    for word in [
      file, "$XDG_CONFIG_HOME", "$XDG_STATE_HOME is not set", "Themes", "ncurses", "SQLite", "$NO_COLOR is set",
    ] {
      #expect(info.output.contains(word), "\(word) in \(info.output)")
    }
    guard format == "json" else { return }
    let json = try #require(try JSONSerialization.jsonObject(with: Data(info.output.utf8)) as? [String: Any])
    #expect((json["rows"] as? [[String: Any]])?.contains { $0["name"] as? String == "background" } == true)
  }

  @Test("The configured dossier and filter are used")
  func dossier() throws {
    let folder = Subprocess.sources.appending(path: "Data/bhutan").path
    let text = "dossier = \"\(folder)\"\n[timeline]\nsort = \"oldest\"\n"
    let (info, _) = try run(["info", "--format", "csv"], configuration: text)
    #expect(info.output.contains("Paths,dossier,\(folder),the configuration"))
    let (plain, _) = try run(["--plain"], configuration: text)
    #expect(plain.output.hasPrefix("Entente: Bhutan") && plain.output.contains("Timeline, visits, oldest first"))
  }

  @Test("Without a terminal and without input, --plain writes the dashboard once")
  func plain() throws {
    let (result, _) = try run(["--plain", "Data/vietnam"], environment: ["PWD": Subprocess.sources.path])
    #expect(result.status == 0)
    let folder = Subprocess.sources.appending(path: "Data/vietnam").path
    let (whole, _) = try run(["--plain", folder])
    #expect(whole.status == 0)
    #expect(whole.output.hasPrefix("Entente: Viet Nam, as of today, 2026-01-15.\n"))
    #expect(whole.output.contains("\n1. ") && whole.output.contains("Trade with "))
    #expect(!whole.output.contains("\u{1B}"))
    let (told, _) = try run(["--plain", folder], input: "2\nY 2023\n/ biden year:2023 dir:in\nq\nnever read\n")
    #expect(told.output.contains("filter year:2023.") && told.output.contains("Joe Biden"))
    #expect(!told.output.contains("never read"))
    let (ascii, _) = try run(["--plain", folder], environment: ["LANG": "C"])
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
    let (dumb, _) = try run([folder], environment: ["TERM": "dumb"])
    #expect(dumb.output.hasPrefix("Entente: Viet Nam"))
  }

  @Test("Shells are offered real partners, leaders, fields and values")
  func completions() throws {
    let folder = Subprocess.sources.appending(path: "Data/vietnam").path
    func complete(_ what: [String], _ words: [String], shell: String = "bash") throws -> [String] {
      let root = FileManager.default.temporaryDirectory.appending(path: "entente-completion")
      let environment = [
        "ENTENTE_DOSSIER": folder, "XDG_CACHE_HOME": root.path, "SAP_SHELL": shell, "SAP_SHELL_VERSION": "5",
      ]
      // The index is made by a first look.
      _ = try run(["partners"], environment: environment)
      let last = words.last ?? ""
      let (result, _) = try run(
        ["---completion"] + what + ["\(words.count)", "\(last.count)", "entente"] + words, environment: environment)
      return result.output.split(separator: "\n").map(String.init)
    }
    let partners = try complete(["open", "--", "--partner"], ["open", "--partner", "chi"], shell: "fish")
    #expect(partners.contains("china\tCHN") && partners.contains("chile\tCHL"))
    #expect(try complete(["trade", "--", "positional@0"], ["trade", "CH"]).contains("CHN"))
    let leaders = try complete(["visits", "--", "--filter"], ["visits", "--filter", #"year:2023 leader:"nguyen phu"#])
    #expect(leaders == [#"year:2023 leader:\"nguyen phu trong\""#], "for bash, which expands what it is offered")
    let word = try complete(["visits", "--", "--filter"], ["visits", "--filter", "leader:tro"])
    #expect(word == ["leader:trong"], "without quotes a name is completed by its words")
    #expect(try complete(["visits", "--", "--filter"], ["visits", "--filter", "di"]) == ["dir:"])
    #expect(try complete(["visits", "--", "--filter"], ["visits", "--filter", "dir:o"]) == ["dir:out"])
    #expect(try complete(["open", "--", "--theme"], ["open", "--theme", ""]).contains("bamboo-light"))
  }
}

@Suite("Configuration in a terminal", .enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .serialized)
struct ConfigurationTerminalTests {
  private func open(_ configuration: String, window: String? = nil, arguments: [String] = []) async throws
    -> TmuxSession
  {
    let session = try TmuxSession(
      environment: ["ENTENTE_TODAY": "2026-01-15"], arguments: ["--version"], inShell: true)
    try await session.waitFor("ready> ")
    let folder = session.folder.appending(path: "config/entente")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(configuration.utf8).write(to: folder.appending(path: "config.toml"))
    if let window { try session.command("set", "-g", "window-style", window) }
    try session.typeCommand(([Subprocess.entente.path] + arguments + ["Data/vietnam"]).joined(separator: " "))
    return session
  }

  @Test("A key that was bound anew works, shows in the hints, and the old one is gone")
  func rebinding() async throws {
    let session = try await open(
      "[keys]\n\"pane.timeline\" = \"f7\"\n\"view.close\" = \"f10\"\n[partners]\nsort = \"name\"\n")
    try await session.waitFor("F7 Timeline")
    try session.send("F7")
    try await session.waitFor("direction")
    try session.type("q")
    try session.send("F10")
    try await session.waitForNo("Timeline")
    try session.typeCommand("echo status $?")
    try await session.waitFor("status 0")
  }

  @Test("A mistake stands in the bottom line at the start, and the rest applies")
  func mistake() async throws {
    let session = try await open("them = 1\n[keys]\n\"pane.timeline\" = \"f7\"\n")
    let screen = try await session.waitFor("config.toml:1: there is no setting “them”; did you mean “theme”?")
    #expect(screen.contains("F7 Timeline"))
    try session.type("q")
  }

  @Test("On a light background the light theme is used, and no answer is taken for keys")
  func background() async throws {
    let session = try await open("", window: "bg=#ffffff,fg=#000000", arguments: ["--color", "256"])
    try await session.waitFor("3 Trade")
    // The colours of the two themes differ in every title.
    let light = try session.colouredScreen()
    let dark = try await open("theme = \"bamboo-dark\"\n", arguments: ["--color", "256"])
    try await dark.waitFor("3 Trade")
    #expect(try dark.colouredScreen() != light)
    try session.type("q")
    try await session.waitForNo("3 Trade")
    #expect(!(try session.screen()).contains("rgb:"))
    try dark.type("q")
  }
}
