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
  private var keymap = Keymap()
  private var memory: ScreenMemory
  private var progress = ProgressGate<IndexProgress>()
  private let start = ContinuousClock.now
  private var isOver = false
  /// Whether something has happened since the last picture.
  private var isStale = true

  init(dashboard: Dashboard, screen: DashboardScreen, mailbox: Mailbox, background: Background) {
    self.dashboard = dashboard
    self.screen = screen
    self.mailbox = mailbox
    self.background = background
    memory = ScreenMemory(charset: screen.charset)
  }

  /// The time on the program's own clock.
  private var time: Duration { start.duration(to: .now) }

  /// Waits, changes the state, draws; until the person quits or the terminal closes.
  mutating func run(on terminal: Terminal) throws {
    try settle(on: terminal)
    terminal.present(memory.draw(dashboard, size: terminal.size))
    background.checkFiles()
    isStale = false
    while !isOver {
      let inputs = try terminal.wait(alsoWatching: mailbox.descriptor, timeout: progress.patience(at: time))
      for input in inputs { handle(input, on: terminal) }
      try takeMail(on: terminal)
      if isStale, !isOver { terminal.present(memory.draw(dashboard, size: terminal.size)) }
      isStale = false
    }
  }

  /// Gives the first answers a moment to arrive, so that the first picture is not an empty one.
  private mutating func settle(on terminal: Terminal) throws {
    arrange(on: terminal)
    let deadline = ContinuousClock.now + .milliseconds(60)
    while !dashboard.hasFirstAnswers, ContinuousClock.now < deadline, !isOver {
      // Time to wait is time to draw what is known already, so that the last answer finds little left to do.
      terminal.prepare(memory.draw(dashboard, size: terminal.size))
      let inputs = try terminal.wait(alsoWatching: mailbox.descriptor, timeout: .milliseconds(20))
      for input in inputs { handle(input, on: terminal) }
      try takeMail(on: terminal)
    }
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
    case .key(let key):
      guard let action = keymap.action(for: key, typing: dashboard.overlay != nil) else { return }
      apply(action, on: terminal)
    case .mouse(let mouse):
      guard let pointer = screen.pointer(for: mouse, dashboard, size: terminal.size) else { return }
      apply(.pointer(pointer), on: terminal)
    case .resize: arrange(on: terminal)
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
    case .ask(let question, let ticket): background.ask(question, ticket)
    case .refresh: background.refresh()
    case .stopReading: background.stopReading()
    case .quit: isOver = true
    case .suspend: terminal.suspend()
    case .redraw: terminal.redraw()
    case .setMouse(let isOn): terminal.setMouse(isOn)
    case .copy(let text): copy(text, on: terminal)
    case .export(let takeaway, let format, let name, let replaces):
      background.export(takeaway, format, to: name, replaces: replaces)
    case .openAddress(let url): openAddress(url)
    }
  }

  /// Copies a text and says what became of it: the terminal itself never answers.
  private mutating func copy(_ text: String, on terminal: Terminal) {
    guard terminal.copyToClipboard(text) else {
      let size = text.utf8.count
      tell(
        size > Clipboard.limit
          ? "Too much to copy through the terminal (\(size / 1_000) kB of at most 74 kB); x writes a file"
          : "This terminal has no clipboard to copy to; x writes a file", .warning)
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
