internal import Console
internal import Curses
internal import Diplomacy
internal import DossierStore
internal import Screens
internal import ViewModels

/// A run of the dashboard: it owns the state and the terminal, and nothing else sees them.
struct Session {
  var dashboard: Dashboard
  var screen: DashboardScreen
  let mailbox: Mailbox
  let background: Background
  /// What is kept from one run to the next; nil where there is no place for it.
  let files: StateFiles?
  /// The theme for a background, for when the terminal tells which it has.
  var theme: (Backdrop) -> Theme = { _ in .builtIn }
  private var keymap: Keymap
  private var memory: ScreenMemory
  private var progress = ProgressGate<IndexProgress>()
  private let start = ContinuousClock.now
  private var isOver = false
  /// Questions that wait until all that has happened is handled: most that a fast typist or a held key leads to are
  /// overtaken by then.
  private var questions: [(question: Question, ticket: Ticket)] = []
  /// Whether something has happened since the last picture.
  private var isStale = true

  init(
    dashboard: Dashboard, screen: DashboardScreen, mailbox: Mailbox, background: Background,
    files: StateFiles?
  ) {
    self.files = files
    self.dashboard = dashboard
    self.screen = screen
    self.mailbox = mailbox
    self.background = background
    keymap = Keymap(dashboard.keys)
    memory = ScreenMemory(charset: screen.charset)
  }

  /// The time on the program's own clock.
  private var time: Duration { start.duration(to: .now) }

  /// Waits, changes the state, draws; until the person quits or the terminal closes.
  mutating func run(on terminal: Terminal) throws {
    try settle(on: terminal)
    terminal.present(memory.draw(dashboard, size: terminal.size))
    background.checkFiles()
    if let files { background.read { .marks(files.marks()) } }
    isStale = false
    while !isOver {
      let inputs = try terminal.wait(alsoWatching: mailbox.descriptor, timeout: progress.patience(at: time))
      for input in inputs { handle(input, on: terminal) }
      try takeMail(on: terminal)
      ask()
      if isStale, !isOver { terminal.present(memory.draw(dashboard, size: terminal.size)) }
      isStale = false
    }
  }

  /// Gives the first answers a moment to arrive, so that the first picture is not an empty one.
  private mutating func settle(on terminal: Terminal) throws {
    arrange(on: terminal)
    ask()
    let deadline = ContinuousClock.now + .milliseconds(60)
    while !dashboard.hasFirstAnswers, ContinuousClock.now < deadline, !isOver {
      // Time to wait is time to draw what is known already, so that the last answer finds little left to do.
      terminal.prepare(memory.draw(dashboard, size: terminal.size))
      let inputs = try terminal.wait(alsoWatching: mailbox.descriptor, timeout: .milliseconds(20))
      for input in inputs { handle(input, on: terminal) }
      try takeMail(on: terminal)
      ask()
    }
  }

  /// Asks what is still worth asking.
  private mutating func ask() {
    for (question, ticket) in questions where dashboard.isCurrent(ticket) { background.ask(question, ticket) }
    questions.removeAll(keepingCapacity: true)
  }

  /// Takes what came from the background.
  private mutating func takeMail(on terminal: Terminal) throws {
    for news in mailbox.take() {
      switch news {
      case .action(let action):
        if action.endsReading { progress.clear() }
        apply(action, on: terminal)
      case .progress(let step):
        if let step = progress.offer(step, at: time) { apply(.indexing(step, at: time), on: terminal) }
      }
    }
    if let step = progress.release(at: time) { apply(.indexing(step, at: time), on: terminal) }
    if let failure = background.failure { throw failure }
  }

  private mutating func handle(_ input: Input, on terminal: Terminal) {
    isStale = true
    switch input {
    case .key where dashboard.overlay == .tour: apply(.command(.back), on: terminal)
    case .key(let key):
      let pane = dashboard.pages.isEmpty ? dashboard.focus : nil
      guard let action = keymap.action(for: key, typing: dashboard.overlay != nil, in: pane) else { return }
      apply(action, on: terminal)
    case .mouse(let mouse):
      guard let pointer = screen.pointer(for: mouse, dashboard, size: terminal.size) else { return }
      apply(.pointer(pointer), on: terminal)
    case .resize: arrange(on: terminal)
    // What was painted so far took the background to be dark.
    case .backdrop(.dark): break
    case .backdrop(.light): terminal.use(theme(.light))
    }
  }

  mutating func apply(_ action: Action, on terminal: Terminal) {
    isStale = true
    for effect in dashboard.apply(action) { start(effect, on: terminal) }
    arrange(on: terminal)
  }

  /// Tells the view models how many rows show, after anything that may have changed it.
  private mutating func arrange(on terminal: Terminal) {
    let layout = ScreenLayout(size: terminal.size, dashboard: dashboard)
    for effect in dashboard.apply(.viewport(layout.viewport(dashboard, screen.charset))) { start(effect, on: terminal) }
  }

  private mutating func start(_ effect: Effect, on terminal: Terminal) {
    switch effect {
    case .ask(let question, let ticket): questions.append((question, ticket))
    case .refresh: background.refresh()
    case .stopReading: background.stopReading()
    case .quit: isOver = true
    case .suspend:
      // Whoever is suspended may never be continued.
      keep()
      terminal.suspend()
    case .redraw: terminal.redraw()
    case .setMouse(let isOn): terminal.setMouse(isOn)
    case .copy(let text): copy(text, on: terminal)
    case .export(let takeaway, let format, let name, let replaces):
      background.export(takeaway, format, to: name, replaces: replaces)
    case .readOutlines: background.readOutlines()
    case .openAddress(let url): openAddress(url)
    case .setMark, .removeMark, .listViews, .saveView, .deleteView, .rememberTour:
      background.read { [keeping = FileEffects(files: files)] in keeping.carryOut(effect) }
    }
  }

  /// Keeps the view for the next run, unless the dossier could not be opened.
  func keep() {
    if background.failure == nil { files?.keep(dashboard.viewState) }
  }

  /// Copies a text and says what became of it: the terminal itself never answers.
  private mutating func copy(_ text: String, on terminal: Terminal) {
    guard terminal.copyToClipboard(text) else {
      let size = text.utf8.count
      let export = dashboard.keys.word(.export)
      tell(
        size > Clipboard.limit
          ? "Too much to copy through the terminal (\(size / 1_000) kB of at most 74 kB); \(export) writes a file"
          : "This terminal has no clipboard to copy to; \(export) writes a file", .warning)
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    tell(
      lines <= 4 && text.utf8.count <= 600
        ? "Copied: \(text.replacing("\n", with: " · "))"
        : "Copied \(grouped(lines)) lines, \(grouped(text.utf8.count)) bytes",
      .information)
  }

  private mutating func openAddress(_ url: String) {
    switch Browser.open(url) {
    case .opened: tell("Opened \(url)", .information)
    case .noBrowser: tell(url, .information)
    case .refused: tell("Not an address that a browser opens: \(url)", .warning)
    }
  }

  private mutating func tell(_ text: String, _ kind: Message.Kind) {
    _ = dashboard.apply(.message(Message(text, kind: kind)))
  }
}
