internal import Curses
internal import Synchronization
internal import ViewModels

/// Where work in the background leaves its actions for the loop, and wakes it.
final class Mailbox: Sendable {
  private let actions = Mutex<[Action]>([])
  private let pipe: WakeUpPipe

  init?() {
    guard let pipe = WakeUpPipe() else { return nil }
    self.pipe = pipe
  }

  /// What the loop watches beside the keyboard.
  var descriptor: Int32 { pipe.descriptor }

  func post(_ action: Action) {
    actions.withLock { $0.append(action) }
    pipe.wake()
  }

  /// Everything posted since the last time.
  func take() -> [Action] {
    _ = pipe.drain()
    return actions.withLock { waiting in
      defer { waiting.removeAll() }
      return waiting
    }
  }
}
