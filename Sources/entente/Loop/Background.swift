internal import DossierStore
internal import Synchronization
internal import ViewModels

/// The one place where work leaves the loop: questions to the store, one after the other, and reading the files.
///
/// Of several questions waiting in a lane only the newest is asked, so holding a key down costs one answer.
final class Background: Sendable {
  private struct State {
    var waiting: [(question: Question, ticket: Ticket)] = []
    var hasThread = false
    var isRefreshing = false
  }

  private let dossier: Dossier
  private let mailbox: Mailbox
  private let doorbell = Doorbell()
  private let state = Mutex(State())

  init(dossier: Dossier, mailbox: Mailbox) {
    self.dossier = dossier
    self.mailbox = mailbox
  }

  /// Asks a question; the answer comes by the mailbox.
  func ask(_ question: Question, _ ticket: Ticket) {
    let needsThread = state.withLock { state in
      state.waiting.removeAll { $0.ticket.lane == ticket.lane }
      state.waiting.append((question, ticket))
      defer { state.hasThread = true }
      return !state.hasThread
    }
    if needsThread { Worker.start { [self] in answerForEver() } }
    doorbell.ring()
  }

  /// The thread that asks the store lives as long as the program.
  private func answerForEver() {
    while true {
      while let (question, ticket) = next() {
        mailbox.post(.answered(ticket, question.answer(from: dossier)))
      }
      doorbell.wait()
    }
  }

  private func next() -> (Question, Ticket)? {
    state.withLock { state in
      guard !state.waiting.isEmpty else { return nil }
      let first = state.waiting.removeFirst()
      return (first.question, first.ticket)
    }
  }

  /// Reads the files that changed, telling how far it has come. A second call while one runs does nothing.
  func refresh() {
    let mustStart = state.withLock { state in
      defer { state.isRefreshing = true }
      return !state.isRefreshing
    }
    guard mustStart else { return }
    Worker.start { [self] in
      let outcome = readFiles()
      state.withLock { $0.isRefreshing = false }
      mailbox.post(outcome)
    }
  }

  private func readFiles() -> Action {
    do {
      if dossier.isFresh() { return .indexed(changed: false) }
      try dossier.refresh { progress in
        mailbox.post(.indexing(progress))
        return true
      }
      return .indexed(changed: true)
    } catch {
      return .indexFailed(error.message)
    }
  }
}
