/// Gives every role and highlight its look.
package struct Theme: Hashable, Sendable {
  package var name: String
  package var title: String
  /// Whether the theme is made for a dark terminal background.
  package var isDark: Bool
  package var roles: [Role: Look]
  package var highlights: [Highlight: Look]

  package init(name: String, title: String, isDark: Bool, roles: [Role: Look], highlights: [Highlight: Look]) {
    self.name = name
    self.title = title
    self.isDark = isDark
    self.roles = roles
    self.highlights = highlights
  }

  /// A theme without fallbacks for terminals with fewer colours.
  ///
  /// Disfavoured, so that empty dictionaries are not ambiguous.
  @_disfavoredOverload
  package init(name: String, title: String, isDark: Bool, roles: [Role: Paint], highlights: [Highlight: Paint]) {
    self.init(
      name: name, title: title, isDark: isDark, roles: roles.mapValues(Look.init),
      highlights: highlights.mapValues(Look.init))
  }

  /// The look of a role, or of the role it falls back on when the theme leaves it out.
  package func look(of role: Role) -> Look {
    var candidate: Role? = role
    while let current = candidate {
      if let look = roles[current] { return look }
      candidate = current.fallback
    }
    return Look()
  }

  /// The colours and attributes of a cell for a terminal with so many colours.
  package func paint(role: Role, highlight: Highlight = .none, depth: ColorDepth) -> Paint {
    let look = look(of: role)
    var paint = Paint(
      foreground: look.foreground?.color(at: depth) ?? .standard,
      background: look.background?.color(at: depth) ?? .standard, attributes: look.attributes)
    if depth == .mono { paint.attributes.formUnion(role.monoAttributes) }
    if highlight != .none { lay(highlight, over: &paint, depth: depth) }
    return paint
  }

  private func lay(_ highlight: Highlight, over paint: inout Paint, depth: ColorDepth) {
    let look = highlights[highlight] ?? Look(attributes: highlight.monoAttributes)
    paint.attributes.formUnion(look.attributes)
    if let color = look.foreground?.color(at: depth), color != .standard { paint.foreground = color }
    if let background = look.background, isVisible(background, at: depth) {
      paint.background = background.color(at: depth)
    } else if look.background != nil {
      paint.attributes.formUnion(highlight.monoAttributes)
    } else if depth == .mono {
      paint.attributes.formUnion(highlight.monoAttributes)
    }
    // Text in the colour of its background would vanish; reversing the terminal's own colours always shows.
    if paint.background != .standard, paint.foreground == paint.background {
      paint.foreground = .standard
      paint.background = .standard
      paint.attributes.insert(.reverse)
    }
  }

  /// Among 16 colours the nearest to a subtle background is usually the terminal's own, so only a named one counts.
  private func isVisible(_ background: Tint, at depth: ColorDepth) -> Bool {
    switch depth {
    case .mono: return false
    case .ansi16:
      if case .ansi = background.color { return true }
      return background.ansi != nil
    case .indexed256, .truecolor: return true
    }
  }
}

extension Highlight {
  /// What shows the highlight without colour.
  var monoAttributes: Attributes {
    switch self {
    case .none: []
    case .selection, .crosshair: .reverse
    case .selectionUnfocused: [.bold, .underline]
    case .match: [.bold, .underline]
    case .input: .underline
    }
  }
}

extension Role {
  /// What shows the role without colour. Most need nothing, since a word or a mark says the same.
  var monoAttributes: Attributes {
    switch self {
    case .strong, .title, .borderFocused, .header, .hintKey, .accent, .error, .active: .bold
    case .muted, .gap, .border: .dim
    case .link: .underline
    default: []
    }
  }

  /// The role whose look is used when a theme leaves this one out.
  package var fallback: Role? {
    switch self {
    case .text: nil
    case .title, .header, .total: .strong
    case .link, .borderFocused, .hintKey, .active, .success, .warning, .event, .outbound, .exports: .accent
    case .border, .hintText, .axis, .gap, .tierNone: .muted
    case .error: .warning
    case .inbound: .warning
    case .imports: .inbound
    case .gain: .success
    case .loss: .error
    case .muted, .strong, .accent, .balance: .text
    case .tierSpecial, .tierComprehensiveStrategic, .tierStrategic, .tierComprehensive, .tierSectoral: .text
    }
  }
}
