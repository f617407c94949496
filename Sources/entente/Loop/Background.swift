internal import Diplomacy
internal import DossierStore
internal import Synchronization
internal import ViewModels

/// The one place where work leaves the loop: opening the dossier, questions to the store, and reading the files.
///
/// Questions of the panes and those of pages and pickers are answered at two desks, so that a long search does not hold
/// up a pane.
final class Background: Sendable {
  private enum Refresh {
    case idle
    case running
    /// The person has asked to stop.
    case stopping
  }

  private let mailbox: Mailbox
  private let connections: Connections
  private let panes: Desk
  private let pages: Desk
  private let refreshing = Mutex(Refresh.idle)

  /// - Parameter open: opens the dossier, on the thread that needs it.
  init(mailbox: Mailbox, open: @escaping @Sendable () throws(Failure) -> Dossier) {
    let connections = Connections(mailbox: mailbox, open: open)
    self.mailbox = mailbox
    self.connections = connections
    panes = Desk(mailbox: mailbox) { connections.main }
    pages = Desk(mailbox: mailbox) { connections.side }
  }

  /// Opens the dossier, which happens beside the loop while the terminal is made ready.
  func start() { panes.start() }

  /// Looks up once, when the first questions have been answered, whether the files have changed: the index answers as
  /// it stands, and nobody waits for this.
  func checkFiles() {
    Worker.start { [self] in
      if let dossier = connections.main, !dossier.isFresh() { refresh() }
    }
  }

  /// Does a small work with files of the program's own, and posts what comes of it.
  func read(_ work: @escaping @Sendable () -> Action?) {
    Worker.start { [mailbox] in if let action = work() { mailbox.post(action) } }
  }

  /// Why the dossier could not be opened, which ends the program.
  var failure: Failure? { connections.failure }

  /// Asks a question; the answer comes by the mailbox.
  func ask(_ question: Question, _ ticket: Ticket) {
    switch ticket.lane {
    case .partners, .timeline, .window, .trade, .tradeContext, .tradeStanding: panes.ask(question, ticket)
    case .picker, .detail, .table, .address, .names, .takeaway: pages.ask(question, ticket)
    }
  }

  /// Reads the files that changed, telling how far it has come. A second call while one runs does nothing.
  func refresh() {
    let isFree = refreshing.withLock { refreshing in
      defer { if refreshing == .idle { refreshing = .running } }
      return refreshing == .idle
    }
    guard isFree else { return }
    Worker.start { [self] in
      let outcome = read()
      connections.renewSide()
      refreshing.withLock { $0 = .idle }
      mailbox.post(outcome)
    }
  }

  /// Reads the outlines of countries, which only a map needs.
  func readOutlines() {
    Worker.start { [mailbox] in mailbox.post(.outlines(Outlines.read())) }
  }
  /// The dossier as pages use it, for the writing of files.
  var dossierForExport: Dossier? { connections.side }

  /// Leaves news for the loop.
  func post(_ action: Action) { mailbox.post(action) }

  /// Asks the reading of files to stop at its next step.
  func stopReading() {
    refreshing.withLock { if $0 == .running { $0 = .stopping } }
  }

  private var isStopping: Bool { refreshing.withLock { $0 == .stopping } }

  private func read() -> Action {
    guard let dossier = connections.main else { return .indexed(changed: false) }
    guard Surroundings.isFolder(dossier.info.folder) else {
      return .indexFailed("The folder \(dossier.info.folder) is gone; what shows is from the index")
    }
    do {
      if dossier.isFresh() { return .indexed(changed: false) }
      var wasStopped = false
      try dossier.refresh { progress in
        mailbox.post(.progress(progress))
        wasStopped = wasStopped || isStopping
        return !wasStopped
      } committed: {
        mailbox.post(.indexedInPart)
      }
      return wasStopped ? .indexStopped : .indexed(changed: true)
    } catch {
      return .indexFailed(error.message)
    }
  }
}
