/// The rank of an office: what a person's visit counts as.
package enum Rank: String, CaseIterable, Sendable {
  case partyLeader = "party_leader"
  case headOfState = "head_of_state"
  case monarch
  case headOfGovernment = "head_of_government"
  case speaker
  case deputyHead = "deputy_head"
  case consort
  case foreignMinister = "foreign_minister"
  case minister
  case organisationHead = "organisation_head"
  case other

  /// Whether a visit by a holder is a visit at the top level: party leader, head of state or government, monarch.
  package var isTopLevel: Bool {
    switch self {
    case .partyLeader, .headOfState, .monarch, .headOfGovernment: true
    default: false
    }
  }

  /// The rank in words, such as "head of government".
  package var title: String { rawValue.replacing("_", with: " ") }

  /// The position in the order of ranks: 0 is the highest.
  package var order: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
