#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Numbers texts from 0 on in the order in which they first come, by their bytes: no String is made to look one up.
struct ByteTable {
  /// All texts, one after the other, and where each starts; one more for the end of the last.
  private var arena: [UInt8] = []
  private var starts: [Int] = [0]
  private var hashes: [UInt64] = []
  /// Numbers of texts plus one, by hash; 0 where there is none.
  private var slots = [UInt32](repeating: 0, count: 256)

  var count: Int { hashes.count }

  /// The bytes of a text.
  subscript(_ number: Int) -> ArraySlice<UInt8> { arena[starts[number]..<starts[number + 1]] }

  func text(_ number: Int) -> String { String(decoding: self[number], as: UTF8.self) }

  func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = Self.hash(bytes)
    let slot = slot(of: bytes, hash)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  func find(_ text: String) -> Int? {
    var text = text
    return text.withUTF8(find)
  }

  /// The number of a text, a new one when it was not there.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { add(bytes, hash: Self.hash(bytes)) }

  /// - Parameter hash: as `step` makes it of all the bytes.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let found = slot(of: bytes, hash)
    if slots[found] != 0 { return Int(slots[found]) - 1 }
    arena.append(contentsOf: bytes)
    starts.append(arena.count)
    hashes.append(hash)
    slots[found] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  mutating func add(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { add($0) }
  }

  private func slot(of bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, isEqual(number, bytes) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Whether a text has these bytes.
  func isEqual(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == bytes.count else { return false }
    guard !bytes.isEmpty, let first = bytes.baseAddress else { return true }
    return arena.withUnsafeBufferPointer { arena in
      arena.baseAddress.map { memcmp($0 + start, first, bytes.count) == 0 } ?? false
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// The hash of no bytes, and of one byte more (FNV-1a).
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.reduce(seed) { step($0, $1) }
  }
}
