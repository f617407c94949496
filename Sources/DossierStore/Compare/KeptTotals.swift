internal import Diplomacy
internal import Foundation
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
      let totals = (row[3] as Data?).map { PackedTotals.unpack($0, through: year, count: Int.max) } ?? []
      entries[row.text(0)] = Entry(name: row.text(1), kind: row.text(2), totals: totals)
    }
    self.entries = entries
  }

  /// The totals of a partner, ascending.
  subscript(partner: String) -> [TradeTotal] { entries[partner]?.totals ?? [] }

  /// The amounts of each year, the largest first, of everybody but organisations, whose members are counted themselves.
  private var amounts: [Int: [Int]] {
    var amounts: [Int: [Int]] = [:]
    for entry in entries.values where entry.kind != "organisation" {
      for total in entry.totals { amounts[total.year, default: []].append(total.value) }
    }
    return amounts.mapValues { $0.sorted(by: >) }
  }

  /// The places of some partners by year, and how many partners have a total in the year in which most have one. Equal
  /// amounts share the better place.
  func places(of partners: [String]) -> (places: [String: [Int: TradePlace]], most: Int) {
    let amounts = amounts
    var places: [String: [Int: TradePlace]] = [:]
    for partner in partners where entries[partner]?.kind != "organisation" {
      for total in self[partner] {
        guard let all = amounts[total.year] else { continue }
        let place = 1 + (all.firstIndex { $0 <= total.value } ?? all.count)
        places[partner, default: [:]][total.year] = TradePlace(place: place, count: all.count)
      }
    }
    return (places, amounts.values.map(\.count).max() ?? 0)
  }
}
