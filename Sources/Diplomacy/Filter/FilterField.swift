/// A word before the colon in a filter, and what may follow it. The one table from which parsing, completion, help
/// and `docs/filter-grammar.md` are made.
package enum FilterField: String, CaseIterable, Sendable {
  case year
  case leader
  case direction = "dir"
  case kind
  case status
  case partner
  case tier
  case region
  case place
  case source
  case confidence
  case rank
  case has

  /// Other words for the field.
  package var aliases: [String] {
    switch self {
    case .year: ["years", "y"]
    case .leader: ["who", "l"]
    case .direction: ["direction", "d"]
    case .kind: ["type", "k"]
    case .partner: ["country", "p"]
    case .place: ["city", "in-city"]
    case .rank: ["office"]
    default: []
    }
  }

  /// What the field selects, in a few words.
  package var summary: String {
    switch self {
    case .year: "a year or a range of years that the visit touches; open at either end"
    case .leader: "a name or part of one, of either side; accents may be left out"
    case .direction: "out (our leaders abroad) or in (theirs here)"
    case .kind: "state, official, working, summit, event, transit"
    case .status: "planned, held, cancelled"
    case .partner: "a code (CHN) or a name or part of one"
    case .tier: "special, csp, esp, sp, cp, sectoral, none: the tier on the as-of date"
    case .region: "a region or part of its name"
    case .place: "a city or other place"
    case .source: "a publisher, a title or an id of a source"
    case .confidence: "high, medium, low"
    case .rank: "the office held at the time: party_leader, head_of_state, head_of_government, …"
    case .has: "outcomes, note, end, leader, place, trade, visits: rows where it is present; conflict: rows in dispute"
    }
  }

  /// An example of a whole term.
  package var example: String {
    switch self {
    case .year: "year:2019..2023"
    case .leader: "leader:\"phạm minh chính\""
    case .direction: "dir:out"
    case .kind: "kind:state,official"
    case .status: "-status:cancelled"
    case .partner: "partner:CHN"
    case .tier: "tier:csp"
    case .region: "region:asia"
    case .place: "place:hanoi"
    case .source: "source:vna"
    case .confidence: "confidence:low"
    case .rank: "rank:head_of_state"
    case .has: "has:outcomes"
    }
  }

  /// The values that make sense, where they are a closed list.
  package var choices: [String]? {
    switch self {
    case .direction: ["out", "in"]
    case .kind: VisitKind.allCases.map(\.rawValue)
    case .status: VisitStatus.allCases.map(\.rawValue)
    case .tier: Tier.allCases.map(\.code)
    case .confidence: Confidence.allCases.map(\.rawValue)
    case .rank: Rank.allCases.map(\.rawValue)
    case .has: ["outcomes", "note", "end", "leader", "place", "trade", "visits", "conflict"]
    default: nil
    }
  }

  package init?(word: some StringProtocol) {
    let lowered = word.lowercased()
    for field in Self.allCases where field.rawValue == lowered || field.aliases.contains(lowered) {
      self = field
      return
    }
    return nil
  }
}
