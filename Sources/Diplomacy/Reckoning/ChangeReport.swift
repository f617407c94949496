/// What changed between two days: what was not yet the case on the first and was on the second.
package struct ChangeReport: Hashable, Sendable {
  package var from: CalendarDay
  package var to: CalendarDay
  package var sections: [ChangeSection]
  package var sources: [String: Source]

  package init(from: CalendarDay, to: CalendarDay, sections: [ChangeSection], sources: [String: Source]) {
    self.from = from
    self.to = to
    self.sections = sections
    self.sources = sources
  }
}

/// Changes of one kind.
package struct ChangeSection: Hashable, Sendable {
  package var heading: String
  package var changes: [Change]
  /// How many more there are than are listed.
  package var left: Int

  package init(heading: String, changes: [Change], left: Int = 0) {
    self.heading = heading
    self.changes = changes
    self.left = left
  }
}

/// One change, on the row that says so.
package struct Change: Hashable, Sendable {
  package enum Action: String, CaseIterable, Sendable {
    case gained
    case raised
    case lowered
    case lost
    case established
    case normalised
    case suspended
    case resumed
    case outbound = "visit_there"
    case inbound = "visit_here"
    case proposed
    case signed
    case inForce = "in_force"
    case expired
    case tookOffice = "took_office"
    case leftOffice = "left_office"
    case became = "became_known"
    case joined
    case left

    /// The action in a line, such as "took office".
    package var words: String {
      switch self {
      case .outbound: "visit there"
      case .inbound: "visit here"
      case .inForce: "in force"
      case .became: "became known"
      default: rawValue.replacing("_", with: " ")
      }
    }
  }

  package var action: Action
  /// The row, dated with the day of the change.
  package var fact: Fact
  /// The year of a figure of trade.
  package var year: Int?
  /// The tier that was reached or lost.
  package var tier: Tier?

  package init(_ action: Action, _ fact: Fact, year: Int? = nil, tier: Tier? = nil) {
    self.action = action
    self.fact = fact
    self.year = year
    self.tier = tier
  }
}

/// A partner that came to another tier.
package struct TierMove: Hashable, Sendable {
  package var partner: PartnerMention
  package var before: Tier
  /// When the tier that it has now was reached; nil when it fell to none.
  package var date: PartialDate?

  package init(partner: PartnerMention, before: Tier, date: PartialDate?) {
    self.partner = partner
    self.before = before
    self.date = date
  }

  package var action: Change.Action {
    if before == .none { return .gained }
    if partner.tier == .none { return .lost }
    return partner.tier.order < before.order ? .raised : .lowered
  }
}
