#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A thread beside the one that writes to the index. It ends with its work, so that nothing is left when all is read.
///
/// A plain thread and not a task: the pool that tasks run on wakes once a second on Linux for as long as the program
/// lives.
enum ReadingThread {
  /// - Throws: `DossierError` when the system has no thread to give.
  static func start(_ work: @escaping @Sendable () -> Void) throws(DossierError) {
    let box = Unmanaged.passRetained(Work(work))
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    guard pthread_create(&thread, attributes, Self.body, box.toOpaque()) == 0 else {
      box.release()
      throw DossierError("The files cannot be read: the system has no thread left to read them on.")
    }
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
