#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A thread for work beside the loop.
///
/// A plain thread and not a task: on Linux the pool that tasks run on wakes once a second for as long as the program
/// lives, and Entente does nothing when nothing happens.
enum Worker {
  /// Runs the work on a thread of its own, which ends with it.
  static func start(_ work: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Work(work)).toOpaque()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = pthread_create(&thread, &attributes, Self.body, box)
    // Without a thread the work is done here: slower, and nothing is lost.
    if status != 0 { Unmanaged<Work>.fromOpaque(box).takeRetainedValue().run() }
  }

  #if canImport(Darwin)
    private static let body: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { box in
      Unmanaged<Work>.fromOpaque(box).takeRetainedValue().run()
      return nil
    }
  #else
    private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { box in
      if let box { Unmanaged<Work>.fromOpaque(box).takeRetainedValue().run() }
      return nil
    }
  #endif

  /// A closure that a C pointer can carry.
  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
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
