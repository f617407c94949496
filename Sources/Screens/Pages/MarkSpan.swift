internal import Console
internal import ViewModels

extension DetailEntry.Mark {
  /// The sign of the mark in its colour.
  func span(_ charset: Charset) -> Span {
    let glyphs = charset.glyphs
    return switch self {
    case .outbound: Span(glyphs.outbound, .outbound)
    case .inbound: Span(glyphs.inbound, .inbound)
    case .tier(let tier): Span(glyphs.tierChange, tier.role)
    case .doubtful: Span("?", .warning)
    case .disputed: Span(glyphs.disputed, .warning)
    case .preferred: Span(glyphs.pointer, .accent)
    case .round: Span(glyphs.point, .event)
    }
  }
}
