internal import Diplomacy
internal import GRDB

/// What rows disagree on that bears on visits.
struct Disputes {
  /// Lines of visits that have another reading.
  private var visits: Set<Int> = []
  /// By the number of a leader the days on which an office is in dispute, with the group of terms that disagree.
  private var offices: [Int: [(days: ClosedRange<Int>, head: String)]] = [:]

  /// A reading of an office.
  private struct Term {
    var leader: String
    var office: String
    var country: String
    /// The first and the last day, as far out as the dates allow; without a date they have no end.
    var first: Int
    var last: Int
    var isShown: Bool
  }

  init(_ db: Database, _ people: Directory) throws {
    visits = try Set(db.all("SELECT line FROM readings WHERE origin = 'visits'") { $0.integer(0) })
    var groups: [String: [Term]] = [:]
    try db.each(
      """
      SELECT r.head, t.leader, t.office, t.country, t.start_first, t.end_last, r.is_shown
      FROM readings r CROSS JOIN terms t ON t.line = r.line WHERE r.origin = 'terms'
      """
    ) { row in
      groups[row.text(0), default: []].append(
        Term(
          leader: row.text(1), office: row.text(2), country: row.text(3), first: row.optional(4) ?? Int.min,
          last: row.optional(5) ?? Int.max, isShown: row.integer(6) == 1))
    }
    for (head, terms) in groups.sorted(by: { $0.key < $1.key }) {
      guard let shown = terms.first(where: \.isShown) else { continue }
      for other in terms where !other.isShown {
        for days in Self.days(shown, other) {
          for leader in [shown.leader, other.leader].uniqued {
            guard let number = people.number(of: leader) else { continue }
            offices[number, default: []].append((days, head))
          }
        }
      }
    }
  }

  /// The days on which a reading disagrees with the one shown: where both give the office to the same person, those
  /// that only one of them covers; else all days of the one that is not shown.
  private static func days(_ shown: Term, _ other: Term) -> [ClosedRange<Int>] {
    guard shown.first <= shown.last, other.first <= other.last else { return [] }
    guard shown.leader == other.leader, shown.office == other.office, shown.country == other.country else {
      return [other.first...other.last]
    }
    let (first, last) = (max(shown.first, other.first), min(shown.last, other.last))
    guard first <= last else { return [shown.first...shown.last, other.first...other.last] }
    let (start, end) = (min(shown.first, other.first), max(shown.last, other.last))
    return (start < first ? [start...first - 1] : []) + (last < end ? [last + 1...end] : [])
  }

  /// Whether rows disagree on the visit itself.
  func concern(_ visit: TimelineVisit) -> Bool { visits.contains(visit.line) }

  /// The groups of terms that disagree on an office of somebody who took part, on the days of the visit.
  func offices(on visit: TimelineVisit) -> [String] {
    guard !offices.isEmpty else { return [] }
    // Of a visit "in August" nobody knows whether it was on the days in dispute.
    let isDated = visit.startDay == visit.startLast
    var heads: [String] = []
    for leader in visit.homeLeaders + visit.partnerLeaders {
      for dispute in offices[leader] ?? [] {
        let isConcerned =
          isDated
          ? dispute.days.lowerBound <= visit.endDay && dispute.days.upperBound >= visit.startDay
          : dispute.days.lowerBound <= visit.startDay && dispute.days.upperBound >= visit.startLast
        if isConcerned { heads.append(dispute.head) }
      }
    }
    return heads.uniqued
  }
}
