/// Which keys do what: those of the table of commands, or what a person's configuration makes of them. Hints, help,
/// messages and the keymap all ask here, so that none of them names a key that does something else.
package struct KeyBindings: Hashable, Sendable {
  /// A key, or keys one after the other, and the command that they call.
  package struct Binding: Hashable, Sendable {
    /// In the notation of `KeySequence`.
    package var keys: String
    package var command: Command
    /// The only pane in which the keys do this, where they were bound for one; nil where they do it everywhere.
    package var pane: Pane?

    package init(_ keys: String, _ command: Command, in pane: Pane? = nil) {
      self.keys = keys
      self.command = command
      self.pane = pane
    }
  }

  private var general: [Command: [String]]
  private var special: [Pane: [Command: [String]]] = [:]

  /// The keys of the table of commands.
  package static let standard = KeyBindings(
    general: Dictionary(Command.table.map { ($0.command, $0.keys) }, uniquingKeysWith: { first, _ in first }))

  private init(general: [Command: [String]]) { self.general = general }

  /// Every binding: those of one pane first, then the others in the order of the table.
  package var all: [Binding] {
    let panes = Pane.allCases.flatMap { pane in
      Command.table.flatMap { row in (special[pane]?[row.command] ?? []).map { Binding($0, row.command, in: pane) } }
    }
    return panes + Command.table.flatMap { row in (general[row.command] ?? []).map { Binding($0, row.command) } }
  }

  /// The keys of a command, the one to show first. Those that work in the pane alone come before the others.
  package func keys(of command: Command, in pane: Pane? = nil) -> [String] {
    (pane.flatMap { special[$0]?[command] } ?? []) + (general[command] ?? [])
  }

  /// Gives a command other keys in the place of those that it had; none unbinds it.
  package mutating func set(_ keys: [String], for command: Command, in pane: Pane? = nil) {
    if let pane { special[pane, default: [:]][command] = keys } else { general[command] = keys }
  }

  /// Takes a key away from a command.
  package mutating func remove(_ key: String, from command: Command, in pane: Pane? = nil) {
    set(
      (pane.map { special[$0]?[command] ?? [] } ?? general[command] ?? []).filter { $0 != key }, for: command, in: pane)
  }

  /// Two bindings of which the first keeps the second from ever being meant: the same keys, or the beginning of them,
  /// where both commands work. What is bound for one pane goes before what is bound for all of them, and is no conflict.
  package var conflicts: [(first: Binding, second: Binding)] {
    let contexts = Dictionary(Command.table.map { ($0.command, $0.context) }, uniquingKeysWith: { first, _ in first })
    let bindings = all.map { (binding: $0, keys: $0.keys.split(separator: " ")) }
    var found: [(Binding, Binding)] = []
    for (index, one) in bindings.enumerated() {
      for other in bindings[(index + 1)...] where one.binding.command != other.binding.command {
        guard one.binding.pane == other.binding.pane,
          one.keys.starts(with: other.keys) || other.keys.starts(with: one.keys)
        else { continue }
        let meet =
          contexts[one.binding.command].map { a in contexts[other.binding.command].map(a.meets) ?? true } ?? true
        guard meet || one.binding.pane != nil else { continue }
        let isFirst = one.keys.count <= other.keys.count
        found.append(isFirst ? (one.binding, other.binding) : (other.binding, one.binding))
      }
    }
    return found
  }

  /// The key of a command as a sentence writes it: `r`, `Esc`, `Ctrl+L`. A command without a key is called by its name,
  /// under which the palette has it.
  package func word(_ command: Command) -> String {
    guard let keys = general[command]?.first else { return command.rawValue }
    return keys.split(separator: " ").map { Self.word(String($0)) }.joined(separator: " ")
  }

  private static func word(_ key: String) -> String {
    guard key.count > 1 else { return key }
    let parts = key.split(separator: "+", omittingEmptySubsequences: true).map { part in
      part.count == 1 && !key.hasPrefix("ctrl+") ? String(part) : part.prefix(1).uppercased() + part.dropFirst()
    }
    return parts.joined(separator: "+") + (key.hasSuffix("+") ? "++" : "")
  }
}

extension CommandRow.Context {
  /// The pane that the context is about; nil for what works everywhere.
  package var pane: Pane? {
    switch self {
    case .partners: .partners
    case .timeline: .timeline
    case .trade: .trade
    default: nil
    }
  }

  /// Whether the context is about pages that lie over the panes.
  package var isOfPages: Bool { self == .charts || self == .map || self == .tables }

  /// Whether a key could mean a command of either context: two panes never meet, nor do a pane and a page.
  package func meets(_ other: CommandRow.Context) -> Bool {
    if isOfPages && other.pane != nil || pane != nil && other.isOfPages { return false }
    guard let pane, let otherPane = other.pane else { return true }
    return pane == otherPane
  }
}
