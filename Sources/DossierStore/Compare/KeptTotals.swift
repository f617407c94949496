internal import Diplomacy
internal import GRDB

/// The yearly totals of all partners as the index keeps them, so that nobody reads their figures for a ranking.
struct KeptTotals {
  struct Entry {
    var name: String
    /// state, territory or organisation.
    var kind: String
    var totals: [TradeTotal]
  }

  /// By the partner's id; the home country is not among them.
  let entries: [String: Entry]

  /// - Parameter day: years that were not over by it are left out.
  init(_ db: Database, asOf day: CalendarDay) throws {
    let year = day.advanced(by: 1).year - 1
    var entries: [String: Entry] = [:]
    try db.each(
      "SELECT a.id, a.name, p.kind, a.totals FROM party a JOIN partners p ON p.id = a.id WHERE a.is_home = 0"
    ) { row in
      let totals = PackedTotals.unpack(row.blob(3), through: year, count: Int.max)
      entries[row.text(0)] = Entry(name: row.text(1), kind: row.text(2), totals: totals)
    }
    self.entries = entries
  }

  /// The totals of a partner, ascending.
  subscript(partner: String) -> [TradeTotal] { entries[partner]?.totals ?? [] }

  /// How many partners have a total in the year in which most have one; organisations are not counted, since their
  /// members are.
  var mostRanked: Int {
    var counts: [Int: Int] = [:]
    for entry in entries.values where entry.kind != "organisation" {
      for total in entry.totals { counts[total.year, default: 0] += 1 }
    }
    return counts.values.max() ?? 0
  }
}
