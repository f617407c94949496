internal import DossierStore
internal import Synchronization
internal import ViewModels

/// The dossier, opened once for each desk: two questions wait for each other only on one connection.
final class Connections: Sendable {
  private enum Opening {
    case notYet
    case opened(Dossier)
    case failed
  }

  private let open: @Sendable () throws(Failure) -> Dossier
  private let mailbox: Mailbox
  private let first = Mutex(Opening.notYet)
  private let second = Mutex<Dossier?>(nil)
  private let problem = Mutex<Failure?>(nil)

  init(mailbox: Mailbox, open: @escaping @Sendable () throws(Failure) -> Dossier) {
    self.mailbox = mailbox
    self.open = open
  }

  /// Why the dossier could not be opened.
  var failure: Failure? { problem.withLock { $0 } }

  /// The dossier as the panes and the reading of files use it; nil when it cannot be opened. Whoever asks first opens
  /// it, and others wait.
  var main: Dossier? {
    first.withLock { opening in
      if case .notYet = opening { opening = openMain() }
      return if case .opened(let dossier) = opening { dossier } else { nil }
    }
  }

  private func openMain() -> Opening {
    do throws(Failure) {
      let dossier = try open()
      if let notice = dossier.notice { mailbox.post(.message(Message(notice, kind: .warning))) }
      return .opened(dossier)
    } catch {
      problem.withLock { $0 = error }
      mailbox.post(.indexFailed(error.description))
      return .failed
    }
  }

  /// The dossier as pages and pickers use it: a connection of their own, but for an index in memory, of which there is
  /// only the one.
  var side: Dossier? {
    guard let main = main else { return nil }
    if main.notice != nil { return main }
    return second.withLock { second in
      if second == nil { second = try? open() }
      return second?.notice == nil ? second ?? main : main
    }
  }

  /// Lets the second connection go after the files were read: should the index have been made anew on the way, it would
  /// still see the old one.
  func renewSide() { second.withLock { $0 = nil } }
}
