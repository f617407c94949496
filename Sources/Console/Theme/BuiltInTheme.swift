extension Theme {
  /// The theme of last resort, when no theme file can be read: the terminal's own colours and attributes.
  package static let builtIn = Theme(
    name: "built-in", title: "Built in", isDark: true,
    roles: [
      .text: Look(), .muted: Look(attributes: .dim), .strong: Look(attributes: .bold), .title: Look(attributes: .bold),
      .accent: ansi(2), .link: Look(foreground: Tint(.ansi(6)), attributes: .underline),
      .border: Look(attributes: .dim), .borderFocused: ansi(2, .bold), .header: Look(attributes: .bold),
      .hintKey: ansi(2), .hintText: Look(attributes: .dim),
      .warning: ansi(3), .error: ansi(1, .bold), .success: ansi(2), .active: ansi(6),
      .tierSpecial: ansi(5, .bold), .tierComprehensiveStrategic: ansi(1, .bold), .tierStrategic: ansi(3),
      .tierComprehensive: ansi(2), .tierSectoral: ansi(6), .tierNone: Look(attributes: .dim),
      .outbound: ansi(3), .inbound: ansi(6), .exports: ansi(3), .imports: ansi(6), .balance: ansi(5),
      .total: Look(attributes: .bold), .axis: Look(attributes: .dim), .event: ansi(3), .gap: Look(attributes: .dim),
      .gain: ansi(2), .loss: ansi(1),
    ],
    highlights: Dictionary(
      uniqueKeysWithValues: Highlight.allCases.map { ($0, Look(attributes: $0.monoAttributes)) }))

  private static func ansi(_ number: Int, _ attributes: Attributes = []) -> Look {
    Look(foreground: Tint(.ansi(number)), attributes: attributes)
  }
}
