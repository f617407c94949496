#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Wakes a loop that waits in `poll`, from any thread or signal handler.
package final class WakeUpPipe: Sendable {
  /// What the loop watches: readable after a wake-up, until it is drained.
  package let descriptor: Int32
  let writeEnd: Int32

  /// Makes the pipe; nil when the system has no descriptors left.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    descriptor = ends[0]
    writeEnd = ends[1]
    for end in ends {
      // A full pipe must not stop the one who wakes: the loop will wake anyway.
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  /// Makes the descriptor readable.
  package func wake() {
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes what was written, so that the next wait sleeps again.
  @discardableResult
  package func drain() -> [UInt8] {
    var taken: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return taken }
      taken += buffer[..<count]
    }
  }
}
