internal import Diplomacy
internal import GRDB

/// A trade figure as a check sees it: which row states how much.
struct Claim {
  var line: Int
  var partner: String
  var period: String
  var flow: Flow
  var series: String
  var value: Int
  var basis: Basis
  var sources: String

  private static let columns = "line, partner, period, flow, series, value_usd, basis, sources"

  private init?(_ row: Row) {
    guard let flow = Flow(rawValue: row.text(3)) else { return nil }
    self.flow = flow
    line = row.integer(0)
    partner = row.text(1)
    period = row.text(2)
    series = row.text(4)
    value = row.integer(5)
    basis = Basis(rawValue: row.text(6)) ?? .mixed
    sources = row.text(7)
  }

  /// Calls the body with the claims that agree in some columns, group by group.
  static func groups(
    by columns: String, _ db: Database, where areTogether: (Claim, Claim) -> Bool, _ body: ([Claim]) -> Void
  ) throws {
    var group: [Claim] = []
    try db.each("SELECT \(Self.columns) FROM trade ORDER BY \(columns), line") { row in
      guard let claim = Claim(row) else { return }
      if let first = group.first, !areTogether(first, claim) {
        body(group)
        group.removeAll(keepingCapacity: true)
      }
      group.append(claim)
    }
    if !group.isEmpty { body(group) }
  }
}

/// How far figures lie apart, with an eye to how coarsely they are rounded.
enum Distance {
  /// The unit to which a whole amount seems to be rounded: the largest power of ten that divides it.
  static func unit(_ value: Int) -> Int {
    guard value != 0 else { return 1 }
    var unit = 1
    while value.isMultiple(of: unit * 10), unit < 1_000_000_000_000 { unit *= 10 }
    return unit
  }

  /// Whether two amounts lie further apart than so many per cent of the smaller one, and than rounding would explain.
  static func isBeyond(_ percent: Int, _ left: Int, _ right: Int) -> Bool {
    let (small, large) = (min(left, right), max(left, right))
    let apart = Double(large) - Double(small)
    return apart > Double(small) * Double(percent) / 100 && apart * 2 > Double(max(unit(left), unit(right)))
  }

  /// How many times the larger amount is the smaller one.
  static func ratio(_ left: Int, _ right: Int) -> Double {
    Double(max(left, right)) / Double(max(1, min(left, right)))
  }

  /// How much more the larger amount is, in words: `23 %`, `3.1 times`.
  static func words(_ left: Int, _ right: Int) -> String {
    let ratio = ratio(left, right)
    if ratio < 2 { return "\(Int(((ratio - 1) * 100).rounded())) %" }
    let tenths = Int((min(ratio, 1e9) * 10).rounded())
    return ratio < 10 ? "\(tenths / 10).\(tenths % 10) times" : "\(tenths / 10) times"
  }
}
