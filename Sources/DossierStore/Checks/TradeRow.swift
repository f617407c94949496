internal import Diplomacy
internal import GRDB

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

  let row: RawStatement

  var line: Int { row.integer(0) }
  var value: Int { row.integer(TradeCell.value.rawValue) }
  func bytes(_ cell: TradeCell) -> UnsafeBufferPointer<UInt8> { row.bytes(cell.rawValue) }
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
