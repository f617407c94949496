internal import Console
internal import ViewModels

/// Reads the keys of a configuration: `[keys]` has those that work wherever their command does, `[keys.timeline]` and the
/// like those of one pane.
struct KeyReader {
  static let section = "keys"

  private(set) var keys = KeyBindings.standard
  private(set) var problems: [(line: Int?, reason: String)] = []
  /// The line of every key that the person has bound.
  private var lines: [KeyBindings.Binding: Int] = [:]

  /// The panes by the names of their sections.
  static let panes: [(name: String, pane: Pane)] = Pane.allCases.map { ($0.title.lowercased(), $0) }

  mutating func read(_ entries: [TOMLFile.Entry]) {
    for entry in entries { read(entry) }
    settleConflicts()
    keepAWayOut()
  }

  private mutating func read(_ entry: TOMLFile.Entry) {
    let path = Array(entry.path.dropFirst())
    let pane = Self.panes.first { $0.name == path.first }?.pane
    if entry.value == .emptySection, path.isEmpty || (path.count == 1 && pane != nil) { return }
    // “timeline.kind” is a command first, and the timeline's own key for “kind” only if there were such a command.
    if let command = Command(rawValue: path.joined(separator: ".")) {
      bind(command, entry, in: nil)
    } else if let pane, let command = Command(rawValue: path.dropFirst().joined(separator: ".")) {
      bind(command, entry, in: pane)
    } else {
      reportUnknown(path, entry)
    }
  }

  private mutating func reportUnknown(_ path: [String], _ entry: TOMLFile.Entry) {
    guard !path.isEmpty else {
      problems.append((entry.line, "“keys” is a section; write [keys], and keys below it."))
      return
    }
    let inPane = Self.panes.contains { $0.name == path.first } && path.count > 1
    let name = path.joined(separator: ".")
    let commands = Command.table.map(\.command.rawValue)
    let nearest = Spelling.nearest(inPane ? path.dropFirst().joined(separator: ".") : name, among: commands) ?? ""
    problems.append((entry.line, "there is no command “\(name)”; did you mean “\(nearest)”?"))
  }

  private mutating func bind(_ command: Command, _ entry: TOMLFile.Entry, in pane: Pane?) {
    guard let words = entry.value.texts else {
      problems.append(
        (entry.line, "the keys of “\(command.rawValue)” must be text or a list of texts, such as [\"x\", \"ctrl+x\"]."))
      return
    }
    var known: [String] = []
    for word in words {
      guard let sequence = KeySequence.parse(word) else {
        problems.append(
          (
            entry.line,
            "“\(word)” of “\(command.rawValue)” is no key; write a character, a name such as enter, f2 or shift+left, "
              + "ctrl+d, or several with blanks between, such as “g g”."
          ))
        continue
      }
      if !known.contains(sequence.notation) { known.append(sequence.notation) }
    }
    // Nothing but mistakes is no wish to be without a key.
    if known.isEmpty, !words.isEmpty { return }
    keys.set(known, for: command, in: pane)
    for key in known { lines[KeyBindings.Binding(key, command, in: pane)] = entry.line ?? 0 }
  }

  // MARK: Conflicts

  /// Takes every key that two commands lay claim to away from one of them: from the one that has it by default, else from
  /// the one named later.
  private mutating func settleConflicts() {
    while let (first, second) = keys.conflicts.first {
      let firstLine = lines[first]
      let secondLine = lines[second]
      let firstWins = firstLine != nil && (secondLine == nil || (firstLine ?? 0) <= (secondLine ?? 0))
      let (winner, loser) = firstWins ? (first, second) : (second, first)
      keys.remove(loser.keys, from: loser.command, in: loser.pane)
      report(winner, over: loser)
    }
  }

  private mutating func report(_ winner: KeyBindings.Binding, over loser: KeyBindings.Binding) {
    let other = loser.command.rawValue
    let isSame = winner.keys == loser.keys
    let claim =
      isSame ? "“\(winner.keys)” is also a key of" : "“\(winner.keys)” gets in the way of “\(loser.keys)”, a key of"
    if let line = lines[loser] {
      problems.append(
        (
          line,
          "“\(loser.keys)” of “\(other)” \(isSame ? "is also" : "gets in the way of “\(winner.keys)”,") "
            + "a key of “\(winner.command.rawValue)” (line \(lines[winner] ?? 0)), which keeps it; write another key."
        ))
    } else {
      problems.append(
        (
          lines[winner],
          "\(claim) “\(other)”, which has lost it; give “\(other)” other keys, or say which it keeps."
        ))
    }
  }

  /// Whoever has no key left that quits would have to close the window.
  private mutating func keepAWayOut() {
    guard keys.keys(of: .quit).isEmpty, keys.keys(of: .close).isEmpty else { return }
    keys.set(["ctrl+c"], for: .quit)
    for binding in keys.all where binding.keys == "ctrl+c" && binding.command != .quit {
      keys.remove("ctrl+c", from: binding.command, in: binding.pane)
    }
    problems.append((nil, "no key is left that quits, so ctrl+c does; give “program.quit” a key."))
  }
}
