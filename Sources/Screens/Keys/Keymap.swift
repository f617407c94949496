package import Console
package import ViewModels

/// Turns keys into actions by the bindings in force; remembers the first keys of a sequence such as `g g`.
package struct Keymap: Sendable {
  fileprivate struct Binding {
    var sequence: KeySequence
    var command: Command
    /// The only pane that the keys were bound for.
    var boundTo: Pane?
    /// What the command is about.
    var context: CommandRow.Context?
  }

  private let bindings: [Binding]
  private var pending: [Key] = []

  package init(_ keys: KeyBindings = .standard) {
    let contexts = Dictionary(Command.table.map { ($0.command, $0.context) }, uniquingKeysWith: { first, _ in first })
    bindings = keys.all.compactMap { binding in
      KeySequence.parse(binding.keys).map {
        Binding(
          sequence: $0, command: binding.command, boundTo: binding.pane, context: contexts[binding.command])
      }
    }
  }

  /// The action of a key, or nil when it has none or begins a sequence.
  ///
  /// - Parameter pane: the focused pane; nil where none is, as under a page.
  package mutating func action(for key: Key, typing: Bool, in pane: Pane?) -> Action? {
    if typing { return Self.typed(key) ?? edit(key) }
    pending.append(key)
    if let command = command(of: pending, in: pane) {
      pending = []
      return .command(command)
    }
    if bindings.contains(where: { $0.works(in: pane) && $0.sequence.continues(pending) }) { return nil }
    // The key did not continue the sequence; it may stand for something by itself.
    let isAlone = pending.count == 1
    pending = []
    return isAlone ? nil : action(for: key, typing: typing, in: pane)
  }

  /// Whether the keys pressed last begin a sequence that has not ended.
  package var isMidSequence: Bool { !pending.isEmpty }

  /// The command of some keys. What was bound for the pane alone comes first, then what is about the pane, then the rest:
  /// commands of two panes may share a key.
  private func command(of keys: [Key], in pane: Pane?) -> Command? {
    bindings.filter { $0.sequence.keys == keys && $0.works(in: pane) }
      .min { $0.rank(in: pane) < $1.rank(in: pane) }?.command
  }

  /// Keys that keep their meaning while a field is being typed into.
  private static func typed(_ key: Key) -> Action? {
    switch (key.code, key.control) {
    case (.up, _) where key.shift: .command(.halfPageUp)
    case (.down, _) where key.shift: .command(.halfPageDown)
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

}

extension Keymap.Binding {
  fileprivate func works(in pane: Pane?) -> Bool { boundTo == nil || boundTo == pane }

  fileprivate func rank(in pane: Pane?) -> Int {
    if boundTo != nil { return 0 }
    guard let context, context.isOfPages || context.pane != nil else { return 1 }
    return context.isOfPages == (pane == nil) && context.pane == pane ? 1 : 2
  }
}
