/// The colours of roles on light and on dark pages. They keep a contrast of at least 3 to the page for lines and 4.5
/// for words, and are told apart by those who see no red or green; fillings and names say the same without them.
enum SVGPalette {
  /// The colour of a role on a light and on a dark page; nil for the page's own ink.
  static func colors(of role: Role) -> (light: String, dark: String)? {
    switch role {
    case .exports, .outbound, .tierStrategic, .warning: ("#9a5b00", "#f0b54a")
    case .imports, .inbound, .tierSectoral, .link: ("#0b63a5", "#78b7ee")
    case .balance, .tierSpecial: ("#8a3fa0", "#d5a3ea")
    case .accent, .active, .success, .tierComprehensive, .header, .gain: ("#1b7340", "#7fcf8f")
    case .tierComprehensiveStrategic, .loss, .error: ("#b3321f", "#f58a78")
    case .event: ("#7a4b00", "#e8c069")
    case .muted, .axis, .gap, .border, .hintText, .tierNone: ("#5b5f66", "#a4a9b0")
    case .text, .strong, .title, .total, .borderFocused, .hintKey: nil
    }
  }

  /// The style block: the page's ink and paper, and a class for each role that is used. It keeps to what programs that
  /// turn SVG into pixels understand: no variables, and the light page where they know no colour scheme.
  static func style(_ roles: [Role]) -> String {
    func rules(_ color: ((light: String, dark: String)) -> String) -> String {
      roles.compactMap { role in colors(of: role).map { ".r-\(role.rawValue){color:\(color($0))}" } }.joined()
    }
    return """
      <style>
      .chart{color:#1d1f23}
      .chart text{fill:currentColor;stroke:none;white-space:pre}
      .chart .l{stroke:currentColor;fill:none}
      .chart .f{fill:currentColor;stroke:none}
      .chart .o{fill:#ffffff;stroke:currentColor}
      .chart .h{stroke:#ffffff;stroke-width:2;fill:none}
      .chart .on{stroke:#ffffff;stroke-width:4;paint-order:stroke}
      \(rules { $0.light })
      @media (prefers-color-scheme: dark){
      .chart{color:#e6e7ea}
      .chart .o{fill:#16181c}
      .chart .h,.chart .on{stroke:#16181c}
      \(rules { $0.dark })
      }
      </style>
      """
  }
}
