/// A kind of step in a relationship.
package enum MilestoneKind: String, CaseIterable, Sendable {
  case established
  case normalised
  case suspended
  case resumed
  case tier
}

/// A step in a relationship: relations established, suspended, or raised to a tier.
package struct Milestone: Hashable, Sendable {
  package var id: String
  package var partner: String
  package var date: PartialDate
  package var kind: MilestoneKind
  /// The tier reached, or `.none` where the step is not about a tier.
  package var tier: Tier
  package var title: String
  package var place: String
  package var evidence: Evidence
  /// Whether another row says otherwise.
  package var isDisputed: Bool

  package init(
    id: String, partner: String, date: PartialDate, kind: MilestoneKind, tier: Tier, title: String, place: String,
    evidence: Evidence, isDisputed: Bool = false
  ) {
    self.isDisputed = isDisputed
    self.id = id
    self.partner = partner
    self.date = date
    self.kind = kind
    self.tier = tier
    self.title = title
    self.place = place
    self.evidence = evidence
  }
}
