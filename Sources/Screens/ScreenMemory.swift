package import Console
package import ViewModels

/// Draws screen after screen, and only what differs from the last: a part that is equal to one of the last screen, and
/// that nothing new or gone touches, keeps its cells.
package struct ScreenMemory: Sendable {
  private struct Drawn {
    var part: ScreenPart
    /// The cursor, where the part has it.
    var cursor: Point?
    var cursorVisible: Bool
  }

  private let charset: Charset
  private var drawn: [Drawn] = []
  private var canvas = Canvas(size: Size(width: 0, height: 0))

  package init(charset: Charset) { self.charset = charset }

  /// The screen of a dashboard: the same as if it were drawn afresh.
  package mutating func draw(_ dashboard: Dashboard, size: Size) -> Canvas {
    if canvas.size != size {
      canvas = Canvas(size: size)
      drawn = []
    }
    let parts = ScreenPart.all(dashboard, size: size, charset: charset)
    // By the places of those that were drawn, since parts are large to copy.
    var kept = parts.map { place(of: $0) }
    var touched = drawn.indices.filter { !kept.contains($0) }.flatMap { drawn[$0].part.areas }
    for index in parts.indices where kept[index] == nil { touched += parts[index].areas }
    // What is drawn anew under or over a part takes that part along, and what lies under or over that one.
    while let index = parts.indices.first(where: { kept[$0] != nil && parts[$0].touches(touched) }) {
      touched += parts[index].areas
      kept[index] = nil
    }
    for area in touched { canvas.fill(area) }
    var next: [Drawn] = []
    for index in parts.indices { next.append(kept[index].map { drawn[$0] } ?? draw(parts[index])) }
    drawn = next
    let front = drawn.last { $0.cursor != nil }
    canvas.cursor = front?.cursor
    canvas.cursorVisible = front?.cursorVisible ?? false
    return canvas
  }

  /// Where a part equal to this one was drawn. Of each kind there is one at most, so that only two are compared.
  private func place(of part: ScreenPart) -> Int? {
    guard let index = drawn.firstIndex(where: { $0.part.kind == part.kind }) else { return nil }
    return drawn[index].part == part ? index : nil
  }

  private mutating func draw(_ part: ScreenPart) -> Drawn {
    canvas.cursor = nil
    canvas.cursorVisible = false
    part.draw(on: &canvas)
    if charset == .ascii { for area in part.areas { canvas.asciiOnly(in: area) } }
    return Drawn(part: part, cursor: canvas.cursor, cursorVisible: canvas.cursorVisible)
  }
}
