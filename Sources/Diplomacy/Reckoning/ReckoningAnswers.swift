/// The last visits with a partner at one level.
package struct LastVisits: Hashable, Sendable {
  package var partner: PartnerMention
  package var level: VisitLevel
  package var there: VisitRow?
  package var here: VisitRow?

  package init(partner: PartnerMention, level: VisitLevel, there: VisitRow?, here: VisitRow?) {
    self.partner = partner
    self.level = level
    self.there = there
    self.here = here
  }
}

/// How long it is since the last visit at the top level with a partner.
package struct Silence: Hashable, Sendable {
  package var partner: PartnerMention
  /// The last visit either way; nil when none is on record.
  package var last: PartialDate?
  package var direction: Direction?
  package var isOverdue: Bool

  package init(partner: PartnerMention, last: PartialDate?, direction: Direction?, isOverdue: Bool) {
    self.partner = partner
    self.last = last
    self.direction = direction
    self.isOverdue = isOverdue
  }

  /// A partner's silence on a day.
  package init(_ row: PartnerRow, on day: CalendarDay) {
    let last = row.lastTopLevel
    self.init(
      partner: PartnerMention(row), last: last,
      direction: last.map { $0 == row.lastTopLevelOut ? .outbound : .inbound },
      isOverdue: last.map { SilenceRule.isOverdue(since: $0, at: row.tier, on: day) } ?? false)
  }
}

/// The visits of a year.
package struct YearIntensity: Hashable, Sendable {
  package var year: Int
  package var outbound: Int
  package var inbound: Int
  /// Of these the ones at the top level.
  package var topOutbound: Int
  package var topInbound: Int
  /// With how many partners there was one.
  package var partners: Int

  package init(year: Int, outbound: Int, inbound: Int, topOutbound: Int, topInbound: Int, partners: Int) {
    self.year = year
    self.outbound = outbound
    self.inbound = inbound
    self.topOutbound = topOutbound
    self.topInbound = topInbound
    self.partners = partners
  }
}

/// Visits each way with a partner.
package struct Reciprocity: Hashable, Sendable {
  package var partner: PartnerMention
  package var outbound: Int
  package var inbound: Int
  package var topOutbound: Int
  package var topInbound: Int

  package init(partner: PartnerMention, outbound: Int, inbound: Int, topOutbound: Int, topInbound: Int) {
    self.partner = partner
    self.outbound = outbound
    self.inbound = inbound
    self.topOutbound = topOutbound
    self.topInbound = topInbound
  }

  /// The fewest visits of which a share is given.
  package static let fewest = 4

  /// Our share of so many visits in whole per cent, or nil for too few.
  package static func share(outbound: Int, inbound: Int) -> Int? {
    let all = outbound + inbound
    guard all >= fewest else { return nil }
    return Int((Double(outbound) * 100 / Double(all)).rounded())
  }
}

/// Where a leader went first in an office.
package struct FirstDestination: Hashable, Sendable {
  /// The row of `terms`, and what it says.
  package var term: OfficeHolder
  /// The first visit there of any kind, and the first that was for the country's own sake.
  package var first: VisitRow?
  package var firstBilateral: VisitRow?

  package init(term: OfficeHolder, first: VisitRow?, firstBilateral: VisitRow?) {
    self.term = term
    self.first = first
    self.firstBilateral = firstBilateral
  }
}

/// The answer to a reckoning.
package struct ReckoningReport: Hashable, Sendable {
  package enum Rows: Hashable, Sendable {
    case debts([Debt])
    case silences([Silence])
    case lastVisits([LastVisits])
    case reciprocity([Reciprocity])
    case intensity([YearIntensity])
    case firstDestinations([FirstDestination])
  }

  package var reckoning: Reckoning
  package var rows: Rows
  /// Visits without any date, which count nowhere.
  package var undated: Int
  /// Visits held at no level: nobody is named, or no office on the day is on record.
  package var withoutLevel: Int
  /// The documents of the visits that are named.
  package var sources: [String: Source]

  package init(reckoning: Reckoning, rows: Rows, undated: Int, withoutLevel: Int, sources: [String: Source] = [:]) {
    self.reckoning = reckoning
    self.rows = rows
    self.undated = undated
    self.withoutLevel = withoutLevel
    self.sources = sources
  }
}

/// Which visits stand behind a number.
package struct VisitsBehind: Hashable, Sendable {
  package var partner: String?
  package var level: VisitLevel?
  package var direction: Direction?
  /// The years of their first days.
  package var year: Int?
  /// Only visits for the country's own sake.
  package var isBilateral: Bool

  package init(
    partner: String? = nil, level: VisitLevel? = nil, direction: Direction? = nil, year: Int? = nil,
    isBilateral: Bool = false
  ) {
    self.partner = partner
    self.level = level
    self.direction = direction
    self.year = year
    self.isBilateral = isBilateral
  }
}

/// The visits behind a number, newest first.
package struct VisitsBehindReport: Hashable, Sendable {
  package var visits: [VisitRow]
  /// How many more there are.
  package var left: Int
  package var partnerName: String?
  package var sources: [String: Source]

  package init(visits: [VisitRow], left: Int, partnerName: String?, sources: [String: Source]) {
    self.visits = visits
    self.left = left
    self.partnerName = partnerName
    self.sources = sources
  }
}
