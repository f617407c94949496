import Foundation
import Testing

/// What a test does and sees.
extension TmuxSession {
  // MARK: Doing

  /// Presses keys, by tmux's names: "Enter", "Escape", "C-d", "M-x", "S-Left", "PPage", "F1", or a character.
  func send(_ keys: String...) throws {
    for key in keys { try command("send-keys", key) }
  }

  /// Types text as it is.
  func type(_ text: String) throws {
    try command("send-keys", "-l", text)
  }

  /// Types a line into the shell that a session was started in.
  func typeCommand(_ line: String) throws {
    try type(line)
    try send("Enter")
  }

  /// Clicks the left button on a cell.
  func click(column: Int, row: Int) throws {
    try type("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m")
  }

  /// Turns the wheel over a cell; down for a positive number of steps.
  func wheel(_ steps: Int, column: Int, row: Int) throws {
    let report = "\u{1B}[<\(steps > 0 ? 65 : 64);\(column + 1);\(row + 1)M"
    try type(String(repeating: report, count: abs(steps)))
  }

  /// Gives the terminal another size.
  func resize(columns: Int, rows: Int) throws {
    try command("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// Sends a signal to the program.
  func signal(_ number: Int32) throws {
    guard let program = try processes().first(where: { $0.name == "entente" }) else {
      throw TmuxFailed(description: "the program is not running")
    }
    kill(program.id, number)
  }

  /// Closes the window, as a person does without leaving the program first.
  func closeWindow() throws {
    try command("kill-server")
  }

  // MARK: Seeing

  /// The screen as text, a line for each row, without trailing blanks.
  func screen() throws -> String {
    try command("capture-pane", "-p")
  }

  /// The screen with its colours and attributes, as escapes.
  func colouredScreen() throws -> String {
    try command("capture-pane", "-p", "-e")
  }

  /// What tmux knows of the pane, by its formats: "#{cursor_x}", "#{alternate_on}", "#{mouse_any_flag}".
  func state(_ format: String) throws -> String {
    try command("display-message", "-p", format).trimmingCharacters(in: .newlines)
  }

  /// What the program copied.
  func clipboard() throws -> String {
    try command("show-buffer")
  }

  /// Waits until the screen shows a text, and returns the screen.
  @discardableResult
  func waitFor(_ text: String, timeout: Duration = .seconds(20)) async throws -> String {
    try await waitUntil("\u{201C}\(text)\u{201D}", timeout: timeout) { $0.contains(text) }
  }

  /// Waits until the screen no longer shows a text, and returns the screen.
  @discardableResult
  func waitForNo(_ text: String, timeout: Duration = .seconds(20)) async throws -> String {
    try await waitUntil("a screen without \u{201C}\(text)\u{201D}", timeout: timeout) { !$0.contains(text) }
  }

  /// Waits until the screen satisfies a condition, described for the report of a failure, and returns the screen.
  @discardableResult
  func waitUntil(
    _ awaited: String, timeout: Duration = .seconds(20), _ holds: (String) throws -> Bool
  ) async throws -> String {
    let deadline = ContinuousClock.now + timeout
    while true {
      let screen = try screen()
      if try holds(screen) { return screen }
      guard ContinuousClock.now < deadline else { throw TimedOut(awaited: awaited, screen: screen) }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  /// Waits for the program to end, and returns its exit status.
  func exitStatus(timeout: Duration = .seconds(20)) async throws -> Int32 {
    let file = folder.appending(path: "status")
    var status: Int32?
    try await waitUntil("the end of the program", timeout: timeout) { _ in
      status = (try? String(contentsOf: file, encoding: .utf8)).flatMap {
        Int32($0.trimmingCharacters(in: .whitespacesAndNewlines))
      }
      return status != nil
    }
    return try #require(status)
  }

  /// The processes of the session's terminal.
  func processes() throws -> [(id: Int32, name: String)] {
    let terminal = try state("#{pane_tty}").replacingOccurrences(of: "/dev/", with: "")
    let listing = try Subprocess.run(URL(filePath: "/bin/ps"), ["-t", terminal, "-o", "pid=,comm="])
    return listing.output.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard fields.count == 2, let id = Int32(fields[0]) else { return nil }
      return (id, fields[1].trimmingCharacters(in: .whitespaces).components(separatedBy: "/").last ?? fields[1])
    }
  }
}
