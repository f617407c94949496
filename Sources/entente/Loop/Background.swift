internal import DossierStore
internal import Synchronization
internal import ViewModels

/// The one place where work leaves the loop: questions to the store, one after the other, and reading the files.
///
/// Of several questions waiting in a lane only the newest is asked, so holding a key down costs one answer.
final class Background: Sendable {
  private struct State {
    var waiting: [(question: Question, ticket: Ticket)] = []
    var isAsking = false
    var isRefreshing = false
  }

  private let dossier: Dossier
  private let mailbox: Mailbox
  private let state = Mutex(State())

  init(dossier: Dossier, mailbox: Mailbox) {
    self.dossier = dossier
    self.mailbox = mailbox
  }

  /// Asks a question; the answer comes by the mailbox.
  func ask(_ question: Question, _ ticket: Ticket) {
    let mustStart = state.withLock { state in
      state.waiting.removeAll { $0.ticket.lane == ticket.lane }
      state.waiting.append((question, ticket))
      defer { state.isAsking = true }
      return !state.isAsking
    }
    guard mustStart else { return }
    Task { @concurrent [self] in answerAll() }
  }

  private func answerAll() {
    while let (question, ticket) = next() {
      mailbox.post(.answered(ticket, question.answer(from: dossier)))
    }
  }

  private func next() -> (Question, Ticket)? {
    state.withLock { state in
      if state.waiting.isEmpty {
        state.isAsking = false
        return nil
      }
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
    Task { @concurrent [self] in
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
