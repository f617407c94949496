internal import DossierStore
internal import Synchronization
internal import ViewModels

/// A thread that answers questions one after the other.
///
/// Of several questions waiting in a lane only the newest is asked, so holding a key down costs one answer; and the one
/// being answered is given up when a newer one in its lane waits.
final class Desk: Sendable {
  private struct State {
    var waiting: [(question: Question, ticket: Ticket)] = []
    var current: (lane: Lane, cancellation: Cancellation)?
    /// What is asked, once it is open.
    var dossier: Dossier?
    var hasThread = false
  }

  private let mailbox: Mailbox
  private let dossier: @Sendable () -> Dossier?
  private let doorbell = Doorbell()
  private let state = Mutex(State())

  /// - Parameter dossier: the dossier to ask, opened with the first question; nil when it cannot be.
  init(mailbox: Mailbox, dossier: @escaping @Sendable () -> Dossier?) {
    self.mailbox = mailbox
    self.dossier = dossier
  }

  /// Opens the dossier beside whatever comes before the first question.
  func start() {
    let needsThread = state.withLock { state in
      defer { state.hasThread = true }
      return !state.hasThread
    }
    if needsThread { Worker.start { [self] in answerForEver() } }
  }

  func ask(_ question: Question, _ ticket: Ticket) {
    state.withLock { state in
      state.waiting.removeAll { $0.ticket.lane == ticket.lane }
      state.waiting.append((question, ticket))
      if let current = state.current, current.lane == ticket.lane {
        current.cancellation.cancel()
        // Under this lock the question being answered is the one meant.
        state.dossier?.interrupt()
      }
    }
    start()
    doorbell.ring()
  }

  /// The thread lives as long as the program.
  private func answerForEver() {
    _ = dossier()
    while true {
      while let (question, ticket, cancellation) = next() {
        let dossier = dossier()
        state.withLock { $0.dossier = dossier }
        let answer = dossier.flatMap {
          question.answer(from: $0, unless: cancellation, charts: Background.charts) {
            mailbox.post(.answered(ticket, $0))
          }
        }
        state.withLock { $0.current = nil }
        if let answer { mailbox.post(.answered(ticket, answer)) }
      }
      doorbell.wait()
    }
  }

  private func next() -> (Question, Ticket, Cancellation)? {
    state.withLock { state in
      guard !state.waiting.isEmpty else { return nil }
      let (question, ticket) = state.waiting.removeFirst()
      let cancellation = Cancellation()
      state.current = (ticket.lane, cancellation)
      return (question, ticket, cancellation)
    }
  }
}
