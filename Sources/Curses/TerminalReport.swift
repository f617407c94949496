internal import CTerminal
package import Console

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What can be found out about the terminal without drawing on it, each with the reason: for `entente info`.
package struct TerminalReport: Sendable {
  /// A fact and why it is so.
  package typealias Fact = (value: String, reason: String)

  private let environment: [String: String]

  package init(environment: [String: String] = TerminalOptions.terminalEnvironment()) {
    self.environment = environment
  }

  /// The library that drives terminals, with its version.
  package static var library: String { String(cString: tty_library()) }

  /// The locale that decides what characters the terminal is sent.
  package var locale: Fact {
    guard let named = LocaleChoice.named(in: environment) else { return ("C.UTF-8", "no variable names one") }
    return (named.value, "$\(named.variable)")
  }

  /// Whether the terminal is taken to show UTF-8.
  package var isUTF8: Bool {
    _ = LocaleChoice.candidates(in: environment).first { tty_select_locale($0) }
    return tty_locale_is_utf8()
  }

  /// How many colours are used.
  ///
  /// - Parameter requested: the depth that the person asked for.
  package func colors(requested: ColorDepth?) -> (depth: ColorDepth, reason: String) {
    let term = environment["TERM"] ?? ""
    var known: Int32 = -2
    var isDirect = false
    for entry in ColorSupport.entries(term: term, requested: requested, environment: environment) {
      known = tty_colors_of(entry.name)
      isDirect = entry.indexedColors != nil
      if known != -2 { break }
    }
    let depth = ColorSupport.depth(
      requested: requested, environment: environment, colors: Int(known), isDirect: isDirect)
    if requested != nil { return (depth, "asked for, as far as the terminal has them") }
    if environment["NO_COLOR"]?.isEmpty == false { return (.mono, "$NO_COLOR is set") }
    if known == -2 { return (.mono, "this system does not know the terminal “\(term)”") }
    if isDirect { return (depth, "$COLORTERM is \(environment["COLORTERM"] ?? "")") }
    return (depth, "terminfo gives \(term) \(max(0, known)) colours")
  }

  /// Whether the background is dark or light: what $COLORFGBG says, else what the terminal answers in a moment, else dark.
  package func backdrop() -> (backdrop: Backdrop, reason: String) {
    if let text = environment["COLORFGBG"], let known = Backdrop(colorFGBG: text) {
      return (known, "$COLORFGBG is \(text)")
    }
    if let answer = Self.ask(term: environment["TERM"] ?? "") { return (answer, "the terminal says so") }
    return (.dark, "neither $COLORFGBG nor the terminal says")
  }

  /// Asks the terminal directly, and waits at most a fifth of a second.
  private static func ask(term: String) -> Backdrop? {
    guard Terminal.answers(term), !term.isEmpty, case let device = open("/dev/tty", O_RDWR | O_CLOEXEC), device >= 0
    else {
      return nil
    }
    defer { close(device) }
    var before = termios()
    // A job in the background would be stopped by touching the terminal.
    guard tcgetpgrp(device) == getpgrp(), tcgetattr(device, &before) == 0 else { return nil }
    var raw = before
    cfmakeraw(&raw)
    tcsetattr(device, TCSANOW, &raw)
    defer { tcsetattr(device, TCSANOW, &before) }
    let question = Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
    guard write(device, question, question.count) == question.count else { return nil }

    var decoder = KeyDecoder()
    decoder.awaitsAnswer = true
    var found: Backdrop?
    let deadline = ContinuousClock.now + .milliseconds(200)
    while decoder.awaitsAnswer, case let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1), left > 0
    {
      var watched = pollfd(fd: device, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, Int32(left)) > 0 else { break }
      var bytes = [UInt8](repeating: 0, count: 256)
      let count = read(device, &bytes, bytes.count)
      guard count > 0 else { break }
      for byte in bytes.prefix(count) { decoder.feed(.byte(byte)) }
      for case .backdrop(let backdrop) in decoder.take() { found = backdrop }
    }
    return found
  }
}
