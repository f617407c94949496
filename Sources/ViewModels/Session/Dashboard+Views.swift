internal import Diplomacy

/// Saved views: listing, opening, saving, deleting. The files themselves are the loop's matter.
extension Dashboard {
  /// The choice that saves the current view.
  private static let saveItem = "+"

  mutating func openViews() -> [Effect] {
    open(Picker(purpose: .savedView, title: "Views: Enter opens, Del deletes", items: [], isLoading: true))
    return [.listViews]
  }

  /// Takes the views that there are, and names what is wrong with them.
  mutating func fillViews(_ views: [SavedView]) {
    savedViews = views
    guard case .picker(var picker) = overlay, picker.purpose == .savedView else { return }
    let save = Picker.Item(id: Self.saveItem, title: "save the view as it stands …", keywords: "new")
    picker.fill(
      [save]
        + views.map { view in
          let words = [view.title == view.name ? "" : view.title, view.mistakes.first.map { "! \($0)" } ?? ""]
          return Picker.Item(
            id: view.name, title: view.name, detail: words.filter { !$0.isEmpty }.joined(separator: "  "),
            figure: view.isShipped ? "" : "yours")
        })
    picker.cursor.select(views.isEmpty ? 0 : 1)
    overlay = .picker(picker)
  }

  /// What choosing in the list does.
  mutating func chooseView(_ name: String) -> [Effect] {
    guard name != Self.saveItem else { return openPrompt(.viewName, "") }
    guard let view = savedViews.first(where: { $0.name == name }) else { return [] }
    return open(view)
  }

  /// Shows a view.
  package mutating func open(_ view: SavedView) -> [Effect] {
    message = Self.notice(of: view)
    return restore(view.state(keeping: viewState, today: today))
  }

  /// What a person must know of a view that opens.
  private static func notice(of view: SavedView) -> Message {
    guard let mistake = view.mistakes.first else { return Message("View \(view.name): \(view.title)") }
    let more = view.mistakes.count > 1 ? " (and \(view.mistakes.count - 1) more)" : ""
    return Message(mistake + more, kind: .warning)
  }

  /// Del in the list of views asks before it deletes.
  mutating func askToDelete(_ picker: Picker) -> [Effect] {
    guard let name = picker.selected?.id, let view = savedViews.first(where: { $0.name == name }) else { return [] }
    guard !view.isShipped else {
      message = Message("“\(name)” came with the program and cannot be deleted; one of yours of that name hides it")
      return []
    }
    ask("Delete the view \(name)?", yes: "delete it", .deleteView(name))
    return []
  }

  /// Saves the view under the name that was typed, after asking where there is one.
  mutating func saveView(_ name: String) -> [Effect] {
    if savedViews.contains(where: { $0.name == name && !$0.isShipped }) {
      ask("There is a view \(name) already", yes: "replace it", .replaceView(name))
      return []
    }
    return writeView(name)
  }

  mutating func writeView(_ name: String) -> [Effect] {
    let title = viewState.words(since: ViewState()) { self.name(of: $0) }
    return [.saveView(name: name, text: SavedView.text(of: viewState, title: title))]
  }

  private mutating func ask(_ question: String, yes: String, _ purpose: Picker.Purpose) {
    let items = [Picker.Item(id: "", title: "no, leave it as it is"), Picker.Item(id: "yes", title: "yes, \(yes)")]
    open(Picker(purpose: purpose, title: question, items: items))
  }
}

/// How a run begins.
extension Dashboard {
  /// Goes on where the last run left off; without pages and zoom where something else is asked for as well.
  package mutating func begin(from state: ViewState, withPages: Bool) {
    let before = viewState
    var state = state
    if !withPages {
      state.pages = []
      state.isZoomed = false
    }
    // What is to be shown is asked for as a whole afterwards.
    _ = restore(state)
    world = .unread
    guard viewState.choices != before.choices else { return }
    history.note(before, "going on where the last run ended")
    if withPages { message = Message("Everything is as you left it; \(keys.word(.undo)) starts afresh") }
  }

  /// Begins with a saved view.
  package mutating func begin(with view: SavedView) {
    _ = open(view)
    world = .unread
  }

  /// Shows the tour, which any key closes.
  package mutating func beginTour() { overlay = .tour }
}
