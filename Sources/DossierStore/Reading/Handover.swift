internal import Diplomacy
internal import Foundation

/// What is known of a file once all of it was read.
struct ReadFile {
  var problems: [Problem]
  var gaps: Set<String>
  var fingerprint: Int
  /// What the pieces of the file are known by.
  var blocks: [FileBlock]
  /// The ids not handed on with a batch.
  var ledger: ReferenceLedger
  /// What the pass over the rows of trade found; nil where they came in another order.
  var trade: TradeFindings?
  /// Why reading ended too early.
  var error: DossierError?
}

/// Where the thread that reads a file and the one that writes to the index meet. There are a few batches and no more:
/// whoever is quicker waits for the other.
final class Handover: @unchecked Sendable {
  // Unchecked: everything that changes is changed under the lock.

  enum Step {
    case rows(RowBatch)
    /// Nothing was ready in time.
    case wait
    case end(ReadFile)
  }

  private let condition = NSCondition()
  private var full: [RowBatch] = []
  private var free: [RowBatch] = []
  private var result: ReadFile?
  private var isStopped = false
  private var offset = 0

  /// How far in the file reading is.
  var position: Int { condition.withLock { offset } }

  // MARK: The thread that reads

  /// Batches to fill, in the beginning.
  func supply(_ batches: [RowBatch]) {
    condition.withLock { free = batches }
  }

  /// An empty batch, as soon as there is one; nil when nobody wants more.
  func emptyBatch() -> RowBatch? {
    condition.withLock {
      while free.isEmpty, !isStopped { condition.wait() }
      return isStopped ? nil : free.removeLast()
    }
  }

  func deliver(_ batch: RowBatch) {
    condition.withLock {
      full.append(batch)
      condition.broadcast()
    }
  }

  func finish(_ file: ReadFile) {
    condition.withLock {
      result = file
      condition.broadcast()
    }
  }

  /// Notes how far reading is; false when nobody wants more.
  func goesOn(_ position: Int) -> Bool {
    condition.withLock {
      offset = position
      return !isStopped
    }
  }

  // MARK: The thread that writes

  /// The next batch, or the end after the last one; waits a little for it.
  func next() -> Step {
    condition.withLock {
      if full.isEmpty, result == nil { _ = condition.wait(until: Date(timeIntervalSinceNow: 0.05)) }
      if !full.isEmpty { return .rows(full.removeFirst()) }
      return result.map { .end($0) } ?? .wait
    }
  }

  func giveBack(_ batch: RowBatch) {
    batch.clear()
    condition.withLock {
      free.append(batch)
      condition.broadcast()
    }
  }

  /// Tells the thread that reads that nobody wants more, and waits for it.
  func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
      while result == nil { condition.wait() }
    }
  }
}
