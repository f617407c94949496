internal import Curses
internal import DossierStore
internal import Synchronization
internal import ViewModels

/// What work in the background has to say.
enum News: Sendable {
  case action(Action)
  /// How far reading the files has come. The loop decides how often that is worth a picture.
  case progress(IndexProgress)
}

/// Where work in the background leaves its news for the loop, and wakes it.
final class Mailbox: Sendable {
  private let waiting = Mutex<[News]>([])
  private let pipe: WakeUpPipe

  init?() {
    guard let pipe = WakeUpPipe() else { return nil }
    self.pipe = pipe
  }

  /// What the loop watches beside the keyboard.
  var descriptor: Int32 { pipe.descriptor }

  func post(_ action: Action) { post(.action(action)) }

  /// News of progress takes the place of the last that has not been taken: only the newest counts.
  func post(_ news: News) {
    waiting.withLock { waiting in
      if case .progress = news, case .progress? = waiting.last { waiting.removeLast() }
      waiting.append(news)
    }
    pipe.wake()
  }

  /// Everything posted since the last time.
  func take() -> [News] {
    _ = pipe.drain()
    return waiting.withLock { waiting in
      defer { waiting.removeAll() }
      return waiting
    }
  }
}
