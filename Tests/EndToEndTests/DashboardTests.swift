import Foundation
import Testing

/// The dashboard in a real terminal, on the shipped dossier, as a person meets it.
@Suite("The dashboard in a terminal", .enabled(if: TmuxSession.isAvailable, "tmux is not installed"), .serialized)
struct DashboardTests {
  private static let today = ["ENTENTE_TODAY": "2026-01-15"]

  /// The line under the visits of the shipped dossier by that day, such as "51 of 370 visits", as the command writes it.
  private static func footer(_ filter: String) -> [String] {
    let arguments = ["visits", "--dossier", "Data/vietnam", "--as-of", "2026-01-15", "--filter", filter]
    let output = (try? Subprocess.runEntente(arguments).output) ?? ""
    return output.split(separator: "\n").last?.split(separator: " ").map(String.init) ?? ["?", "?", "?"]
  }

  private static let total = footer("")[2]
  private static let in2023 = footer("year:2023").prefix(3).joined(separator: " ")

  private func open(
    size: (columns: Int, rows: Int) = (120, 36), environment: [String: String] = [:], arguments: [String] = [],
    inShell: Bool = false
  ) async throws -> TmuxSession {
    let session = try TmuxSession(
      size: size, environment: Self.today.merging(environment) { $1 }, arguments: arguments + ["Data/vietnam"],
      inShell: inShell)
    // The year strip comes with the first answer, and the trade readout with the last.
    try await session.waitFor("\(Self.total) visits")
    return session
  }

  @Test("It opens on Viet Nam, reads the files once, and opens at once the second time")
  func start() async throws {
    let session = try await open(inShell: true)
    let screen = try await session.waitFor("Comprehensive strategic")
    #expect(screen.contains("entente · Viet Nam"))
    #expect(screen.contains("3 Trade"))
    try session.type("q")
    try await session.waitForNo("3 Trade")
    try session.typeCommand("echo status $?")
    try await session.waitFor("status 0")
    #expect(try session.state("#{alternate_on} #{mouse_any_flag} #{cursor_flag}") == "0 0 1")
  }

  @Test("Filtering to 2023 shows Biden, Xi and the upgrades")
  func filterByYear() async throws {
    let session = try await open(size: (120, 60))
    try session.type("2Y2023")
    try session.send("Enter")
    let screen = try await session.waitFor(Self.in2023)
    #expect(screen.contains("Joe Biden"))
    #expect(screen.contains("Xi Jinping"))
    try session.type("/")
    try session.type(" biden dir:in")
    try session.send("Enter")
    try await session.waitFor(" 1 of \(Self.total)")
    try session.send("Enter")
    try await session.waitFor("comprehensive strategic partnership")
  }

  @Test("From a visit to its sources and to the address, which is printed where there is no browser")
  func sources() async throws {
    let session = try await open(environment: ["DISPLAY": "", "WAYLAND_DISPLAY": "", "PATH": "/usr/bin:/bin"])
    try session.type("2/bhutan year:2025")
    try session.send("Enter")
    try await session.waitFor(" 1 of \(Self.total)")
    try session.type("i")
    try await session.waitFor("Where sources disagree: who held the office")
    try session.type("S")
    try await session.waitFor("documents, named")
    try session.type("/bhutan king")
    try session.send("Enter")
    try session.send("Enter")
    try await session.waitFor("Vietnam News Agency (VNA)")
    try session.type("o")
    try await session.waitFor("https://")
  }

  @Test("The leader picker finds a name without its accents")
  func filterByLeader() async throws {
    let session = try await open(size: (120, 60))
    try session.type("P")
    try await session.waitFor("any leader")
    try session.type("nguyen phu trong")
    try await session.waitFor("1 of")
    try session.send("Enter")
    try await session.waitFor("leader:\"Nguyễn Phú Trọng\"")
    try session.type("/")
    try session.type(" partner:CHN dir:out year:2022")
    try session.send("Enter")
    let screen = try await session.waitFor(" 1 of \(Self.total)")
    #expect(screen.contains("2022-10-30"))
    try session.send("Enter")
    try await session.waitFor("2022-10-30/2022-11-01")
  }

  @Test("The chart of China reads out a year with its source")
  func chart() async throws {
    let session = try await open(arguments: ["--partner", "CHN"])
    try await session.waitFor("3 Trade  China")
    try session.type("3")
    try session.send("Home")
    try await session.waitFor("1989 │")
    try session.send("End")
    let last = try await session.waitFor("2025 │")
    #expect(last.contains("exports") && last.contains("imports") && last.contains("balance ≈−"))
    try session.send("Left")
    let screen = try await session.waitFor("2024 │")
    #expect(screen.contains("source "))
    try session.type("D")
    try await session.waitFor("series")
  }

  @Test("The as-of date rewinds the counts")
  func asOf() async throws {
    let session = try await open()
    try session.type("t2023-12-31")
    try session.send("Enter")
    try await session.waitFor("6 CSP · 12 SP · 12 CP")
    try session.type("t")
    try session.send("C-u")
    try session.type("2024-03-18")
    try session.send("Enter")
    try await session.waitFor("7 CSP · 11 SP · 12 CP")
  }

  @Test("Any resize at any moment leaves a whole screen")
  func resize() async throws {
    let session = try await open()
    for (columns, rows) in [(200, 60), (40, 10), (1, 1), (33, 7), (80, 24), (120, 36)] {
      try session.resize(columns: columns, rows: rows)
    }
    try await session.waitUntil("a frame of 120 columns") { screen in
      screen.split(separator: "\n").contains { $0.count == 120 && $0.hasPrefix("╰") && $0.hasSuffix("╯") }
    }
    try session.resize(columns: 39, rows: 9)
    try await session.waitFor("Entente needs 40×10")
    try session.resize(columns: 80, rows: 24)
    try await session.waitFor("2 Timeline")
  }

  @Test("^Z gives the shell back, and fg the screen as it was")
  func suspend() async throws {
    let session = try await open(inShell: true)
    try session.type("2Y2023")
    try session.send("Enter")
    try await session.waitFor(Self.in2023)
    try session.send("C-z")
    try await session.waitFor("ready>")
    #expect(try session.state("#{alternate_on}") == "0")
    try session.typeCommand("fg")
    try await session.waitFor(Self.in2023)
    try session.type("Q")
    try await session.waitForNo(Self.in2023)
    try session.typeCommand("stty -a | tr ';' '\\n'")
    let screen = try await session.waitFor("echo ")
    #expect(!screen.contains("-echo "))
    #expect(!screen.contains("-icanon"))
  }

  @Test("Killed or crashed, it leaves the terminal as it found it", arguments: [SIGTERM, SIGSEGV, SIGABRT])
  func signals(number: Int32) async throws {
    let session = try await open(inShell: true)
    try session.signal(number)
    try await session.waitFor("ready>")
    try await session.waitForNo("1 Partners")
    #expect(try session.state("#{alternate_on} #{mouse_any_flag} #{cursor_flag}") == "0 0 1")
  }

  @Test("Mouse: a click selects a year of the strip, the wheel scrolls, M turns it off")
  func mouse() async throws {
    let session = try await open()
    let screen = try session.screen().split(separator: "\n", omittingEmptySubsequences: false)
    let header = try #require(screen.firstIndex { $0.contains("2020") && $0.contains("2025") })
    let column = try #require(screen[header].range(of: "2025")).lowerBound
    let x = screen[header].distance(from: screen[header].startIndex, to: column)
    try session.click(column: x, row: header + 1)
    try await session.waitFor("year:2025")
    try session.type("M")
    try await session.waitFor("Mouse off")
    #expect(try session.state("#{mouse_any_flag}") == "0")
  }

  @Test("Without UTF-8 it draws in ASCII, without colour it stays readable", arguments: ["LANG=C", "NO_COLOR=1"])
  func plainTerminals(setting: String) async throws {
    let parts = setting.split(separator: "=").map(String.init)
    let session = try TmuxSession(
      environment: Self.today.merging([parts[0]: parts[1]]) { $1 }, arguments: ["Data/vietnam"])
    try await session.waitFor("\(Self.total) visits")
    if setting == "LANG=C" {
      #expect(try session.screen().utf8.allSatisfy { $0 < 0x80 })
    } else {
      let colour = try Regex("\u{1B}\\[[0-9;]*(3[0-8]|4[0-8])[;m]")
      #expect(try session.colouredScreen().firstMatch(of: colour) == nil)
    }
  }

  @Test("Escapes in data never reach the terminal, and a bad row costs only itself")
  func hostileData() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-hostile-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [
      "datapackage.json": "{\"name\":\"x\",\"title\":\"X\",\"resources\":[],\"entente\":{\"home\":\"VNM\"}}",
      "sources.csv": "id,title,publisher,published,url,kind,language,accessed,note\ns,Title,Publisher,,,news,,,\n",
      "partners.csv": """
      id,name,official_name,local_name,kind,region,capital,latitude,longitude,confidence,sources,note
      VNM,Viet Nam,,,home,,,,,high,s,
      CHN,Chi\u{1B}]0;pwned\u{7}na\u{1B}[31m\u{202E},,,state,,,,,high,s,

      """,
      "milestones.csv": """
      id,partner,date,kind,tier,title,place,confidence,sources,note
      m1,CHN,2008-13-45,tier,strategic,Impossible day,,high,s,
      m2,CHN,2009,tier,golden,Unknown tier,,high,s,

      """,
      "visits.csv": """
      id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,confidence,sources,note
      v1,outbound,CHN,2020-05-05,2020-05-01,state,held,,,,Beijing,,high,s,

      """,
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let session = try TmuxSession(environment: Self.today, arguments: [folder.path])
    try await session.waitFor("problem")
    let screen = try await session.waitFor("Chi�")
    #expect(!screen.contains("\u{202E}"))
    #expect(try session.state("#{pane_title}") != "pwned")
    try session.type("!")
    let problems = try await session.waitFor("Problems")
    #expect(problems.contains("milestones.csv") && problems.contains("golden"))
    #expect(problems.contains("2020-05-01"))
    let check = try Subprocess.run(Subprocess.entente, ["check", "--dossier", folder.path])
    #expect(check.status == 1)
    #expect(check.output.contains("milestones.csv:2:"))
  }
}
