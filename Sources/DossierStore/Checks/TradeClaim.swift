internal import Diplomacy

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
