/// Where bytes come from.
enum ByteSource {
  case bytes([UInt8])
  case file(OpenFile)

  fileprivate func read(into buffer: UnsafeMutableBufferPointer<UInt8>, at offset: Int) throws(DossierError) -> Int {
    switch self {
    case .file(let file): return try file.read(into: buffer, at: offset)
    case .bytes(let bytes):
      let count = max(0, min(buffer.count, bytes.count - offset))
      for index in 0..<count { buffer[index] = bytes[offset + index] }
      return count
    }
  }
}

/// The stretch of a file that is in memory: it moves over the file and grows only for a record that is longer.
final class ByteWindow {
  /// As many bytes are read at once.
  static let piece = 1 << 20
  /// As many bytes may be looked at behind those that are there.
  static let slack = 8

  let source: ByteSource
  private let piece: Int
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are, and where in the file the first of them stands.
  private(set) var count = 0
  private(set) var offset: Int
  /// Whether the last byte of the file is there.
  private(set) var isAtEnd = false
  private(set) var fingerprint = Fingerprint()
  /// Why reading ended too early.
  private(set) var error: DossierError?
  /// Called before each piece is read, with where it starts; returns false to stop, as if the file ended there.
  var goesOn: (Int) -> Bool = { _ in true }
  /// Whether it was stopped.
  private(set) var isStopped = false

  /// - Parameter offset: where in the file the window begins.
  init(_ source: ByteSource, from offset: Int = 0, piece: Int = ByteWindow.piece) {
    self.source = source
    self.offset = offset
    self.piece = piece
    capacity = piece * 2
    bytes = .allocate(capacity: capacity + Self.slack)
    bytes.initialize(repeating: 0, count: capacity + Self.slack)
    readPiece()
  }

  deinit {
    bytes.deallocate()
  }

  /// Forgets the bytes before a place, and reads a piece more; what stood at the place stands at 0 then.
  func advance(to place: Int) {
    let kept = count - place
    if kept + piece > capacity {
      capacity = kept * 2 + piece
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.slack)
      larger.initialize(repeating: 0, count: capacity + Self.slack)
      larger.update(from: bytes + place, count: kept)
      bytes.deallocate()
      bytes = larger
    } else {
      bytes.update(from: bytes + place, count: kept)
    }
    offset += place
    count = kept
    readPiece()
  }

  /// Reads what is left, for its fingerprint alone.
  func readOn() {
    while !isAtEnd { advance(to: count) }
  }

  private func readPiece() {
    guard goesOn(offset + count) else {
      (isAtEnd, isStopped) = (true, true)
      return
    }
    do throws(DossierError) {
      let got = try source.read(
        into: UnsafeMutableBufferPointer(start: bytes + count, count: piece), at: offset + count)
      fingerprint.add(UnsafeBufferPointer(start: bytes + count, count: got))
      count += got
      isAtEnd = got < piece
    } catch {
      self.error = error
      isAtEnd = true
    }
  }
}
