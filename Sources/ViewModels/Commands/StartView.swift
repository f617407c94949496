/// The views that the program can open on, by name: those that a command of the table leads to without asking anything.
package struct StartView: Hashable, Sendable, CaseIterable {
  /// The command that opens the view.
  package let command: Command

  /// The name in configurations and after `--view`: the last part of the command's.
  package var name: String { command.rawValue.split(separator: ".").last.map(String.init) ?? command.rawValue }

  /// What is shown, in the words of the table of commands.
  package var summary: String { command.row?.summary ?? "" }

  /// Commands named like those that open a view, and which open none.
  private static let others: Set<Command> = [
    .compare, .beforeAfter, .open, .back, .close, .help, .nextPane, .previousPane, .zoom,
  ]

  package static let allCases: [StartView] = Command.table.map(\.command).filter { command in
    (command.rawValue.hasPrefix("view.") || command.rawValue.hasPrefix("pane.")) && !others.contains(command)
  }.map(StartView.init)

  /// The view that the program opens on when nothing else is said.
  package static let standard = StartView(.partnersPane)

  /// The view of a name; nil when there is none.
  package init?(named name: String) {
    guard let known = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  private init(_ command: Command) { self.command = command }
}
