#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the file system says of a file without reading it: enough to know that it has not changed.
struct FileStamp: Hashable {
  /// Bytes; -1 when there is no such file.
  var size: Int
  /// Nanoseconds since 1970 of the last change of the content, and of the content or its inode.
  var modified: Int
  var changed: Int

  static let missing = FileStamp(size: -1, modified: 0, changed: 0)

  var exists: Bool { size >= 0 }

  /// The stamp of the regular file at a path; a folder or nothing counts as missing.
  init(path: String) {
    var status = stat()
    guard stat(path, &status) == 0, (status.st_mode & S_IFMT) == S_IFREG else {
      self = .missing
      return
    }
    self.init(status)
  }

  init(size: Int, modified: Int, changed: Int) {
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(_ status: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.init(
      size: Int(status.st_size), modified: Int(modified.tv_sec) * 1_000_000_000 + Int(modified.tv_nsec),
      changed: Int(changed.tv_sec) * 1_000_000_000 + Int(changed.tv_nsec))
  }
}

/// A file's bytes with the stamp that it had before they were read, so that a change while reading is noticed later.
struct FileContent {
  var stamp: FileStamp
  var bytes: [UInt8]

  /// Reads a whole file.
  ///
  /// - Throws: `DossierError` that names the file and the reason.
  init(path: String) throws(DossierError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.error(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.error(path) }
    stamp = FileStamp(status)
    let (content, failed) = Self.readAll(descriptor, expecting: stamp.size)
    if failed { throw Self.error(path) }
    bytes = content
  }

  private static func readAll(_ descriptor: Int32, expecting size: Int) -> (bytes: [UInt8], failed: Bool) {
    var failed = false
    var content = [UInt8](unsafeUninitializedCapacity: max(size, 0)) { buffer, count in
      while count < buffer.count {
        let got = read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failed = true }
        if got <= 0 { break }
        count += got
      }
    }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while !failed {
      // The file may have grown since its size was asked.
      let got = read(descriptor, &chunk, chunk.count)
      if got < 0 && errno == EINTR { continue }
      if got < 0 { failed = true }
      if got <= 0 { break }
      content.append(contentsOf: chunk[..<got])
    }
    return (content, failed)
  }

  static func error(_ path: String) -> DossierError {
    DossierError("\(path) cannot be read: \(String(cString: strerror(errno)))")
  }

  /// The fingerprint of the bytes.
  var fingerprint: Int { Fingerprint.of(bytes) }
}

/// Questions to the file system that the store asks.
enum Folder {
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && (status.st_mode & S_IFMT) == S_IFDIR
  }

  /// The path without links, `.` and `..`, or the path itself when there is no such file.
  static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Makes the folder and those above it, readable by the owner only; returns whether it is there afterwards.
  static func make(_ path: String) -> Bool {
    if exists(path) { return true }
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return mkdir(path, 0o700) == 0 }
    return make(String(path[..<slash])) && (mkdir(path, 0o700) == 0 || exists(path))
  }

  static func remove(_ path: String) {
    unlink(path)
  }
}
