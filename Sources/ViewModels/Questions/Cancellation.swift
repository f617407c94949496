internal import Synchronization

/// Tells the one who answers a question that nobody waits for the answer any more.
package final class Cancellation: Sendable {
  private let mark = Atomic(false)

  package init() {}

  package var isCancelled: Bool { mark.load(ordering: .relaxed) }

  package func cancel() { mark.store(true, ordering: .relaxed) }

  /// Gives up between two steps of an answer.
  func check() throws {
    if isCancelled { throw Cancelled() }
  }

  private struct Cancelled: Error {}
}
