internal import Diplomacy
internal import Foundation

/// Yearly totals as 16 bytes each, so that two hundred partners' totals are read without two thousand rows.
enum PackedTotals {
  static func pack(_ totals: [TradeTotal]) -> Data {
    var bytes = Data(capacity: totals.count * 16)
    for total in totals {
      let marks: Int64 = (total.isHollow ? 1 : 0) | (total.isDisputed ? 2 : 0) | (total.startsAnew ? 4 : 0)
      append(Int64(total.year) << 3 | marks, to: &bytes)
      append(Int64(total.value), to: &bytes)
    }
    return bytes
  }

  private static func append(_ number: Int64, to bytes: inout Data) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// The last totals of years up to this one.
  static func unpack(_ data: Data, through year: Int, count: Int) -> [TradeTotal] {
    data.withUnsafeBytes { unpack($0, through: year, count: count) }
  }

  /// The same from the bytes as the index holds them.
  static func unpack(_ bytes: UnsafeRawBufferPointer, through year: Int, count: Int) -> [TradeTotal] {
    func number(_ index: Int) -> Int {
      Int(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: Int64.self)))
    }
    var end = bytes.count / 16
    while end > 0, number((end - 1) * 2) >> 3 > year { end -= 1 }
    return (max(0, end - count)..<end).map { index in
      let head = number(index * 2)
      return TradeTotal(
        year: head >> 3, value: number(index * 2 + 1), isHollow: head & 1 != 0, isDisputed: head & 2 != 0,
        startsAnew: head & 4 != 0)
    }
  }
}
