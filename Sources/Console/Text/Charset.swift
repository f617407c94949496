/// Which glyphs the terminal can show: braille for the finest charts, box and block glyphs, or plain ASCII.
package enum Charset: String, CaseIterable, Sendable {
  case braille
  case block
  case ascii

  /// The glyphs that screens draw with, each one column wide.
  package var glyphs: Glyphs { self == .ascii ? .ascii : .unicode }
}

/// The glyphs of a charset by what they are for. Every one takes exactly one column.
///
/// An object, because drawing asks for it at every turn and a value of three dozen strings would be copied each time.
package final class Glyphs: Sendable {
  // Frames.
  package let topLeft: String
  package let topRight: String
  package let bottomLeft: String
  package let bottomRight: String
  package let horizontal: String
  package let vertical: String
  /// The top edge of the pane that has the focus: the same line where colour shows the focus.
  package let horizontalFocused: String

  // Axes.
  package let axisCorner: String
  package let axisCross: String
  package let axisTickLeft: String
  package let axisTickDown: String

  // Rows.
  package let pointer: String
  package let bullet: String
  package let ellipsis: String
  package let check: String
  package let sortDescending: String
  package let sortAscending: String
  package let clippedLeft: String
  package let clippedRight: String

  // Meanings.
  package let outbound: String
  package let inbound: String
  package let tierChange: String
  package let visitOut: String
  package let visitIn: String
  package let agreement: String
  package let warning: String

  // Figures.
  package let approximately: String
  /// Sources differ on the figure or fact beside it.
  package let disputed: String
  package let minus: String
  package let times: String
  package let gap: String
  package let point: String
  package let hollowPoint: String
  /// Bar heights from nothing (0) to full (8).
  package let levels: [String]

  private init(
    topLeft: String, topRight: String, bottomLeft: String, bottomRight: String, horizontal: String, vertical: String,
    horizontalFocused: String, axisCorner: String, axisCross: String, axisTickLeft: String, axisTickDown: String,
    pointer: String, bullet: String, ellipsis: String, check: String, sortDescending: String, sortAscending: String,
    clippedLeft: String, clippedRight: String, outbound: String, inbound: String, tierChange: String, visitOut: String,
    visitIn: String, agreement: String, warning: String, approximately: String, disputed: String, minus: String,
    times: String,
    gap: String, point: String, hollowPoint: String, levels: [String]
  ) {
    self.topLeft = topLeft
    self.topRight = topRight
    self.bottomLeft = bottomLeft
    self.bottomRight = bottomRight
    self.horizontal = horizontal
    self.vertical = vertical
    self.horizontalFocused = horizontalFocused
    self.axisCorner = axisCorner
    self.axisCross = axisCross
    self.axisTickLeft = axisTickLeft
    self.axisTickDown = axisTickDown
    self.pointer = pointer
    self.bullet = bullet
    self.ellipsis = ellipsis
    self.check = check
    self.sortDescending = sortDescending
    self.sortAscending = sortAscending
    self.clippedLeft = clippedLeft
    self.clippedRight = clippedRight
    self.outbound = outbound
    self.inbound = inbound
    self.tierChange = tierChange
    self.visitOut = visitOut
    self.visitIn = visitIn
    self.agreement = agreement
    self.warning = warning
    self.approximately = approximately
    self.disputed = disputed
    self.minus = minus
    self.times = times
    self.gap = gap
    self.point = point
    self.hollowPoint = hollowPoint
    self.levels = levels
  }

  /// The glyphs of terminals that show Unicode.
  package static let unicode = Glyphs(
    topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯", horizontal: "─", vertical: "│",
    horizontalFocused: "─", axisCorner: "└", axisCross: "┼", axisTickLeft: "┤", axisTickDown: "┬",
    pointer: "▸", bullet: "•", ellipsis: "…", check: "✓", sortDescending: "▾", sortAscending: "▴",
    clippedLeft: "‹", clippedRight: "›",
    outbound: "→", inbound: "←", tierChange: "◆", visitOut: "▲", visitIn: "▼", agreement: "■", warning: "▲",
    approximately: "≈", disputed: "≠", minus: "−", times: "×", gap: "·", point: "●", hollowPoint: "○",
    levels: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  /// The glyphs of terminals that show ASCII only.
  package static let ascii = Glyphs(
    topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-", vertical: "|",
    horizontalFocused: "=", axisCorner: "+", axisCross: "+", axisTickLeft: "+", axisTickDown: "+",
    pointer: ">", bullet: "*", ellipsis: "~", check: "x", sortDescending: "v", sortAscending: "^",
    clippedLeft: "<", clippedRight: ">",
    outbound: ">", inbound: "<", tierChange: "*", visitOut: "^", visitIn: "v", agreement: "=", warning: "!",
    approximately: "~", disputed: "!", minus: "-", times: "x", gap: ".", point: "@", hollowPoint: "o",
    levels: [" ", ",", ":", "-", "=", "+", "*", "%", "#"])

  /// The glyph of a bar that fills `fraction` of one row. Anything above nothing shows at least the lowest level.
  package func level(_ fraction: Double) -> String {
    guard fraction > 0 else { return levels[0] }
    return levels[min(8, max(1, Int((min(1, fraction) * 8).rounded())))]
  }
}
