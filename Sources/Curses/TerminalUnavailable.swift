/// Why the dashboard cannot be shown, each with what the person can do about it.
package enum TerminalUnavailable: Error, Equatable {
  /// The output is a file or a pipe.
  case notATerminal
  /// TERM is not set.
  case terminalNotNamed
  /// TERM names a terminal that this system does not know.
  case unknownTerminal(String)
  /// TERM names a terminal whose cursor cannot be moved, such as "dumb".
  case cannotMoveCursor(String)
  /// The system refused something the terminal needs.
  case refused(String)

  /// What does without a terminal, after the program's name.
  private static let plain =
    "--plain is the dashboard in plain lines, and entente partners, visits and trade write tables"

  /// One sentence for the person: what is wrong and how to mend it.
  package var message: String {
    switch self {
    case .notATerminal:
      "the dashboard needs a terminal to draw on, and the output is not one; entente \(Self.plain)"
    case .terminalNotNamed:
      "TERM is not set, so the terminal cannot be driven; try TERM=xterm-256color; entente \(Self.plain)"
    case .unknownTerminal(let name):
      "this system does not know the terminal \"\(name)\" that TERM names; "
        + "try TERM=xterm-256color; entente \(Self.plain)"
    case .cannotMoveCursor(let name):
      "the terminal \"\(name)\" that TERM names cannot move its cursor; "
        + "try TERM=xterm-256color; entente \(Self.plain)"
    case .refused(let what):
      "the system refused \(what); entente \(Self.plain)"
    }
  }
}

extension TerminalUnavailable: CustomStringConvertible {
  package var description: String { message }
}

/// The terminal is gone or the program was asked to end: there is nothing more to draw, and it should leave at once.
package enum TerminalClosed: Error, Equatable {
  /// The window was closed or the connection ended.
  case hangUp
  /// A signal such as SIGTERM asked the program to end.
  case signal(Int32)

  /// The exit code that tells a shell how the program ended.
  package var exitCode: Int32 {
    switch self {
    case .hangUp: 129
    case .signal(let number): 128 + number
    }
  }
}
