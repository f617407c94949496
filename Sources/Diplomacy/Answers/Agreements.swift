/// An agreement as it stood on a day.
package struct AgreementRow: Hashable, Sendable {
  package var id: String
  /// Ids and names of the partners.
  package var partners: [String]
  package var partnerNames: [String]
  package var title: String
  package var kind: String
  package var area: String
  /// The status last reached by the day: proposed, negotiating, signed, in_force, expired or terminated.
  package var status: String
  /// The steps that had been taken by the day; when it ends is told as soon as it is agreed.
  package var proposed: PartialDate?
  package var signed: PartialDate?
  package var inForce: PartialDate?
  package var expires: PartialDate?
  package var isDisputed: Bool
  package var evidence: Evidence

  package init(
    id: String, partners: [String], partnerNames: [String], title: String, kind: String, area: String, status: String,
    proposed: PartialDate?, signed: PartialDate?, inForce: PartialDate?, expires: PartialDate?, isDisputed: Bool,
    evidence: Evidence
  ) {
    self.id = id
    self.partners = partners
    self.partnerNames = partnerNames
    self.title = title
    self.kind = kind
    self.area = area
    self.status = status
    self.proposed = proposed
    self.signed = signed
    self.inForce = inForce
    self.expires = expires
    self.isDisputed = isDisputed
    self.evidence = evidence
  }
}

/// A seat or role of the home country in a body.
package struct MembershipRow: Hashable, Sendable {
  package var id: String
  package var body: String
  package var role: String
  package var start: PartialDate?
  /// Nil when it has not ended by the day, or nobody knows.
  package var end: PartialDate?
  /// Whether it was held on the day.
  package var isHeld: Bool
  package var isDisputed: Bool
  package var evidence: Evidence

  package init(
    id: String, body: String, role: String, start: PartialDate?, end: PartialDate?, isHeld: Bool, isDisputed: Bool,
    evidence: Evidence
  ) {
    self.id = id
    self.body = body
    self.role = role
    self.start = start
    self.end = end
    self.isHeld = isHeld
    self.isDisputed = isDisputed
    self.evidence = evidence
  }
}
