internal import CThreads

/// A thread beside the caller's, which ends with its work.
///
/// A plain thread and not a task: the pool that tasks run on wakes once a second on Linux for as long as the program
/// lives, and Entente does nothing when nothing happens.
package enum PlainThread {
  /// Runs the work on a thread of its own.
  ///
  /// - Returns: false when the system has no thread to give; the work is then not done.
  package static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    let box = Unmanaged.passRetained(Work(work))
    let error = threads_start(
      { box in if let box { Unmanaged<Work>.fromOpaque(box).takeRetainedValue().run() } }, box.toOpaque())
    if error != 0 { box.release() }
    return error == 0
  }

  /// A closure that a C pointer can carry.
  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }
}
