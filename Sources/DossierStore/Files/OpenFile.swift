#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that is read piece by piece, with the stamp that it had when it was opened, so that a change while reading is
/// noticed later.
///
/// Its bytes are copied and not mapped: a mapped file that somebody cuts off meanwhile would end the program.
final class OpenFile: Sendable {
  let path: String
  let stamp: FileStamp
  private let descriptor: Int32

  /// - Throws: `DossierError` that names the file and the reason.
  init(path: String) throws(DossierError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileContent.error(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let error = FileContent.error(path)
      close(descriptor)
      throw error
    }
    stamp = FileStamp(status)
  }

  deinit {
    close(descriptor)
  }

  /// Fills a buffer from a place in the file; fewer bytes come at its end only.
  ///
  /// - Throws: `DossierError` that names the file and the reason.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>, at offset: Int) throws(DossierError) -> Int {
    guard let start = buffer.baseAddress else { return 0 }
    var count = 0
    while count < buffer.count {
      let got = pread(descriptor, start + count, buffer.count - count, off_t(offset + count))
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw FileContent.error(path) }
      if got == 0 { break }
      count += got
    }
    return count
  }

  /// The fingerprint of the whole file, or nil when the caller asks to stop.
  func fingerprint(_ goesOn: () -> Bool) throws(DossierError) -> Int? {
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: ByteWindow.piece)
    defer { piece.deallocate() }
    var fingerprint = Fingerprint()
    var offset = 0
    while goesOn() {
      let count = try read(into: piece, at: offset)
      fingerprint.add(UnsafeBufferPointer(rebasing: piece[..<count]))
      offset += count
      if count < piece.count { return fingerprint.value }
    }
    return nil
  }
}
