#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Small files of the program's own, written so that whoever reads them finds the old text or the new one.
enum WholeFile {
  /// Writes a file under another name and puts it in its place; the folders above it are made.
  ///
  /// - Parameter durably: waits until the disk has it, for what a person would miss after a power cut.
  /// - Throws: `Failure` that names the file and the reason.
  static func write(_ text: String, to path: String, durably: Bool = true) throws(Failure) {
    try makeFolders(above: path)
    let draft = "\(path).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    var bytes = Array(text.utf8)[...]
    var isWritten = true
    while isWritten, !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { isWritten = false }
    }
    if isWritten, durably { isWritten = fsync(descriptor) == 0 }
    let problem = isWritten ? nil : failure(path)
    guard close(descriptor) == 0, problem == nil, rename(draft, path) == 0 else {
      let problem = problem ?? failure(path)
      unlink(draft)
      throw problem
    }
  }

  /// Reads, changes and writes a file while no other program that does the same is at it.
  static func change(_ path: String, _ body: (String?) -> String) throws(Failure) {
    try makeFolders(above: path)
    let lock = open(path + ".lock", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { if lock >= 0 { close(lock) } }
    // Without a lock, as on some network folders, it is still better to write.
    if lock >= 0 { while flock(lock, LOCK_EX) != 0, errno == EINTR {} }
    try write(body(Surroundings.contents(of: path)), to: path)
  }

  private static func send(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, start, count)
    #else
      Glibc.write(descriptor, start, count)
    #endif
  }

  private static func makeFolders(above path: String) throws(Failure) {
    var folder = ""
    for name in path.split(separator: "/").dropLast() {
      folder += "/" + name
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST || Surroundings.isFolder(folder) else { throw failure(path) }
    }
  }

  private static func failure(_ path: String) -> Failure {
    Failure("\(path) could not be written: \(String(cString: strerror(errno)))")
  }
}
