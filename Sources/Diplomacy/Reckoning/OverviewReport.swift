/// The whole dossier on one page.
package struct OverviewReport: Hashable, Sendable {
  /// States at a tier on the day and a year before.
  package struct TierCount: Hashable, Sendable {
    package var tier: Tier
    package var count: Int
    package var before: Int

    package init(tier: Tier, count: Int, before: Int) {
      self.tier = tier
      self.count = count
      self.before = before
    }
  }

  /// A partner's trade in the latest year that is known of it.
  package struct Trade: Hashable, Sendable {
    package var partner: PartnerMention
    package var year: TradeYear
    /// The year before; nil when nothing is known of it.
    package var before: TradeYear?

    package init(partner: PartnerMention, year: TradeYear, before: TradeYear?) {
      self.partner = partner
      self.year = year
      self.before = before
    }
  }

  /// The day from which changes are counted.
  package var since: CalendarDay
  package var tiers: [TierCount]
  /// The states that came to another tier, the latest first.
  package var moves: [TierMove]
  package var months: VisitMonths
  package var trade: [Trade]
  /// The longest debts at the top level and the longest silences that are overdue, with the number of all of them.
  package var debts: [Debt]
  package var debtCount: Int
  package var silences: [Silence]
  package var silenceCount: Int
  /// What comes up in the next ninety days.
  package var upcoming: [CalendarEntry]
  /// The documents that came last, by the day on which they were read or published.
  package var recent: [RecentSource]
  package var sources: [String: Source]

  package init(
    since: CalendarDay, tiers: [TierCount], moves: [TierMove], months: VisitMonths, trade: [Trade], debts: [Debt],
    debtCount: Int, silences: [Silence], silenceCount: Int, upcoming: [CalendarEntry], recent: [RecentSource],
    sources: [String: Source]
  ) {
    self.since = since
    self.tiers = tiers
    self.moves = moves
    self.months = months
    self.trade = trade
    self.debts = debts
    self.debtCount = debtCount
    self.silences = silences
    self.silenceCount = silenceCount
    self.upcoming = upcoming
    self.recent = recent
    self.sources = sources
  }
}

/// Visits held by month.
package struct VisitMonths: Hashable, Sendable {
  package var years: ClosedRange<Int>
  /// Each way by year, twelve each, from January on.
  package var outbound: [Int: [Int]]
  package var inbound: [Int: [Int]]
  /// Visits in these years of which no month is known: they are in no month.
  package var withoutMonth: Int

  package init(years: ClosedRange<Int>, outbound: [Int: [Int]], inbound: [Int: [Int]], withoutMonth: Int) {
    self.years = years
    self.outbound = outbound
    self.inbound = inbound
    self.withoutMonth = withoutMonth
  }
}

/// A document with the day on which it came to the dossier.
package struct RecentSource: Hashable, Sendable {
  package var source: Source
  /// When it was read, else when it was published, as it is written.
  package var date: String
  /// How many facts rest on it.
  package var facts: Int

  package init(source: Source, date: String, facts: Int) {
    self.source = source
    self.date = date
    self.facts = facts
  }
}
