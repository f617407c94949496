/// A leader as a row of the list: who, which office on the day, and how much they travelled and received by then.
package struct LeaderRow: Hashable, Sendable {
  package var id: String
  /// The name as the source writes it, and in the leader's own script.
  package var name: String
  package var nativeName: String
  /// The partner id of the leader's country, and its name.
  package var country: String
  package var countryName: String
  package var isHome: Bool
  package var office: OfficeOnDay?
  /// Every office begun by the day or of unknown time, the highest first.
  package var offices: [String]
  /// Visits held: those for which the leader travelled, and those for which somebody came to them.
  package var made: Int
  package var received: Int
  /// The dates of the first and the last of both.
  package var first: PartialDate?
  package var last: PartialDate?
  package var evidence: Evidence

  package init(
    id: String, name: String, nativeName: String, country: String, countryName: String, isHome: Bool,
    office: OfficeOnDay? = nil, offices: [String] = [], made: Int = 0, received: Int = 0, first: PartialDate? = nil,
    last: PartialDate? = nil, evidence: Evidence
  ) {
    self.id = id
    self.name = name
    self.nativeName = nativeName
    self.country = country
    self.countryName = countryName
    self.isHome = isHome
    self.office = office
    self.offices = offices
    self.made = made
    self.received = received
    self.first = first
    self.last = last
    self.evidence = evidence
  }

  /// The name as shown: in the leader's own spelling where it is in Latin letters.
  package var displayName: String { nativeName.isEmpty || !SearchText.isLatin(nativeName) ? name : nativeName }
}

/// An office as it is held on a day; without dates in the dossier, one held at some time.
package struct OfficeOnDay: Hashable, Sendable {
  package var office: String
  package var rank: Rank
  package var start: PartialDate?
  package var isActing: Bool
  /// Whether the dossier has no dates for the term.
  package var isUndated: Bool
  package var isDisputed: Bool

  package init(
    office: String, rank: Rank, start: PartialDate?, isActing: Bool, isUndated: Bool, isDisputed: Bool
  ) {
    self.office = office
    self.rank = rank
    self.start = start
    self.isActing = isActing
    self.isUndated = isUndated
    self.isDisputed = isDisputed
  }
}

/// Everything known of one leader by a day.
package struct LeaderDetail: Hashable, Sendable {
  package var leader: LeaderRow
  /// Terms in office, the latest first.
  package var terms: [Fact]
  /// Visits made and received by year.
  package var travel: [LeaderYear]
  /// Visits, the newest first; those before are only counted.
  package var visits: [LeaderVisit]
  package var visitsLeft: Int
  /// Leaders of the other side, most visits together first.
  package var met: [MetLeader]
  /// The first visit made in each term with a known start, the latest term first.
  package var firstDestinations: [FirstJourney]
  package var sources: [String: Source]

  package init(
    leader: LeaderRow, terms: [Fact], travel: [LeaderYear], visits: [LeaderVisit], visitsLeft: Int, met: [MetLeader],
    firstDestinations: [FirstJourney], sources: [String: Source]
  ) {
    self.leader = leader
    self.terms = terms
    self.travel = travel
    self.visits = visits
    self.visitsLeft = visitsLeft
    self.met = met
    self.firstDestinations = firstDestinations
    self.sources = sources
  }
}

/// A leader's visits in a year.
package struct LeaderYear: Hashable, Sendable {
  package var year: Int
  package var made: Int
  package var received: Int

  package init(year: Int, made: Int, received: Int) {
    self.year = year
    self.made = made
    self.received = received
  }
}

/// A visit of a leader's life: as the one who travelled, or as one who received.
package struct LeaderVisit: Hashable, Sendable {
  package var visit: VisitRow
  package var isTraveller: Bool

  package init(visit: VisitRow, isTraveller: Bool) {
    self.visit = visit
    self.isTraveller = isTraveller
  }
}

/// Somebody whom a leader met on visits.
package struct MetLeader: Hashable, Sendable {
  package var id: String
  package var name: String
  package var countryName: String
  package var visits: Int

  package init(id: String, name: String, countryName: String, visits: Int) {
    self.id = id
    self.name = name
    self.countryName = countryName
    self.visits = visits
  }
}

/// Where a leader travelled first in an office.
package struct FirstJourney: Hashable, Sendable {
  package var office: String
  package var start: PartialDate
  package var visit: VisitRow

  package init(office: String, start: PartialDate, visit: VisitRow) {
    self.office = office
    self.start = start
    self.visit = visit
  }
}
