/// Who travelled: the home country's leaders abroad, or the partner's leaders here.
package enum Direction: String, CaseIterable, Sendable {
  case outbound
  case inbound

  /// The direction that a filter word names: out, in, and the full words.
  package init?(word: String) {
    switch word.lowercased() {
    case "out", "outbound", "outgoing": self = .outbound
    case "in", "inbound", "incoming": self = .inbound
    default: return nil
    }
  }
}

/// The protocol status of a visit.
package enum VisitKind: String, CaseIterable, Sendable {
  case state
  case official
  case working
  case summit
  case event
  case transit
  case other

  /// The kind in a sentence: "state visit", "multilateral summit".
  package var phrase: String {
    switch self {
    case .summit: "multilateral summit"
    case .event: "attendance at an event"
    case .other: "visit"
    default: "\(rawValue) visit"
    }
  }
}

/// Whether a visit took place.
package enum VisitStatus: String, CaseIterable, Sendable {
  case planned
  case held
  case cancelled
}
