package import Console
internal import Diplomacy
package import DossierStore
internal import Screens
package import ViewModels

/// A person at the dashboard, without a terminal: keys go in, questions are answered at once, a canvas comes out.
package struct Scenario {
  package private(set) var dashboard: Dashboard
  /// Effects that a loop would have carried out, such as quitting or copying.
  package private(set) var effects: [Effect] = []
  /// Questions that were asked, in order.
  package private(set) var questions: [Question] = []
  package var charset: Charset
  package private(set) var size: Size
  package let dossier: Dossier
  private var keymap: Keymap

  /// Opens a dossier, with its index in memory unless it is one of those that all tests share.
  package init(
    _ folder: String = Fixtures.excerpt, size: Size = Size(width: 120, height: 36), charset: Charset = .braille,
    today: String = "2026-01-15", preferences: Preferences = Preferences(),
    begin: (inout Dashboard) -> Void = { _ in }
  ) throws {
    dossier = try Dossier(folder: folder, cacheFolder: Fixtures.cacheFolder(for: folder))
    if !dossier.isFresh() { try dossier.refresh() }
    self.size = size
    self.charset = charset
    keymap = Keymap(preferences.keys)
    dashboard = Dashboard(
      info: dossier.info, today: CalendarDay(today) ?? CalendarDay(ordinal: 0), preferences: preferences)
    begin(&dashboard)
    carryOut(dashboard.askForEverything())
    arrange()
  }

  /// Presses keys, written with blanks between them: `Y 2 0 2 3 enter`.
  package mutating func press(_ keys: String) {
    for text in keys.split(separator: " ") {
      guard let key = KeySequence.parse(String(text))?.keys.first else { continue }
      press(key)
    }
  }

  /// Types text into the field that is open.
  package mutating func type(_ text: String) {
    for character in text {
      press(Key(.character(character)))
    }
  }

  private mutating func press(_ key: Key) {
    if dashboard.overlay == .tour {
      apply(.command(.back))
      return
    }
    let pane = dashboard.pages.isEmpty ? dashboard.focus : nil
    if let action = keymap.action(for: key, typing: dashboard.overlay != nil, in: pane) { apply(action) }
  }

  package mutating func click(x: Int, y: Int, _ kind: Mouse.Kind = .press) {
    let mouse = Mouse(kind, at: Point(x: x, y: y))
    if let pointer = DashboardScreen(charset: charset).pointer(for: mouse, dashboard, size: size) {
      apply(.pointer(pointer))
    }
  }

  package mutating func resize(width: Int, height: Int) {
    size = Size(width: width, height: height)
    arrange()
  }

  package mutating func apply(_ action: Action) {
    carryOut(dashboard.apply(action))
    arrange()
  }

  /// The screen as it stands.
  package var canvas: Canvas { DashboardScreen(charset: charset).draw(dashboard, size: size) }

  /// The screen's text.
  package var text: String { canvas.text }

  private mutating func arrange() {
    let layout = ScreenLayout(size: size, dashboard: dashboard)
    carryOut(dashboard.apply(.viewport(layout.viewport(dashboard, charset))))
  }

  private mutating func carryOut(_ effects: [Effect]) {
    for effect in effects {
      if effect == .readOutlines {
        let path = Fixtures.root + "/Data/world/outlines.csv"
        carryOut(dashboard.apply(.outlines(World.read(try? contents(of: "Data/world/outlines.csv"), from: path))))
        continue
      }
      guard case .ask(let question, let ticket) = effect else {
        self.effects.append(effect)
        continue
      }
      questions.append(question)
      carryOut(dashboard.apply(.answered(ticket, question.answer(from: dossier))))
    }
  }
}
