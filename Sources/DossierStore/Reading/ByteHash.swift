/// A 64-bit hash of byte strings: words multiplied into 128 bits and folded, which spreads every bit over all others.
///
/// It is not keyed, so that the same file gives the same index everywhere.
struct ByteHash {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Adds a string, told apart from the same bytes cut elsewhere.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 8 <= raw.count {
      mix(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xA076_1D64_78BD_642F)
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < raw.count {
      tail = tail << 8 | UInt64(raw[offset])
      offset += 1
    }
    mix(tail, 0xE703_7ED1_A0B4_28DB)
    mix(UInt64(raw.count), 0x8EBC_6AF0_9C88_C6E3)
  }

  private mutating func mix(_ word: UInt64, _ factor: UInt64) {
    let product = (value ^ word).multipliedFullWidth(by: factor)
    value = product.high ^ product.low
  }
}

/// The keys of a table's rows, as hashes of 64 bits: ten million rows take some hundred megabytes less than their texts.
///
/// Two keys with one hash would be taken for one, and a row left out that should not be. Among ten million rows that
/// happens once in about four hundred thousand files; among a hundred thousand rows, once in four thousand million.
final class KeySet {
  private var slots: UnsafeMutablePointer<UInt64>
  private var capacity = 1 << 12
  private(set) var count = 0

  init() {
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
  }

  deinit {
    slots.deallocate()
  }

  /// Puts a hash in; false when it was there.
  func insert(_ hash: UInt64) -> Bool {
    // 0 marks a free place.
    let hash = hash == 0 ? 1 : hash
    let index = place(of: hash)
    if slots[index] == hash { return false }
    slots[index] = hash
    count += 1
    if count * 5 > capacity * 4 { grow() }
    return true
  }

  private func place(of hash: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: hash) & (capacity - 1)
    while slots[index] != 0, slots[index] != hash { index = (index + 1) & (capacity - 1) }
    return index
  }

  private func grow() {
    let (old, oldCapacity) = (slots, capacity)
    capacity *= 2
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    for index in 0..<oldCapacity where old[index] != 0 { slots[place(of: old[index])] = old[index] }
    old.deallocate()
  }
}
