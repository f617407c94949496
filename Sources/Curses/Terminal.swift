internal import CTerminal
package import Console

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The real terminal: the one place where canvases become glyphs and keys become inputs.
///
/// It exists inside `run` and is used on the thread that called it. Nothing draws but `present`, and nothing reads the
/// keyboard but `wait`. However `run` is left, by returning, by an error, by a signal or by a crash, the person's
/// terminal is put back as it was found.
package final class Terminal {
  /// How many cells there are.
  package var size: Size { Size(width: Int(tty_columns()), height: Int(tty_rows())) }
  /// How many colours are used.
  package var depth: ColorDepth { painter.depth }
  /// Whether the terminal can be sent anything beyond ASCII.
  package let isUTF8: Bool
  /// Gives every role its look. Changing it repaints everything at the next `present`.
  package var paint: (Role, Highlight, ColorDepth) -> Paint {
    get { painter.paint }
    set { painter.paint = newValue }
  }

  let options: TerminalOptions
  var painter: Painter
  var keys = KeyDecoder()
  var doublePress = DoublePress()
  let keyboard: Int32
  /// When the terminal was last asked something.
  var asked: ContinuousClock.Instant?
  /// Whether keys were left for the next time, so that a flood of them cannot keep the program from drawing.
  var leftKeys = false
  /// Signals arrive here, each as a byte with its number.
  let signals: WakeUpPipe
  private var trimmer: FrameTrimmer
  private var mouse = false
  private var cursor: (place: Point, visible: Bool) = (Point(x: 0, y: 0), false)
  /// Whether the terminal refused a frame: its window was closed.
  private(set) var isGone = false
  /// The signal that asked the program to end, if one has.
  private(set) var askedToEnd: Int32?
  /// The size that the program has been told.
  var reportedSize: Size

  private init(options: TerminalOptions, painter: Painter, keyboard: Int32, signals: WakeUpPipe) {
    self.options = options
    self.painter = painter
    self.keyboard = keyboard
    self.signals = signals
    trimmer = FrameTrimmer(keepsAttributes: tty_has_flag("msgr"))
    isUTF8 = tty_locale_is_utf8()
    reportedSize = Size(width: Int(tty_columns()), height: Int(tty_rows()))
  }

  /// Takes the terminal, runs the program on it, and gives it back.
  ///
  /// - Throws: `TerminalUnavailable` before anything is drawn; else what `body` throws.
  package static func run<R>(_ options: TerminalOptions, body: (Terminal) throws -> R) throws -> R {
    guard isatty(STDOUT_FILENO) == 1 else { throw TerminalUnavailable.notATerminal }
    guard let term = options.environment["TERM"], !term.isEmpty else { throw TerminalUnavailable.terminalNotNamed }
    // The dossier may come through a pipe; the keys still come from the terminal.
    let keyboard = isatty(STDIN_FILENO) == 1 ? STDIN_FILENO : open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard keyboard >= 0 else { throw TerminalUnavailable.notATerminal }
    defer { if keyboard != STDIN_FILENO { close(keyboard) } }
    guard let signals = WakeUpPipe() else { throw TerminalUnavailable.refused("a pipe") }

    _ = LocaleChoice.candidates(in: options.environment).first { tty_select_locale($0) }
    rescue_install(STDOUT_FILENO, signals.writeEnd)
    defer { rescue_uninstall() }
    let painter = try openScreen(term: term, keyboard: keyboard, options: options)
    defer { tty_close() }

    let terminal = Terminal(options: options, painter: painter, keyboard: keyboard, signals: signals)
    terminal.setMouse(options.mouse)
    defer {
      terminal.setMouse(false)
      terminal.takeLastAnswer()
    }
    return try body(terminal)
  }

  private static func openScreen(term: String, keyboard: Int32, options: TerminalOptions) throws -> Painter {
    let environment = options.environment
    var opening = TTY_UNKNOWN
    for entry in ColorSupport.entries(term: term, requested: options.colors, environment: environment) {
      opening = tty_open(entry.name, keyboard, STDOUT_FILENO)
      guard opening == TTY_OPENED else { continue }
      let palette = Palette(colors: Int(tty_colors()), indexedColors: entry.indexedColors)
      let depth = ColorSupport.depth(
        requested: options.colors, environment: environment, colors: palette.colors,
        isDirect: entry.indexedColors != nil)
      let colored = depth > .mono && tty_start_colors()
      return Painter(
        depth: colored ? depth : .mono, palette: palette, pairLimit: colored ? Int(tty_color_pairs()) : 0)
    }
    throw opening == TTY_NO_CURSOR
      ? TerminalUnavailable.cannotMoveCursor(term) : TerminalUnavailable.unknownTerminal(term)
  }

  // MARK: Drawing

  /// Draws a canvas without showing it yet.
  package func prepare(_ canvas: Canvas) {
    painter.draw(canvas, on: size)
  }

  /// Shows a canvas, and rests the cursor where the canvas has it.
  package func present(_ canvas: Canvas) {
    painter.draw(canvas, on: size)
    cursor = (canvas.cursor ?? Point(x: 0, y: 0), canvas.cursorVisible && canvas.cursor != nil)
    flush()
  }

  /// Sends the whole picture again, for when something else has written on the terminal.
  package func redraw() {
    tty_forget()
    flush()
  }

  private func flush() {
    let size = size
    let x = min(max(0, cursor.place.x), size.width - 1)
    let y = min(max(0, cursor.place.y), size.height - 1)
    var bytes: UnsafePointer<UInt8>?
    var length = 0
    guard tty_collect(Int32(y), Int32(x), cursor.visible, &bytes, &length) else {
      isGone = true
      return
    }
    guard length > 0 else { return }
    let frame = trimmer.trim(UnsafeBufferPointer(start: bytes, count: length))
    if !tty_send(frame, frame.count) { isGone = true }
  }

  // MARK: The mouse and the clipboard

  /// Whether clicks and the wheel come to the program. While they do, selecting text needs Shift in most terminals.
  package func setMouse(_ wanted: Bool) {
    guard wanted != mouse, tty_has("kmous") else { return }
    mouse = wanted
    // 1000 reports presses and the wheel; 1006 in numbers that reach beyond column 223.
    send(wanted ? "\u{1B}[?1000h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1000l")
  }

  /// Puts text on the clipboard of the terminal the person sits at; false when it is too long or there is none.
  ///
  /// A terminal never confirms this: true says that it was asked.
  package func copyToClipboard(_ text: String) -> Bool {
    guard let escape = Clipboard.escape(for: text, environment: options.environment) else { return false }
    return tty_send(escape, escape.count)
  }

  private func send(_ text: String) {
    let bytes = Array(text.utf8)
    if !tty_send(bytes, bytes.count) { isGone = true }
  }

  // MARK: Stepping aside

  /// Stops the program as ^Z does anywhere, and takes the terminal again when it is continued.
  package func suspend() {
    release()
    rescue_stop_job()
    retake()
  }

  /// Gives the terminal to another program, such as an editor, and takes it back when `body` returns.
  package func withReleasedScreen<R>(_ body: () throws -> R) rethrows -> R {
    release()
    rescue_lend(true)
    defer {
      rescue_lend(false)
      retake()
    }
    return try body()
  }

  private func release() {
    let wanted = mouse
    setMouse(false)
    mouse = wanted
    tty_leave()
  }

  /// Takes the terminal again, whose size and picture may have changed.
  func retake() {
    tty_adopt_size()
    tty_enter()
    trimmer.forget()
    tty_flush_input()
    if mouse {
      mouse = false
      setMouse(true)
    }
    flush()
    // The signals that led here need not lead here again.
    noteSignals()
  }

  /// Empties the signals' pipe, keeps in mind one that asks the program to end, and returns which arrived.
  @discardableResult
  func noteSignals() -> Set<Int32> {
    let arrived = Set(signals.drain().map(Int32.init))
    for ending in [SIGTERM, SIGINT] where arrived.contains(ending) { askedToEnd = ending }
    return arrived
  }
}

@available(*, unavailable)
extension Terminal: Sendable {}
