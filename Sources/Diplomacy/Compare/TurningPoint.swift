/// Something dated between the two countries, before and after which trade is looked at.
package struct TurningPoint: Hashable, Sendable {
  /// What makes two events ones of the same kind.
  package enum Kind: Hashable, Sendable {
    /// A step to a tier, from whichever tier it was made.
    case tier(Tier)
    /// Relations established, normalised, suspended or resumed.
    case relations(MilestoneKind)
    /// A visit of a direction and kind; the rank is the highest of those who travelled, nil where none is on record.
    case visit(Direction, VisitKind, Rank?)
    /// An agreement of a kind, as the table of agreements names it.
    case agreement(String)
  }

  /// The row of `milestones`, `visits` or `agreements`.
  package var fact: FactKey
  package var partner: String
  package var partnerName: String
  package var date: PartialDate
  package var kind: Kind
  /// In a few words, without the partner: "Comprehensive strategic partnership", or the travellers' names.
  package var title: String
  package var evidence: Evidence

  package init(
    fact: FactKey, partner: String, partnerName: String, date: PartialDate, kind: Kind, title: String,
    evidence: Evidence
  ) {
    self.fact = fact
    self.partner = partner
    self.partnerName = partnerName
    self.date = date
    self.kind = kind
    self.title = title
    self.evidence = evidence
  }

  /// The year of the event; nil where its date does not say.
  package var year: Int? { date.precision >= .year ? date.first?.year : nil }
}

extension TurningPoint.Kind {
  /// The kind in a sentence: "step to comprehensive strategic partnership", "state visit here of a head of state".
  package var phrase: String {
    switch self {
    case .tier(let tier): return "step to \(tier.phrase)"
    case .relations(let kind): return "relations \(kind.rawValue)"
    case .visit(let direction, let kind, let rank):
      let traveller = rank.map { " of a \($0.title)" } ?? ", rank unknown"
      return "\(kind.phrase) \(direction == .outbound ? "there" : "here")\(traveller)"
    case .agreement(let kind):
      let name = kind.replacing("_", with: " ")
      return "agreement: " + (name == "fta" ? "free trade agreement" : name == "mou" ? "memorandum" : name)
    }
  }
}
