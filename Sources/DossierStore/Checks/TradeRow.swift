internal import Diplomacy
internal import GRDB
internal import GRDBSQLite

/// The cells of a trade figure that a pass over all figures looks at.
enum TradeCell: Int, CaseIterable {
  case line, partner, period, flow, series, value = 5, basis, status, confidence

  var name: String { self == .value ? "value_usd" : String(describing: self) }
}

/// A row of trade, wherever it lies, without a text for each cell.
protocol TradeRow {
  var line: Int { get }
  var value: Int { get }
  func bytes(_ cell: TradeCell) -> UnsafeBufferPointer<UInt8>
}

extension TradeRow {
  /// The words of a flow differ in their first letter.
  var flow: Flow? {
    switch bytes(.flow).first {
    case UInt8(ascii: "e"): .export
    case UInt8(ascii: "i"): .import
    case UInt8(ascii: "t"): .total
    default: nil
    }
  }

  var basis: Basis {
    let word = bytes(.basis)
    guard word.first == UInt8(ascii: "m") else { return word.isEmpty ? .mixed : .reporter }
    return word.count == 6 ? .mirror : .mixed
  }

  var isHollow: Bool { !bytes(.status).isEmpty }

  var confidence: Int {
    switch bytes(.confidence).first {
    case UInt8(ascii: "h"): Confidence.high.order
    case UInt8(ascii: "l"): Confidence.low.order
    default: Confidence.medium.order
    }
  }
}

/// The row that a statement stands at.
struct StoredTradeRow: TradeRow {
  static let columns = TradeCell.allCases.map(\.name).joined(separator: ", ")

  let handle: OpaquePointer

  var line: Int { Int(sqlite3_column_int64(handle, 0)) }
  var value: Int { Int(sqlite3_column_int64(handle, Int32(TradeCell.value.rawValue))) }

  /// A text as a blob: asked for as text, SQLite would copy it to put a zero behind.
  func bytes(_ cell: TradeCell) -> UnsafeBufferPointer<UInt8> {
    let index = Int32(cell.rawValue)
    let start = sqlite3_column_blob(handle, index)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, index)))
  }
}

/// The row that was read last into a batch.
struct ReadTradeRow: TradeRow {
  let batch: RowBatch
  /// Where the cells stand in a row, in the order of `TradeCell`.
  let slots: [Int]

  static func slots(_ columns: [ColumnReader]) -> [Int] {
    TradeCell.allCases.map { cell in columns.first { $0.column.name == cell.name }?.slot ?? 0 }
  }

  var line: Int { batch.slot(0).number }
  var value: Int { batch.slot(slots[TradeCell.value.rawValue]).number }
  func bytes(_ cell: TradeCell) -> UnsafeBufferPointer<UInt8> { batch.bytes(of: batch.slot(slots[cell.rawValue])) }
}
