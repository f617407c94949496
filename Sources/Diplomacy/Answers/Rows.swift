/// What a dossier says of itself in its descriptor.
package struct DossierInfo: Hashable, Sendable {
  /// The folder as it was named.
  package var folder: String
  package var title: String
  /// The home country's id and name.
  package var home: String
  package var homeName: String
  /// Series ids, best first.
  package var seriesPreference: [String]
  /// The readable title of each series.
  package var seriesTitles: [String: String]

  package init(
    folder: String, title: String, home: String, homeName: String, seriesPreference: [String],
    seriesTitles: [String: String]
  ) {
    self.folder = folder
    self.title = title
    self.home = home
    self.homeName = homeName
    self.seriesPreference = seriesPreference
    self.seriesTitles = seriesTitles
  }

  /// The readable title of a series, or its id.
  package func title(ofSeries id: String) -> String { seriesTitles[id] ?? id }
}

/// The whole dossier in a few numbers on a day.
package struct Overview: Hashable, Sendable {
  /// States (not organisations or territories) by the tier held on the day.
  package var tierCounts: [Tier: Int]
  /// Visits that had begun by the day.
  package var visits: Int
  package var errors: Int
  package var warnings: Int

  package init(tierCounts: [Tier: Int] = [:], visits: Int = 0, errors: Int = 0, warnings: Int = 0) {
    self.tierCounts = tierCounts
    self.visits = visits
    self.errors = errors
    self.warnings = warnings
  }
}

/// A partner as it stood on a day.
package struct PartnerRow: Hashable, Sendable {
  package var id: String
  package var name: String
  package var localName: String
  package var officialName: String
  /// state, territory or organisation.
  package var kind: String
  package var region: String
  package var capital: String
  /// The highest tier held; sectoral only when nothing else is held.
  package var tier: Tier
  package var tierSince: PartialDate?
  /// Whether rows disagree on the step that led to the tier or, without one, on when relations began.
  package var isStandingDisputed: Bool
  /// How far that step is trusted; nil when there is none.
  package var standingConfidence: Confidence?
  /// Titles of sectoral strategic partnerships that stand beside the tier.
  package var sectoral: [String]
  /// When diplomatic relations were established.
  package var relationsSince: PartialDate?
  package var lastTopLevelOut: PartialDate?
  package var lastTopLevelIn: PartialDate?
  /// Visits held in both directions, at every level.
  package var visits: Int
  /// Yearly totals of trade, ascending, preferred claims, the last ten calendar years that have any; gaps stay gaps.
  package var trade: [TradeTotal]
  package var evidence: Evidence

  package init(
    id: String, name: String, localName: String = "", officialName: String = "", kind: String = "state",
    region: String = "", capital: String = "", tier: Tier = .none, tierSince: PartialDate? = nil,
    sectoral: [String] = [], relationsSince: PartialDate? = nil, lastTopLevelOut: PartialDate? = nil,
    lastTopLevelIn: PartialDate? = nil, visits: Int = 0, trade: [TradeTotal] = [],
    evidence: Evidence = Evidence(sources: [], confidence: .high, note: ""), isStandingDisputed: Bool = false,
    standingConfidence: Confidence? = nil
  ) {
    self.standingConfidence = standingConfidence
    self.isStandingDisputed = isStandingDisputed
    self.id = id
    self.name = name
    self.localName = localName
    self.officialName = officialName
    self.kind = kind
    self.region = region
    self.capital = capital
    self.tier = tier
    self.tierSince = tierSince
    self.sectoral = sectoral
    self.relationsSince = relationsSince
    self.lastTopLevelOut = lastTopLevelOut
    self.lastTopLevelIn = lastTopLevelIn
    self.visits = visits
    self.trade = trade
    self.evidence = evidence
  }

  /// The last visit at the top level in either direction.
  package var lastTopLevel: PartialDate? {
    [lastTopLevelOut, lastTopLevelIn].compactMap(\.self).max()
  }
}

/// A year's total trade with a partner.
package struct TradeTotal: Hashable, Sendable {
  package var year: Int
  /// Whole current US dollars.
  package var value: Int
  /// Approximate or provisional.
  package var isHollow: Bool
  /// Whether another claim differs by at least `Dispute.share`.
  package var isDisputed: Bool
  /// Whether it is of another series than the total before it, so that a change may be one of counting.
  package var startsAnew: Bool

  package init(year: Int, value: Int, isHollow: Bool, isDisputed: Bool = false, startsAnew: Bool = false) {
    self.startsAnew = startsAnew
    self.year = year
    self.value = value
    self.isHollow = isHollow
    self.isDisputed = isDisputed
  }
}

/// A name with what is said beside it, for completing what is being typed.
package struct NameCount: Hashable, Sendable {
  package var name: String
  /// Where the name belongs and how often it is found, in words.
  package var detail: String

  package init(name: String, detail: String) {
    self.name = name
    self.detail = detail
  }
}

/// Which visits, and in which order.
package struct VisitQuery: Hashable, Sendable {
  package enum Order: String, CaseIterable, Sendable {
    case newestFirst = "newest"
    case oldestFirst = "oldest"
  }

  package var filter: Filter
  /// Only visits with this partner.
  package var partner: String?
  /// Visits that began later are left out; tiers in the filter are those of this day.
  package var asOf: CalendarDay
  package var order: Order

  package init(
    filter: Filter = Filter(), partner: String? = nil, asOf: CalendarDay, order: Order = .newestFirst
  ) {
    self.filter = filter
    self.partner = partner
    self.asOf = asOf
    self.order = order
  }
}

/// How many visits a query finds, and when they took place.
package struct VisitSummary: Hashable, Sendable {
  /// Visits by the as-of date (with the partner, when one is named), before the filter.
  package var total: Int
  /// Visits that the filter keeps. A visit across New Year counts once.
  package var matching: Int
  /// Visits per year that satisfy all terms but those on the year, for the year strip; a visit counts in the year of
  /// its start. Ascending; years without visits are left out.
  package var years: [YearCount]

  package init(total: Int = 0, matching: Int = 0, years: [YearCount] = []) {
    self.total = total
    self.matching = matching
    self.years = years
  }
}

/// The answer to a query: the counts, and the rows that are asked for first.
package struct VisitPage: Hashable, Sendable {
  package var summary: VisitSummary
  package var rows: [VisitRow]
  /// The position of the first of the rows.
  package var start: Int
  /// Where the visit that was asked about stands in the result, or nil when the filter drops it.
  package var position: Int?

  package init(summary: VisitSummary, rows: [VisitRow], start: Int, position: Int?) {
    self.summary = summary
    self.rows = rows
    self.start = start
    self.position = position
  }
}

/// Visits that began in a year.
package struct YearCount: Hashable, Sendable {
  package var year: Int
  package var outbound: Int
  package var inbound: Int

  package init(year: Int, outbound: Int, inbound: Int) {
    self.year = year
    self.outbound = outbound
    self.inbound = inbound
  }
}

/// One visit as a row of the timeline.
package struct VisitRow: Hashable, Sendable {
  package var id: String
  package var direction: Direction
  package var partner: String
  package var partnerName: String
  package var start: PartialDate
  /// Nil when the source does not say.
  package var end: PartialDate?
  package var kind: VisitKind
  package var status: VisitStatus
  /// Display names of the leaders of each side.
  package var homeLeaders: [String]
  package var partnerLeaders: [String]
  package var places: [String]
  package var outcomes: [String]
  package var evidence: Evidence
  /// Whether rows disagree on the visit, or on the office of somebody who took part.
  package var isDisputed: Bool

  package init(
    id: String, direction: Direction, partner: String, partnerName: String, start: PartialDate, end: PartialDate?,
    kind: VisitKind, status: VisitStatus = .held, homeLeaders: [String] = [], partnerLeaders: [String] = [],
    places: [String] = [], outcomes: [String] = [],
    evidence: Evidence = Evidence(sources: [], confidence: .high, note: ""), isDisputed: Bool = false
  ) {
    self.isDisputed = isDisputed
    self.id = id
    self.direction = direction
    self.partner = partner
    self.partnerName = partnerName
    self.start = start
    self.end = end
    self.kind = kind
    self.status = status
    self.homeLeaders = homeLeaders
    self.partnerLeaders = partnerLeaders
    self.places = places
    self.outcomes = outcomes
    self.evidence = evidence
  }

  /// The leaders who travelled.
  package var travellers: [String] { direction == .outbound ? homeLeaders : partnerLeaders }
}

/// A leader with the number of visits that a query finds for them, for the leader picker.
package struct LeaderCount: Hashable, Sendable {
  package var id: String
  /// The name as the source writes it, and in the leader's own script.
  package var name: String
  package var nativeName: String
  /// The partner id of the leader's country, and its name.
  package var country: String
  package var countryName: String
  /// Offices held, latest first.
  package var offices: [String]
  package var isHome: Bool
  package var visits: Int

  package init(
    id: String, name: String, nativeName: String, country: String, countryName: String, offices: [String],
    isHome: Bool, visits: Int
  ) {
    self.id = id
    self.name = name
    self.nativeName = nativeName
    self.country = country
    self.countryName = countryName
    self.offices = offices
    self.isHome = isHome
    self.visits = visits
  }
}
