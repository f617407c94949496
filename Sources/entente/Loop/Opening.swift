internal import CAllocator

/// A dossier that is being opened beside whatever else a start has to do.
struct Opening {
  let mailbox: Mailbox
  let background: Background

  /// Nil when the system refuses a pipe.
  init?(folder: String) {
    guard let mailbox = Mailbox() else { return nil }
    self.mailbox = mailbox
    allocator_settle_variables()
    background = Background(mailbox: mailbox) { () throws(Failure) in try OpenRequest.open(folder) }
    background.start()
  }
}
