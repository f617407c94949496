/// Which glyphs the terminal can show: braille for the finest charts, box and block glyphs, or plain ASCII.
package enum Charset: String, CaseIterable, Sendable {
  case braille
  case block
  case ascii

  /// The glyphs that screens draw with, each one column wide.
  package var glyphs: Glyphs { self == .ascii ? .ascii : .unicode }
}

/// The glyphs of a charset by what they are for. Every one takes exactly one column.
package struct Glyphs: Hashable, Sendable {
  // Frames.
  package var topLeft: String
  package var topRight: String
  package var bottomLeft: String
  package var bottomRight: String
  package var horizontal: String
  package var vertical: String
  /// The top edge of the pane that has the focus: the same line where colour shows the focus.
  package var horizontalFocused: String

  // Axes.
  package var axisCorner: String
  package var axisCross: String
  package var axisTickLeft: String
  package var axisTickDown: String

  // Rows.
  package var pointer: String
  package var bullet: String
  package var ellipsis: String
  package var check: String
  package var sortDescending: String
  package var sortAscending: String
  package var clippedLeft: String
  package var clippedRight: String

  // Meanings.
  package var outbound: String
  package var inbound: String
  package var tierChange: String
  package var visitOut: String
  package var visitIn: String
  package var warning: String

  // Figures.
  package var approximately: String
  /// Sources differ on the figure or fact beside it.
  package var disputed: String
  package var minus: String
  package var times: String
  package var gap: String
  package var point: String
  package var hollowPoint: String
  /// Bar heights from nothing (0) to full (8).
  package var levels: [String]

  /// The glyphs of terminals that show Unicode.
  package static let unicode = Glyphs(
    topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯", horizontal: "─", vertical: "│",
    horizontalFocused: "─", axisCorner: "└", axisCross: "┼", axisTickLeft: "┤", axisTickDown: "┬",
    pointer: "▸", bullet: "•", ellipsis: "…", check: "✓", sortDescending: "▾", sortAscending: "▴",
    clippedLeft: "‹", clippedRight: "›",
    outbound: "→", inbound: "←", tierChange: "◆", visitOut: "▲", visitIn: "▼", warning: "▲",
    approximately: "≈", disputed: "≠", minus: "−", times: "×", gap: "·", point: "●", hollowPoint: "○",
    levels: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  /// The glyphs of terminals that show ASCII only.
  package static let ascii = Glyphs(
    topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-", vertical: "|",
    horizontalFocused: "=", axisCorner: "+", axisCross: "+", axisTickLeft: "+", axisTickDown: "+",
    pointer: ">", bullet: "*", ellipsis: "~", check: "x", sortDescending: "v", sortAscending: "^",
    clippedLeft: "<", clippedRight: ">",
    outbound: ">", inbound: "<", tierChange: "*", visitOut: "^", visitIn: "v", warning: "!",
    approximately: "~", disputed: "!", minus: "-", times: "x", gap: ".", point: "@", hollowPoint: "o",
    levels: [" ", ",", ":", "-", "=", "+", "*", "%", "#"])

  /// The glyph of a bar that fills `fraction` of one row. Anything above nothing shows at least the lowest level.
  package func level(_ fraction: Double) -> String {
    guard fraction > 0 else { return levels[0] }
    return levels[min(8, max(1, Int((min(1, fraction) * 8).rounded())))]
  }
}
