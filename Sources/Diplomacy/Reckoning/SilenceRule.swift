/// When a silence at the top level is too long.
package enum SilenceRule {
  /// How many years without a visit are borne at a tier; nil where no visit is expected.
  package static func years(at tier: Tier) -> Int? {
    switch tier {
    case .special, .comprehensiveStrategic, .enhancedStrategic, .strategic: 5
    case .comprehensive, .sectoralStrategic: 10
    case .none: nil
    }
  }

  /// The rule in words.
  package static let words =
    "five years with partners of the strategic tiers and above, and ten with comprehensive and sectoral ones"

  /// Whether the last visit lies too far back on a day. A visit known to the year is taken at its last day.
  package static func isOverdue(since last: PartialDate, at tier: Tier, on day: CalendarDay) -> Bool {
    guard let years = years(at: tier), let last = last.last else { return false }
    return last.advanced(byYears: years) < day
  }
}
