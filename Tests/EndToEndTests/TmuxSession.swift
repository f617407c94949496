import Foundation
import Testing

/// The real program in a real terminal: a tmux of its own, which the test types into and whose screen it reads.
///
/// A test waits for what it expects to see, never for time:
///
///     let session = try TmuxSession(arguments: ["Data/vietnam"])
///     try await session.waitFor("Partners")
///     try session.send("j", "j", "Enter")
///     try await session.waitFor("Laos")
///     try session.type("q")
///     #expect(try await session.exitStatus() == 0)
final class TmuxSession: Sendable {
  /// A screen that never came to show what a test waits for.
  struct TimedOut: Error, CustomStringConvertible {
    var awaited: String
    var screen: String
    var description: String { "\(awaited) did not come; the screen is:\n\(screen)" }
  }

  /// tmux refused a command.
  struct TmuxFailed: Error, CustomStringConvertible {
    var description: String
  }

  /// Whether tests that need tmux can run; `make test` installs it where it can.
  static var isAvailable: Bool { Subprocess.find("tmux") != nil }

  /// A folder of the session's own, with its caches and settings; removed with it.
  let folder: URL
  private let tmux: URL

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - size: columns and rows.
  ///   - term: what the terminal calls itself; nil unsets TERM.
  ///   - environment: variables to add to the few that every session has; an empty value unsets one.
  ///   - arguments: of `entente`.
  ///   - showsTour: whether this is the first start of all, with the tour over the screen.
  ///   - inShell: start it from an interactive shell, for tests of ^Z and of what is left behind.
  init(
    size: (columns: Int, rows: Int) = (120, 36), term: String? = "tmux-256color", environment: [String: String] = [:],
    arguments: [String] = [], inShell: Bool = false, showsTour: Bool = false
  ) throws {
    guard let tmux = Subprocess.find("tmux") else { throw TmuxFailed(description: "tmux is not installed") }
    self.tmux = tmux
    let name = "entente-test-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.prefix(8))"
    folder = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

    // The tour of the first start would lie over what tests look at.
    let state = folder.appending(path: "state/entente")
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    if !showsTour { try Data().write(to: state.appending(path: "tour")) }
    let program = ([Subprocess.entente.path] + arguments).map(Self.quoted).joined(separator: " ")
    let shell = "PS1='ready> ' bash --norc --noprofile -i"
    let script = """
      cd \(Self.quoted(Subprocess.sources.path))
      \(Self.assignments(term: term, folder: folder, environment: environment))
      \(inShell ? shell : program)
      echo $? > \(Self.quoted(statusFile.path))
      """
    let scriptFile = folder.appending(path: "session.sh")
    try Data(script.utf8).write(to: scriptFile)
    // The pane stays when its program ends, so that a test can still read it.
    let configuration = """
      set -g remain-on-exit on
      set -g status off
      set -g escape-time 0
      set -g default-terminal tmux-256color
      set -g default-shell /bin/sh
      set -g set-clipboard on
      set -g history-limit 0

      """
    let configurationFile = folder.appending(path: "tmux.conf")
    try Data(configuration.utf8).write(to: configurationFile)
    try command(
      "-f", configurationFile.path, "new-session", "-d", "-x", "\(size.columns)", "-y", "\(size.rows)",
      "/bin/sh \(Self.quoted(scriptFile.path))")
    if inShell { try typeCommand(program) }
  }

  deinit {
    _ = try? command("kill-server")
    try? FileManager.default.removeItem(at: folder)
  }

  private var statusFile: URL { folder.appending(path: "status") }

  /// The shell's lines that set a session's environment: the same on every machine.
  private static func assignments(term: String?, folder: URL, environment: [String: String]) -> String {
    var variables = [
      "LANG": "C.UTF-8", "LC_ALL": "", "LC_CTYPE": "", "COLORTERM": "", "NO_COLOR": "", "TMUX": "", "TZ": "UTC",
      "EDITOR": "true", "VISUAL": "", "TERM": term ?? "", "HOME": folder.path, "ENTENTE_DOSSIER": "",
      "XDG_CACHE_HOME": folder.appending(path: "cache").path,
      "XDG_CONFIG_HOME": folder.appending(path: "config").path,
      "XDG_STATE_HOME": folder.appending(path: "state").path,
      "XDG_DATA_HOME": folder.appending(path: "data").path,
    ]
    variables.merge(environment) { $1 }
    return variables.sorted { $0.key < $1.key }
      .map { $0.value.isEmpty ? "unset \($0.key)" : "export \($0.key)=\(quoted($0.value))" }
      .joined(separator: "\n")
  }

  /// A word as a shell reads it back.
  private static func quoted(_ word: String) -> String {
    "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  /// Runs a tmux command on this session's server.
  @discardableResult
  func command(_ arguments: String...) throws -> String {
    var environment = ProcessInfo.processInfo.environment
    environment["TMUX"] = nil
    // tmux itself must read and write UTF-8 wherever the tests run.
    environment["LC_ALL"] = "C.UTF-8"
    let server = ["-u", "-S", folder.appending(path: "tmux").path]
    let result = try Subprocess.run(tmux, server + arguments, environment: environment)
    guard result.status == 0 else {
      throw TmuxFailed(description: "tmux \(arguments.joined(separator: " ")): \(result.errors)")
    }
    return result.output
  }
}
