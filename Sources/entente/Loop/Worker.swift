internal import DossierStore

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Work beside the loop.
enum Worker {
  /// Runs the work on a thread of its own, which ends with it.
  static func start(_ work: @escaping @Sendable () -> Void) {
    // Without a thread the work is done here: slower, and nothing is lost.
    if !PlainThread.start(work) { work() }
  }
}

/// Lets a thread sleep until another one rings.
final class Doorbell: Sendable {
  // Made and destroyed with the object, and used through the calls that may be made from any thread.
  nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  nonisolated(unsafe) private let condition: UnsafeMutablePointer<pthread_cond_t>
  nonisolated(unsafe) private let hasRung: UnsafeMutablePointer<Bool>

  init() {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    hasRung = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
    hasRung.initialize(to: false)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    condition.deallocate()
    hasRung.deallocate()
  }

  /// Wakes the thread that waits, or the next one that comes to wait.
  func ring() {
    pthread_mutex_lock(mutex)
    hasRung.pointee = true
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  /// Sleeps until somebody rings; at once when somebody has since the last time.
  func wait() {
    pthread_mutex_lock(mutex)
    while !hasRung.pointee { pthread_cond_wait(condition, mutex) }
    hasRung.pointee = false
    pthread_mutex_unlock(mutex)
  }
}
