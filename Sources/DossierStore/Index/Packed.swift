internal import Diplomacy
internal import Foundation

/// Numbers of eight bytes each in one cell of the index, where rows of their own would take longer to read.
struct PackedNumbers {
  private let bytes: UnsafeRawBufferPointer

  /// The numbers of a cell, as the index holds it; they are there as long as its row is.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var count: Int { bytes.count / 8 }

  subscript(index: Int) -> Int {
    Int(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: Int64.self)))
  }

  static func pack(_ numbers: [Int]) -> Data {
    numbers.map { Int64($0).littleEndian }.withUnsafeBytes { Data($0) }
  }
}

/// Yearly totals as two numbers each, so that two hundred partners' totals are read without two thousand rows.
enum PackedTotals {
  static func pack(_ totals: [TradeTotal]) -> Data {
    PackedNumbers.pack(
      totals.flatMap { total in
        let marks = (total.isHollow ? 1 : 0) | (total.isDisputed ? 2 : 0) | (total.startsAnew ? 4 : 0)
        return [total.year << 3 | marks, total.value]
      })
  }

  /// The last totals of years up to this one, from the bytes as the index holds them.
  static func unpack(_ bytes: UnsafeRawBufferPointer, through year: Int, count: Int) -> [TradeTotal] {
    let numbers = PackedNumbers(bytes)
    var end = numbers.count / 2
    while end > 0, numbers[(end - 1) * 2] >> 3 > year { end -= 1 }
    return (max(0, end - count)..<end).map { index in
      let head = numbers[index * 2]
      return TradeTotal(
        year: head >> 3, value: numbers[index * 2 + 1], isHollow: head & 1 != 0, isDisputed: head & 2 != 0,
        startsAnew: head & 4 != 0)
    }
  }
}
