/// A level at which visits are counted: the office of the one who travelled, on the first day of the visit.
///
/// Somebody in two offices at once, such as a General Secretary who is also State President, counts at both levels and
/// once at the top. Consorts, heads of organisations and other offices are at no level: protocol does not answer their
/// visits in kind.
package enum VisitLevel: String, CaseIterable, Sendable {
  /// Any of the ranks that the dossier counts as the top (docs/decisions/0004).
  case top
  case partyLeader = "party_leader"
  /// Heads of state and monarchs.
  case headOfState = "head_of_state"
  case headOfGovernment = "head_of_government"
  case speaker
  case deputyHead = "deputy_head"
  case foreignMinister = "foreign_minister"
  case minister

  /// The levels at which one visit answers another, the highest first: those at the top answer each other, whoever
  /// travels.
  package static let answering: [VisitLevel] = [.top, .speaker, .deputyHead, .foreignMinister, .minister]

  /// The level in words, such as "head of government".
  package var title: String { self == .top ? "top level" : rawValue.replacing("_", with: " ") }

  /// The ranks of those who travel at this level.
  ///
  /// - Parameter top: the ranks that the dossier counts as the top.
  package func ranks(top: Set<Rank>) -> Set<Rank> {
    switch self {
    case .top: top
    case .partyLeader: [.partyLeader]
    case .headOfState: [.headOfState, .monarch]
    case .headOfGovernment: [.headOfGovernment]
    case .speaker: [.speaker]
    case .deputyHead: [.deputyHead]
    case .foreignMinister: [.foreignMinister]
    case .minister: [.minister]
    }
  }
}

extension VisitKind {
  /// Whether it is a visit from one country to the other for its own sake. A summit of many, an event and a transit
  /// bring a leader to a country without being a visit to it.
  package var isBilateral: Bool {
    switch self {
    case .state, .official, .working, .other: true
    case .summit, .event, .transit: false
    }
  }
}
