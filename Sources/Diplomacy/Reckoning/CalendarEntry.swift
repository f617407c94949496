/// Something that comes up: an anniversary, a planned visit, an end.
package struct CalendarEntry: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Relations established or normalised so many years ago.
    case anniversary
    /// A tier reached so many years ago.
    case tierAnniversary = "tier_anniversary"
    case plannedVisit = "planned_visit"
    case cancelledVisit = "cancelled_visit"
    case termEnd = "term_end"
    case agreementExpiry = "agreement_expires"
    case membershipEnd = "membership_end"

    /// The kind in words.
    package var title: String {
      switch self {
      case .anniversary: "anniversary of relations"
      case .tierAnniversary: "anniversary of a tier"
      case .plannedVisit: "planned visit"
      case .cancelledVisit: "cancelled visit"
      case .termEnd: "term ends"
      case .agreementExpiry: "agreement expires"
      case .membershipEnd: "membership ends"
      }
    }
  }

  /// Stable over changes of the wording: the row's key, the kind, and of an anniversary the year.
  package var id: String
  package var kind: Kind
  /// As precise as the row says.
  package var date: PartialDate
  /// The last day of a visit.
  package var end: PartialDate?
  package var title: String
  package var detail: String
  /// The id of the partner, or blank.
  package var partner: String
  /// The row that says so.
  package var fact: FactKey
  /// Of an anniversary, how many years.
  package var years: Int?
  package var evidence: Evidence
  package var isDisputed: Bool

  package init(
    id: String, kind: Kind, date: PartialDate, end: PartialDate? = nil, title: String, detail: String = "",
    partner: String = "", fact: FactKey, years: Int? = nil, evidence: Evidence, isDisputed: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.date = date
    self.end = end
    self.title = title
    self.detail = detail
    self.partner = partner
    self.fact = fact
    self.years = years
    self.evidence = evidence
    self.isDisputed = isDisputed
  }

  /// The largest of 50, 25, 10 and 5 that divides the years of an anniversary.
  package var roundness: Int? { years.flatMap(Anniversary.roundness) }
}

/// What comes up in a stretch of time.
package struct CalendarReport: Hashable, Sendable {
  package var from: CalendarDay
  package var through: CalendarDay
  /// Ascending by date; of two that start on the same day the vaguer first.
  package var entries: [CalendarEntry]
  package var sources: [String: Source]

  package init(from: CalendarDay, through: CalendarDay, entries: [CalendarEntry], sources: [String: Source]) {
    self.from = from
    self.through = through
    self.entries = entries
    self.sources = sources
  }
}
