internal import Foundation

/// Gathers the words of visits on a thread of its own, while the thread that calls goes on with the next visits.
///
/// Words are a quarter of what making the timeline takes, and need nothing of the index. Texts are handed over many visits
/// at a time; whoever is quicker waits for the other.
final class WordsBeside: @unchecked Sendable {
  // Unchecked: the batches go from thread to thread under the lock, and the collector is the other thread's until it ended.

  private let condition = NSCondition()
  private var full: [RowBatch] = []
  private var free: [RowBatch]
  private var isClosed = false
  private var isDone = false
  private var collector = WordCollector()
  /// The batch that is being filled, by the thread that calls.
  private var batch: RowBatch
  private let texts: Int
  /// Without a thread to be had the caller's does the work.
  private var isAlone = false

  /// - Parameter texts: the texts of a visit.
  init(texts: Int) {
    self.texts = texts
    batch = RowBatch(width: texts + 1)
    free = (0..<2).map { _ in RowBatch(width: texts + 1) }
    isAlone = !PlainThread.start { self.work() }
    isDone = isAlone
  }

  // MARK: The thread that calls

  /// Adds the texts of a visit, whose number is greater than all before.
  func add(_ visit: Int, _ text: (Int) -> UnsafeBufferPointer<UInt8>) {
    batch.startRow(line: visit)
    for index in 0..<texts {
      let bytes = text(index)
      batch.append(RowBatch.Slot(number: batch.copy(bytes), length: Int32(clamping: bytes.count), kind: .text))
    }
    batch.keepRow()
    if batch.isFull { handOver() }
  }

  /// Everything that was gathered; nothing can be added any more.
  func collected() -> WordCollector {
    handOver()
    stop()
    return collector
  }

  /// Ends the thread, as has to be done in any case.
  func stop() {
    condition.withLock {
      isClosed = true
      condition.broadcast()
      while !isDone { condition.wait() }
    }
  }

  private func handOver() {
    guard !isAlone else {
      take(batch)
      return
    }
    condition.withLock {
      full.append(batch)
      condition.broadcast()
      while free.isEmpty { condition.wait() }
      batch = free.removeLast()
    }
  }

  // MARK: The thread beside

  private func work() {
    while let batch = next() {
      take(batch)
      condition.withLock {
        free.append(batch)
        condition.broadcast()
      }
    }
    condition.withLock {
      isDone = true
      condition.broadcast()
    }
  }

  private func next() -> RowBatch? {
    condition.withLock {
      while full.isEmpty, !isClosed { condition.wait() }
      return full.isEmpty ? nil : full.removeFirst()
    }
  }

  private func take(_ batch: RowBatch) {
    for row in 0..<batch.rowCount {
      collector.begin(batch.slot(row: row, 0).number)
      for index in 1...texts { collector.add(batch.bytes(of: batch.slot(row: row, index))) }
    }
    batch.clear()
  }
}
