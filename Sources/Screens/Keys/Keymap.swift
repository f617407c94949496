package import Console
package import ViewModels

/// Turns keys into actions by the table of commands; remembers the first keys of a sequence such as `g g`.
package struct Keymap: Sendable {
  private let bindings: [(sequence: KeySequence, command: Command)]
  private var pending: [Key] = []

  /// The default keys of every command.
  package init() {
    bindings = Command.table.flatMap { row in
      row.keys.compactMap { text in KeySequence.parse(text).map { ($0, row.command) } }
    }
  }

  /// The action of a key, or nil when it has none or begins a sequence.
  package mutating func action(for key: Key, typing: Bool) -> Action? {
    if typing { return Self.typed(key) ?? edit(key) }
    pending.append(key)
    if let binding = bindings.first(where: { $0.sequence.keys == pending }) {
      pending = []
      return .command(binding.command)
    }
    if bindings.contains(where: { $0.sequence.continues(pending) }) { return nil }
    // The key did not continue the sequence; it may stand for something by itself.
    let isAlone = pending.count == 1
    pending = []
    return isAlone ? nil : action(for: key, typing: typing)
  }

  /// Keys that keep their meaning while a field is being typed into.
  private static func typed(_ key: Key) -> Action? {
    switch (key.code, key.control) {
    case (.escape, _), (.character("c"), true): .command(.back)
    case (.enter, _): .command(.open)
    case (.up, _), (.character("p"), true): .command(.up)
    case (.down, _), (.character("n"), true): .command(.down)
    case (.tab, _): .command(key.shift ? .previousPane : .nextPane)
    case (.pageUp, _): .command(.pageUp)
    case (.pageDown, _): .command(.pageDown)
    case (.character("z"), true): .command(.suspend)
    case (.character("l"), true): .command(.redraw)
    default: nil
    }
  }

  private func edit(_ key: Key) -> Action? {
    switch (key.code, key.control, key.alt) {
    case (.character(let character), false, false): .edit(.insert(String(character)))
    case (.backspace, _, true), (.character("w"), true, _): .edit(.deleteWord)
    case (.backspace, _, _), (.character("h"), true, _): .edit(.backspace)
    case (.delete, _, _), (.character("d"), true, _): .edit(.delete)
    case (.left, _, _), (.character("b"), true, _): .edit(.left)
    case (.right, _, _), (.character("f"), true, _): .edit(.right)
    case (.home, _, _), (.character("a"), true, _): .edit(.start)
    case (.end, _, _), (.character("e"), true, _): .edit(.end)
    case (.character("u"), true, _): .edit(.clear)
    default: nil
    }
  }

  /// Keys bound to two commands, which must not happen: the first would hide the second.
  package static var conflicts: [String] {
    var seen: [String: Command] = [:]
    return Command.table.flatMap { row in
      row.keys.compactMap { key in
        guard let other = seen.updateValue(row.command, forKey: key) else { return nil }
        return "\(key): \(other.rawValue) and \(row.command.rawValue)"
      }
    }
  }
}
