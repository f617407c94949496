internal import Diplomacy
internal import Foundation

/// Yearly totals as 16 bytes each, so that two hundred partners' totals are read without two thousand rows.
enum PackedTotals {
  static func pack(_ totals: [TradeTotal]) -> Data {
    var bytes = Data(capacity: totals.count * 16)
    for total in totals {
      let marks: Int64 = (total.isHollow ? 1 : 0) | (total.isDisputed ? 2 : 0)
      PackedNumbers.append(Int64(total.year) << 2 | marks, to: &bytes)
      PackedNumbers.append(Int64(total.value), to: &bytes)
    }
    return bytes
  }

  /// The last totals of years up to this one.
  static func unpack(_ data: Data, through year: Int, count: Int) -> [TradeTotal] {
    data.withUnsafeBytes { buffer in
      func number(_ index: Int) -> Int {
        Int(Int64(littleEndian: buffer.loadUnaligned(fromByteOffset: index * 8, as: Int64.self)))
      }
      var end = buffer.count / 16
      while end > 0, number((end - 1) * 2) >> 2 > year { end -= 1 }
      return (max(0, end - count)..<end).map { index in
        let head = number(index * 2)
        return TradeTotal(
          year: head >> 2, value: number(index * 2 + 1), isHollow: head & 1 != 0, isDisputed: head & 2 != 0)
      }
    }
  }
}

/// Days in ascending order, 8 bytes each, for counting those up to a day.
enum PackedNumbers {
  static func append(_ number: Int64, to bytes: inout Data) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  static func pack(_ days: [Int]) -> Data {
    var bytes = Data(capacity: days.count * 8)
    for day in days { append(Int64(day), to: &bytes) }
    return bytes
  }

  /// How many of the ascending days are not after this one.
  static func count(_ data: Data, through day: Int) -> Int {
    data.withUnsafeBytes { buffer in
      var (low, high) = (0, buffer.count / 8)
      while low < high {
        let middle = (low + high) / 2
        let value = Int(Int64(littleEndian: buffer.loadUnaligned(fromByteOffset: middle * 8, as: Int64.self)))
        if value <= day { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
