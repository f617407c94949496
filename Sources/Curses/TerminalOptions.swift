#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif
package import Console

/// How to open the terminal.
package struct TerminalOptions: Sendable {
  /// The colours to use; nil to find out what the terminal has.
  package var colors: ColorDepth?
  /// Whether clicks and the wheel are reported to the program.
  package var mouse: Bool
  /// The variables that describe the terminal and the locale.
  package var environment: [String: String]

  package init(
    colors: ColorDepth? = nil, mouse: Bool = true, environment: [String: String] = Self.terminalEnvironment()
  ) {
    self.colors = colors
    self.mouse = mouse
    self.environment = environment
  }

  /// This process's variables that matter to a terminal.
  package static func terminalEnvironment() -> [String: String] {
    var found: [String: String] = [:]
    for name in ["TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "TMUX", "STY", "COLORFGBG"] {
      if let value = getenv(name) { found[name] = String(cString: value) }
    }
    return found
  }
}
