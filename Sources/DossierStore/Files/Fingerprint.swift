/// A 64-bit fingerprint of bytes (FNV-1a over words), to tell whether a touched file really changed. The bytes may come
/// in pieces of any size.
struct Fingerprint {
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  private var count = 0
  /// The bytes of a word that is not complete, the first lowest.
  private var pending: UInt64 = 0
  private var pendingCount = 0

  init() {}

  static func of(_ bytes: [UInt8]) -> Int {
    var fingerprint = Fingerprint()
    bytes.withUnsafeBufferPointer { fingerprint.add($0) }
    return fingerprint.value
  }

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let buffer = UnsafeRawBufferPointer(bytes)
    count += buffer.count
    var offset = 0
    while pendingCount > 0, offset < buffer.count { push(buffer[offset], &offset) }
    while offset + 8 <= buffer.count {
      mix(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    while offset < buffer.count { push(buffer[offset], &offset) }
  }

  private mutating func push(_ byte: UInt8, _ offset: inout Int) {
    pending |= UInt64(byte) << UInt64(pendingCount * 8)
    pendingCount += 1
    offset += 1
    guard pendingCount == 8 else { return }
    mix(pending)
    (pending, pendingCount) = (0, 0)
  }

  private mutating func mix(_ word: UInt64) {
    hash = (hash ^ word) &* Self.prime
    hash ^= hash >> 29
  }

  /// The fingerprint of everything that was added.
  var value: Int {
    var hash = hash
    for index in 0..<pendingCount {
      hash = (hash ^ (pending >> UInt64(index * 8)) & 0xFF) &* Self.prime
    }
    return Int(truncatingIfNeeded: hash ^ UInt64(count))
  }
}
