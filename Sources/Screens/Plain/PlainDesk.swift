internal import Console
internal import Diplomacy
package import ViewModels

/// The dashboard as a conversation: lines of a person go in, lines of text come out. The view models and the commands are
/// those of the screen.
package struct PlainDesk {
  package private(set) var dashboard: Dashboard
  private var keymap: Keymap
  /// Answers a question at once, and carries out what the dashboard cannot do itself; what it gives back is applied.
  private let serve: (Effect) -> Action?
  /// The position after the last choice that was told of a long list.
  private var choicesTold = Narrator.choicesShown
  /// Whether the person has asked to leave.
  package private(set) var isOver = false

  /// How many rows a page down moves by, and how many visits are at hand.
  private static let height = 20

  package init(_ dashboard: Dashboard, serving serve: @escaping (Effect) -> Action?) {
    self.dashboard = dashboard
    self.serve = serve
    keymap = Keymap(dashboard.keys)
  }

  /// Asks for everything that the dashboard shows, and goes to the view that it opens on.
  ///
  /// - Parameters:
  ///   - isGoingOn: whether the dashboard is where the last run ended, and need go nowhere.
  ///   - saved: the saved view to open else; nil for the program's own that is configured.
  package mutating func begin(isGoingOn: Bool = false, with saved: SavedView? = nil) {
    let height = Self.height
    apply(.viewport(Viewport(partners: height, timeline: height, trade: height, overlay: height, detail: height)))
    carryOut(dashboard.askForEverything())
    if !isGoingOn { carryOut(dashboard.goToFirstView(saved)) }
  }

  /// Takes news that nobody typed, such as the marks of earlier runs.
  package mutating func receive(_ action: Action) { apply(action) }

  /// Does what a line asks for, and returns what there is to say.
  package mutating func take(_ line: String) -> [String] {
    let line = line.trimmingBlanks
    switch line {
    case "list" where dashboard.overlay == nil: return Narrator.front(dashboard)
    case "where" where dashboard.overlay == nil: return [Narrator.place(dashboard)]
    case "dashboard" where dashboard.overlay == nil: return Narrator.everything(dashboard)
    case "help" where dashboard.overlay == nil: return help
    case "+" where hasMoreChoices:
      choicesTold += Narrator.choicesShown
      return Narrator.question(dashboard, from: choicesTold - Narrator.choicesShown)
    default: break
    }
    let before = dashboard
    choicesTold = Narrator.choicesShown
    guard understand(line) else {
      return ["There is no key and no command “\(line)”; help lists them."]
    }
    return isOver ? [] : Narrator.changes(from: before, to: dashboard)
  }

  /// Whether a list is open of which not all choices have been told.
  private var hasMoreChoices: Bool {
    if case .picker(let picker)? = dashboard.overlay { picker.matches.count > choicesTold } else { false }
  }

  /// What may be typed.
  private var help: [String] {
    let own = [
      "An empty line reads the next row; go 12 goes to the twelfth; where repeats the row; list reads the whole view, "
        + "dashboard all of them.",
      "Otherwise a line is a key or the name of a command, with what it asks for after it: / china, Y 2023, view.open.",
    ]
    return own
      + Command.table.map { row in
        let keys = dashboard.keys.keys(of: row.command).joined(separator: " or ")
        return "\(row.command.rawValue)\(keys.isEmpty ? "" : ", \(keys)"): \(row.summary)."
      }
  }

  // MARK: Understanding

  private mutating func understand(_ line: String) -> Bool {
    if let overlay = dashboard.overlay { return answer(overlay, line) }
    if line.isEmpty { return perform(.down) }
    if line.hasPrefix("go "), let number = Int(line.dropFirst(3)) { return go(to: number) }
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1].trimmingBlanks : ""
    if let command = Self.command(words[0]) { return perform(command) && follow(rest) }
    if let key = Key.parse(words[0]) { return press(key) && follow(rest) }
    // A prompt's key may stand right before its answer, as on the screen: /china.
    guard let first = line.first.map(String.init), let key = Key.parse(first) else { return false }
    let before = dashboard
    guard press(key), case .prompt = dashboard.overlay else {
      dashboard = before
      return false
    }
    return follow(String(line.dropFirst()).trimmingBlanks)
  }

  /// A command by its name, the last part of its name, or its hint.
  private static func command(_ word: String) -> Command? {
    guard word.count > 1 else { return nil }
    if let command = Command(rawValue: word) { return command }
    // Names of keys such as “up” and “home” are keys first.
    guard Key.parse(word) == nil else { return nil }
    let rows = Command.table
    return (rows.first { $0.command.rawValue.hasSuffix("." + word) } ?? rows.first { $0.hint == word })?.command
  }

  /// What stands after a command: the answer to what it asks, or more keys.
  private mutating func follow(_ rest: String) -> Bool {
    guard !rest.isEmpty else { return true }
    return understand(rest)
  }

  private mutating func answer(_ overlay: Overlay, _ line: String) -> Bool {
    switch overlay {
    case .tour: return perform(.back)
    case .prompt:
      guard !line.isEmpty else { return perform(.back) }
      apply(.edit(.clear))
      if line != "." { apply(.edit(.insert(line))) }
      return perform(.open)
    case .picker(let picker):
      if line.isEmpty { return perform(.back) }
      if let number = Int(line), (1...max(1, picker.matches.count)).contains(number), !picker.matches.isEmpty {
        apply(.pointer(.overlayRow(number - 1, isDouble: true)))
        return true
      }
      apply(.edit(.clear))
      apply(.edit(.insert(line)))
      // One choice left needs no number.
      if case .picker(let narrowed) = dashboard.overlay, narrowed.matches.count == 1 { return perform(.open) }
      return true
    }
  }

  /// Goes to a row by its number among those that are told, headings apart.
  private mutating func go(to number: Int) -> Bool {
    if let entries = dashboard.pages.last?.document?.entries {
      let rows = entries.indices.filter { if case .heading = entries[$0].content { false } else { true } }
      guard rows.indices.contains(number - 1) else { return false }
      apply(.pointer(.detailRow(rows[number - 1], isDouble: false)))
      return true
    }
    if let table = dashboard.pages.last?.sheet {
      let rows = table.lines.indices.filter { table.rowIndex(at: $0) != nil }
      guard rows.indices.contains(number - 1) else { return false }
      apply(.pointer(.sheetCell(line: rows[number - 1], column: nil, isDouble: false)))
      return true
    }
    var row = number - 1
    if dashboard.focus == .partners {
      let lines = dashboard.partners.lines
      let rows = lines.indices.filter { if case .partner = lines[$0] { true } else { false } }
      guard rows.indices.contains(row) else { return false }
      row = rows[row]
    }
    guard row >= 0 else { return false }
    apply(.pointer(.row(dashboard.focus, row, isDouble: false)))
    return true
  }

  // MARK: Doing

  private mutating func press(_ key: Key) -> Bool {
    let pane = dashboard.pages.isEmpty ? dashboard.focus : nil
    if let action = keymap.action(for: key, typing: false, in: pane) {
      apply(action)
      return true
    }
    return keymap.isMidSequence
  }

  private mutating func perform(_ command: Command) -> Bool {
    apply(.command(command))
    return true
  }

  private mutating func apply(_ action: Action) { carryOut(dashboard.apply(action)) }

  private mutating func carryOut(_ effects: [Effect]) {
    for effect in effects {
      if effect == .quit {
        isOver = true
      } else if let action = serve(effect) {
        apply(action)
      }
    }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    let tail = drop { $0.isWhitespace }
    return String(tail.reversed().drop { $0.isWhitespace }.reversed())
  }
}
