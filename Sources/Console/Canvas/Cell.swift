/// One cell of a canvas: what is shown there and what it means.
///
/// A cell says *why* it looks as it does (a role and a highlight); only a theme knows the colours.
package struct Cell: Hashable, Sendable {
  /// One grapheme cluster, or nothing in the second cell of a wide one.
  package var symbol: Glyph
  /// What the glyph means; the theme gives it its colour.
  package var role: Role
  /// What lies behind the glyph, such as the selected row.
  package var highlight: Highlight

  package init(_ symbol: Glyph, role: Role = .text, highlight: Highlight = .none) {
    self.symbol = symbol
    self.role = role
    self.highlight = highlight
  }

  package init(glyph: String = " ", role: Role = .text, highlight: Highlight = .none) {
    self.init(Glyph(glyph), role: role, highlight: highlight)
  }

  /// The glyph as text, the empty string in the second cell of a wide one.
  package var glyph: String {
    get { symbol.text }
    set { symbol = Glyph(newValue) }
  }

  /// Whether two cells are drawn in the same way, whatever they show.
  package func looksLike(_ other: Cell) -> Bool { role == other.role && highlight == other.highlight }

  /// An empty place in the ordinary style.
  package static let blank = Cell(.blank)

  /// Whether this is the second cell of a wide glyph, which the terminal draws with the first.
  package var isContinuation: Bool { symbol == .nothing }
}

/// What lies behind a cell. A highlight changes the background or the attributes and keeps the role readable.
package enum Highlight: String, CaseIterable, Sendable {
  case none
  /// The selected row of the pane that has the focus.
  case selection
  /// The selected row of a pane without the focus.
  case selectionUnfocused = "selection-unfocused"
  /// The letters that a search found.
  case match
  /// The chart's crosshair and the years inside the brush.
  case crosshair
  /// A field that is being typed into.
  case input
}
