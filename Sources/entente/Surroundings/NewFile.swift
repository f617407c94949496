#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file being written: under another name until it is whole, so that nobody finds half of one.
struct NewFile {
  /// Why a file could not be written.
  enum Trouble: Error {
    /// A file of that name is there and may not be replaced.
    case exists
    /// One sentence.
    case failed(String)
  }

  private let path: String
  private let temporary: String
  private let descriptor: Int32

  /// - Throws: `Trouble` when the folder takes no file.
  init(at path: String, replaces: Bool) throws(Trouble) {
    if !replaces, Surroundings.exists(path) { throw .exists }
    if Surroundings.isFolder(path) { throw .failed("\(path) is a folder; name a file in it") }
    self.path = path
    temporary = path + ".part-\(getpid())"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    if descriptor < 0 { throw .failed("\(path) cannot be written: \(Self.reason)") }
  }

  func write(_ text: String) throws(Trouble) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { posixWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        let reason = Self.reason
        discard()
        throw .failed("\(path) could not be written: \(reason)")
      }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Gives the file its name.
  func finish(replaces: Bool) throws(Trouble) {
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      let reason = Self.reason
      discard()
      throw .failed("\(path) could not be written: \(reason)")
    }
    close(descriptor)
    // A link fails where a file of that name has come meanwhile; a rename would replace it.
    let isDone = replaces ? rename(temporary, path) == 0 : link(temporary, path) == 0
    let (code, reason) = (errno, Self.reason)
    if !replaces || !isDone { unlink(temporary) }
    if !isDone { throw code == EEXIST ? .exists : .failed("\(path) could not be written: \(reason)") }
  }

  /// Leaves nothing behind.
  func discard() {
    close(descriptor)
    unlink(temporary)
  }

  private static var reason: String { String(cString: strerror(errno)) }
}

private func posixWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Darwin)
    Darwin.write(descriptor, start, count)
  #else
    Glibc.write(descriptor, start, count)
  #endif
}
