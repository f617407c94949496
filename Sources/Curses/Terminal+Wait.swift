internal import CTerminal
package import Console

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Terminal {
  /// How long the rest of a broken key sequence may take to arrive.
  private static let sequencePatience = Duration.milliseconds(50)
  /// The same while an answer of the terminal's is due: cut in two on a slow line, its end must not be taken for keys.
  private static let answerPatience = Duration.milliseconds(1_000)
  /// The most keys and bytes that are taken at once: far more than anyone types or holds down between two pictures.
  private static let mostKeys = 4_096

  /// Sleeps until something happens, and returns everything that did; empty when only the watched descriptor became
  /// readable or the time ran out.
  ///
  /// - Parameters:
  ///   - descriptor: another descriptor to wake for, such as a `WakeUpPipe`'s. It is left for the caller to drain.
  ///   - timeout: how long to sleep at most; nil sleeps for as long as nothing happens, at no cost.
  /// - Throws: `TerminalClosed` when the terminal is gone or a signal asks the program to end.
  package func wait(alsoWatching descriptor: Int32? = nil, timeout: Duration? = nil) throws(TerminalClosed) -> [Input] {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    // The window may have changed while the program was suspended.
    if case let change = resize(), !change.isEmpty { return change }
    while true {
      let isMidSequence = keys.isMidSequence
      let patience = keys.awaitsAnswer && !keys.isAtEscape ? Self.answerPatience : Self.sequencePatience
      let end = leftKeys ? .now : isMidSequence ? .now + patience : deadline
      let ready = sleep(alsoWatching: descriptor, until: end)
      if ready.signals { handleSignals() }
      if isGone || ready.isGone { throw .hangUp }
      if let askedToEnd { throw .signal(askedToEnd) }
      if ready.keys || isMidSequence || leftKeys { try readKeys(areWaiting: ready.keys) }

      let inputs = resize() + keys.take().map(recognisingDoublePress)
      let timedOut = !ready.keys && !ready.signals && !isMidSequence
      if !inputs.isEmpty || ready.watched || timedOut { return inputs }
    }
  }

  private struct Ready {
    var keys = false
    var signals = false
    var watched = false
    var isGone = false
  }

  private func sleep(alsoWatching descriptor: Int32?, until deadline: ContinuousClock.Instant?) -> Ready {
    var watched = [keyboard, signals.descriptor, descriptor ?? -1].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    while poll(&watched, nfds_t(watched.count), Self.milliseconds(until: deadline)) < 0 {
      if errno != EINTR { return Ready(isGone: true) }
    }
    return Ready(
      keys: watched[0].revents & Int16(POLLIN) != 0, signals: watched[1].revents != 0,
      watched: watched[2].revents != 0, isGone: watched[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0)
  }

  /// The time left as `poll` takes it: rounded up so as not to spin, and -1 for ever.
  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
    return Int32(min(max(0, left.rounded(.up)), 1e9))
  }

  private func handleSignals() {
    let arrived = noteSignals()
    if arrived.contains(SIGTSTP) {
      suspend()
    } else if arrived.contains(SIGCONT) {
      // Stopped by force and continued: whatever ran in the meantime has drawn on the screen.
      retake()
    } else if arrived.contains(SIGWINCH) {
      tty_adopt_size()
    }
  }

  /// The change of size to tell the program, if there was one; several at once are told as the last.
  private func resize() -> [Input] {
    guard size != reportedSize else { return [] }
    reportedSize = size
    return [.resize(size)]
  }

  private func readKeys(areWaiting: Bool) throws(TerminalClosed) {
    // Readable with nothing to read is how a terminal says that it has ended.
    if areWaiting, tty_pending_bytes(keyboard) <= 0 { throw .hangUp }
    var count = 0
    while count < Self.mostKeys, case let code = tty_next_key(), code >= 0 {
      count += 1
      if let byte = UInt8(exactly: code) {
        keys.feed(.byte(byte))
      } else {
        keys.feed(.key(code, name: tty_key_name(code).map { String(cString: $0) }))
      }
    }
    leftKeys = count == Self.mostKeys
    if count == 0 || (keys.isAtEscape && !leftKeys) { keys.finish() }
  }

  private func recognisingDoublePress(_ input: Input) -> Input {
    guard case .mouse(let mouse) = input else { return input }
    return .mouse(doublePress.recognise(mouse, at: .now))
  }
}

extension Terminal {
  /// How long after the question an answer may still be on its way when the program ends.
  private static let latestAnswer = Duration.seconds(1)
  /// How long the end of the program waits for it.
  private static let lastPatience = Duration.milliseconds(50)

  /// Asks the terminal for its background (OSC 11), which comes as an input when it comes: nothing waits for it. After it the
  /// terminal is asked what it is, which all of them answer, so that it is known when no more is to be expected.
  package func askForBackdrop() {
    let escape = Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
    guard Self.answers(options.environment["TERM"] ?? ""), tty_send(escape, escape.count) else { return }
    keys.awaitsAnswer = true
    asked = .now
  }

  /// Whether a terminal of that name can be asked: some that know no OSC would write the question on the screen.
  static func answers(_ term: String) -> Bool {
    !["dumb", "linux", "cons", "vt", "sun", "unknown"].contains { term.hasPrefix($0) }
  }

  /// Waits a moment for an answer that is still on its way, so that the shell does not read it as typed.
  func takeLastAnswer() {
    guard keys.awaitsAnswer, !isGone, let asked, asked.duration(to: .now) < Self.latestAnswer else { return }
    let deadline = ContinuousClock.now + Self.lastPatience
    while keys.awaitsAnswer, ContinuousClock.now < deadline {
      guard sleep(alsoWatching: nil, until: deadline).keys, (try? readKeys(areWaiting: true)) != nil else { break }
      _ = keys.take()
    }
    tty_flush_input()
  }
}
