internal import Diplomacy
internal import GRDB
internal import GRDBSQLite

/// A trade figure as a pass over all of them sees it: numbers only. The partner and the period are those of the pass.
struct TradeClaim {
  var line: Int
  var value: Int
  /// The number of the series in `TradeSeries`; nil where there are too many series to tell apart.
  var series: Int?
  var flow: Flow
  var basis: Basis
  /// The place in the order of confidence, and whether the figure is approximate or provisional.
  var confidence: Int
  var isHollow: Bool

  /// Whether this claim goes before another of the same size.
  func isLess(than other: TradeClaim) -> Bool { (value, line) < (other.value, other.line) }

  func isMore(than other: TradeClaim) -> Bool { (value, -line) > (other.value, -other.line) }
}

/// The series that occur, by number.
struct TradeSeries {
  struct Entry {
    var name: String
    /// The first line that names it, and how many do.
    var line: Int
    var count: Int
    /// The place in the descriptor's order.
    var order: Int
  }

  /// More series than a person tells apart are the work of a machine that went wrong: only so many are compared.
  private static let limit = 1 << 15

  private(set) var entries: [Entry] = []
  private var numbers: [UInt64: Int] = [:]
  private let order: [String: Int]

  init(preference: [String]) {
    order = Dictionary(preference.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
  }

  mutating func number(of name: UnsafeBufferPointer<UInt8>, line: Int) -> Int? {
    var hash = ByteHash()
    hash.add(name)
    if let known = numbers[hash.value] {
      entries[known].count += 1
      entries[known].line = min(entries[known].line, line)
      return known
    }
    guard entries.count < Self.limit else { return nil }
    let text = String(decoding: name, as: UTF8.self)
    numbers[hash.value] = entries.count
    entries.append(Entry(name: text, line: line, count: 1, order: order[text] ?? Int.max))
    return entries.count - 1
  }

  func order(of number: Int?) -> Int { number.map { entries[$0].order } ?? Int.max }
  func name(of number: Int?) -> String { number.map { entries[$0].name } ?? "" }
}

/// The columns of a row of `trade` as SQLite has them, without a text for each.
struct TradeColumns {
  static let list = "line, partner, period, flow, series, value_usd, basis, status, confidence"

  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  var line: Int { Int(sqlite3_column_int64(handle, 0)) }
  var partner: UnsafeBufferPointer<UInt8> { text(1) }
  var period: UnsafeBufferPointer<UInt8> { text(2) }
  var series: UnsafeBufferPointer<UInt8> { text(4) }
  var value: Int { Int(sqlite3_column_int64(handle, 5)) }

  /// The words of a flow differ in their first letter.
  var flow: Flow? {
    switch text(3).first {
    case UInt8(ascii: "e"): .export
    case UInt8(ascii: "i"): .import
    case UInt8(ascii: "t"): .total
    default: nil
    }
  }

  var basis: Basis {
    let text = text(6)
    guard text.first == UInt8(ascii: "m") else { return text.isEmpty ? .mixed : .reporter }
    return text.count == 6 ? .mirror : .mixed
  }

  var isHollow: Bool { !text(7).isEmpty }

  var confidence: Int {
    switch text(8).first {
    case UInt8(ascii: "h"): Confidence.high.order
    case UInt8(ascii: "l"): Confidence.low.order
    default: Confidence.medium.order
    }
  }

  /// A text as a blob: asked for as text, SQLite would copy it to put a zero behind.
  private func text(_ index: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_blob(handle, index)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, index)))
  }
}
