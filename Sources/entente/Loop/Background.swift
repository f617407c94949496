internal import Diplomacy
internal import DossierStore
internal import Synchronization
internal import ViewModels

/// The one place where work leaves the loop: opening the dossier, questions to the store, one after the other, and
/// reading the files.
///
/// Of several questions waiting in a lane only the newest is asked, so holding a key down costs one answer.
final class Background: Sendable {
  private struct State {
    var waiting: [(question: Question, ticket: Ticket)] = []
    var hasThread = false
    var isRefreshing = false
    var dossier: Dossier?
    var failure: Failure?
  }

  private let mailbox: Mailbox
  private let open: @Sendable () throws(Failure) -> Dossier
  private let doorbell = Doorbell()
  private let state = Mutex(State())

  /// - Parameter open: opens the dossier, which happens beside the loop while the terminal is made ready.
  init(mailbox: Mailbox, open: @escaping @Sendable () throws(Failure) -> Dossier) {
    self.mailbox = mailbox
    self.open = open
  }

  /// Why the dossier could not be opened, which ends the program.
  var failure: Failure? { state.withLock { $0.failure } }

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
    guard let dossier = openDossier() else { return }
    var isChecked = false
    while true {
      while let (question, ticket) = next() {
        mailbox.post(.answered(ticket, question.answer(from: dossier)))
      }
      // The index answers first as it stands; whether the files have changed is looked up when nobody waits.
      if !isChecked {
        isChecked = true
        if !dossier.isFresh() { refresh() }
      }
      doorbell.wait()
    }
  }

  private func openDossier() -> Dossier? {
    do throws(Failure) {
      let dossier = try open()
      state.withLock { $0.dossier = dossier }
      if let notice = dossier.notice { mailbox.post(.message(Message(notice, kind: .warning))) }
      return dossier
    } catch {
      state.withLock { $0.failure = error }
      mailbox.post(.indexFailed(error.description))
      return nil
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
    let dossier = state.withLock { state -> Dossier? in
      guard let dossier = state.dossier, !state.isRefreshing else { return nil }
      state.isRefreshing = true
      return dossier
    }
    guard let dossier else { return }
    Worker.start { [self] in
      let outcome = read(dossier)
      state.withLock { $0.isRefreshing = false }
      mailbox.post(outcome)
    }
  }

  private func read(_ dossier: Dossier) -> Action {
    guard Surroundings.isFolder(dossier.info.folder) else {
      return .indexFailed("The folder \(dossier.info.folder) is gone; what shows is from the index")
    }
    do {
      if dossier.isFresh() { return .indexed(changed: false) }
      try dossier.refresh { progress in
        mailbox.post(.indexing(progress))
        return true
      } committed: {
        mailbox.post(.indexed(changed: true))
      }
      return .indexed(changed: true)
    } catch {
      return .indexFailed(error.message)
    }
  }
}
