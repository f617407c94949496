/// A piece of text in one role; a line of several roles is a list of spans.
package struct Span: Hashable, Sendable {
  package var text: String
  package var role: Role

  package init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}

extension Array where Element == Span {
  /// The terminal columns of all the spans together.
  package var columns: Int { reduce(0) { $0 + TextWidth.columns(of: $1.text) } }

  /// The spans when they fit, else as much of their beginning as fits, with the ellipsis in the last one's role.
  package func truncated(to limit: Int, ellipsis: String = "…") -> [Span] {
    guard columns > limit else { return self }
    let room = limit - TextWidth.columns(of: ellipsis)
    guard limit > 0, room >= 0 else { return [] }
    var kept: [Span] = []
    var used = 0
    for span in self {
      let piece = Fit.prefix(of: span.text, columns: room - used)
      used += TextWidth.columns(of: piece)
      kept.append(Span(piece, span.role))
      if piece.utf8.count < span.text.utf8.count { break }
    }
    guard let last = kept.popLast() else { return [] }
    return kept + [Span(last.text + ellipsis, last.role)]
  }
}

extension Canvas {
  /// Writes spans one after the other in one row, and returns the column after the last glyph.
  @discardableResult
  package mutating func write(
    spans: [Span], at point: Point, clip: Rect? = nil, highlight: Highlight = .none
  ) -> Int {
    spans.reduce(point.x) { x, span in
      write(span.text, at: Point(x: x, y: point.y), role: span.role, highlight: highlight, clip: clip)
    }
  }
}
