/// Whole numbers of at least 0 in as many bytes as they need: seven bits in each, the lowest first, the eighth set where
/// more follow (LEB128).
enum Varint {
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Reads the number at a position and moves on; 0 at the end of bytes that were cut short.
  static func read(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 || shift > 56 { break }
      shift += 7
    }
    return Int(bitPattern: number)
  }
}
