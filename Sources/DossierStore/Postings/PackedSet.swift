/// Ascending numbers as the index keeps them: the steps from one to the next, or all bits where they stand close.
enum PackedSet {
  private static let steps: UInt8 = 0
  private static let bits: UInt8 = 1

  /// Gathers ascending numbers.
  struct Builder {
    private(set) var count = 0
    private(set) var last = 0
    private var bytes: [UInt8] = []

    /// - Parameter number: greater than all before, and at least 1.
    mutating func append(_ number: Int) {
      Varint.append(number - last, to: &bytes)
      last = number
      count += 1
    }

    /// The numbers, ascending.
    var numbers: [Int] {
      var numbers: [Int] = []
      bytes.withUnsafeBytes { buffer in
        var (position, number) = (0, 0)
        while position < buffer.count {
          number += Varint.read(buffer, &position)
          numbers.append(number)
        }
      }
      return numbers
    }

    /// The set as it is kept, the shorter of its two forms.
    func packed() -> [UInt8] {
      guard bytes.count > last / 8 + 8 else { return [PackedSet.steps] + bytes }
      var set = BitSet(through: last)
      bytes.withUnsafeBytes { buffer in
        var (position, number) = (0, 0)
        while position < buffer.count {
          number += Varint.read(buffer, &position)
          set.insert(number)
        }
      }
      return [PackedSet.bits] + set.words.withUnsafeBytes { Array($0) }
    }
  }

  /// Calls the body with each number in ascending order until it returns false.
  static func walk(_ bytes: UnsafeRawBufferPointer, while body: (Int) -> Bool) {
    guard let form = bytes.first else { return }
    if form == bits {
      for index in 0..<(bytes.count - 1) / 8 {
        var rest = word(bytes, index)
        while rest != 0 {
          guard body(index * 64 + rest.trailingZeroBitCount) else { return }
          rest &= rest - 1
        }
      }
      return
    }
    var (position, number) = (1, 0)
    while position < bytes.count {
      number += Varint.read(bytes, &position)
      guard body(number) else { return }
    }
  }

  /// Adds the numbers to a set, as far as that goes.
  static func add(_ bytes: UnsafeRawBufferPointer, to set: inout BitSet) {
    if bytes.first == bits { set.add(bits: bytes, from: 1) } else { set.add(steps: bytes, from: 1) }
  }

  /// How many of the numbers are in a set.
  static func count(_ bytes: UnsafeRawBufferPointer, in set: BitSet) -> Int {
    var count = 0
    if bytes.first == bits {
      for index in 0..<min((bytes.count - 1) / 8, set.words.count) {
        count += (word(bytes, index) & set.words[index]).nonzeroBitCount
      }
      return count
    }
    walk(bytes) { number in
      if set.contains(number) { count += 1 }
      return true
    }
    return count
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 1 + index * 8, as: UInt64.self))
  }
}
