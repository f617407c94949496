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
    var kept = parts.map { part in drawn.first { $0.part == part } }
    let gone = drawn.filter { old in !parts.contains(old.part) }.flatMap(\.part.areas)
    var touched = gone + zip(parts, kept).filter { $0.1 == nil }.flatMap(\.0.areas)
    // What is drawn anew under or over a part takes that part along, and what lies under or over that one.
    while let index = kept.firstIndex(where: { $0?.part.touches(touched) ?? false }) {
      touched += parts[index].areas
      kept[index] = nil
    }
    for area in touched { canvas.fill(area) }
    drawn = zip(parts, kept).map { part, known in known ?? draw(part) }
    let front = drawn.last { $0.cursor != nil }
    canvas.cursor = front?.cursor
    canvas.cursorVisible = front?.cursorVisible ?? false
    return canvas
  }

  private mutating func draw(_ part: ScreenPart) -> Drawn {
    canvas.cursor = nil
    canvas.cursorVisible = false
    part.draw(on: &canvas)
    if charset == .ascii { for area in part.areas { canvas.asciiOnly(in: area) } }
    return Drawn(part: part, cursor: canvas.cursor, cursorVisible: canvas.cursorVisible)
  }
}
