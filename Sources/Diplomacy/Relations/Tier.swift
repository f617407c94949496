/// The level of a partnership in Viet Nam's practice, highest first.
///
/// Source: joint statements; the order is that of the Ministry of Foreign Affairs' counts (comprehensive strategic,
/// strategic, comprehensive), with the special relationships above and sectoral strategic partnerships beside them.
package enum Tier: String, CaseIterable, Sendable {
  case special
  case comprehensiveStrategic = "comprehensive_strategic"
  case enhancedStrategic = "enhanced_strategic"
  case strategic
  case comprehensive
  case sectoralStrategic = "sectoral_strategic"
  case none

  /// The word for the tier in filters and on narrow screens.
  package var code: String {
    switch self {
    case .special: "special"
    case .comprehensiveStrategic: "csp"
    case .enhancedStrategic: "esp"
    case .strategic: "sp"
    case .comprehensive: "cp"
    case .sectoralStrategic: "sectoral"
    case .none: "none"
    }
  }

  /// The tier as a heading, such as "Comprehensive strategic".
  package var title: String {
    switch self {
    case .special: "Special relationship"
    case .comprehensiveStrategic: "Comprehensive strategic"
    case .enhancedStrategic: "Enhanced strategic"
    case .strategic: "Strategic"
    case .comprehensive: "Comprehensive"
    case .sectoralStrategic: "Sectoral strategic"
    case .none: "No partnership tier"
    }
  }

  /// The tier in a sentence, such as "comprehensive strategic partnership".
  package var phrase: String {
    switch self {
    case .special: "special relationship"
    case .none: "no partnership tier"
    default: title.lowercased() + " partnership"
    }
  }

  /// The position in the order of tiers: 0 is the highest.
  package var order: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

  /// The tier that a filter word names: a code, a stored value or a title, in any case.
  package init?(word: String) {
    let folded = SearchText.fold(word).replacing("-", with: " ").replacing("_", with: " ")
    for tier in Self.allCases
    where [tier.code, tier.rawValue.replacing("_", with: " "), tier.title.lowercased()].contains(folded) {
      self = tier
      return
    }
    return nil
  }
}
