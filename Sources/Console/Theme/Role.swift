/// What a glyph means. Screens name roles; a theme gives each a colour and attributes.
///
/// The raw value is the role's name in theme files.
package enum Role: String, CaseIterable, Sendable {
  // Ordinary text.
  case text
  case muted
  case strong
  case title
  case accent
  case link

  // Furniture.
  case border
  case borderFocused = "border-focused"
  case header
  case hintKey = "hint-key"
  case hintText = "hint-text"

  // States; each also carries a mark or a word, since colour alone says nothing.
  case warning
  case error
  case success
  case active

  // Tiers of a partnership.
  case tierSpecial = "tier-special"
  case tierComprehensiveStrategic = "tier-comprehensive-strategic"
  case tierStrategic = "tier-strategic"
  case tierComprehensive = "tier-comprehensive"
  case tierSectoral = "tier-sectoral"
  case tierNone = "tier-none"

  // Visits.
  case outbound
  case inbound

  // Trade.
  case exports
  case imports
  case balance
  case total
  case axis
  case event
  case gap
  case gain
  case loss
}
