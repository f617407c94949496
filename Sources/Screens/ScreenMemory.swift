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
    let parts = ScreenPart.all(dashboard, size: size, charset: charset)
    if canvas.size != size {
      canvas = Canvas(size: size)
      drawn = []
    }
    let kept = keptParts(parts)
    for part in parts where !kept.contains(where: { $0.part == part }) { clear(part.area) }
    drawn = parts.map { part in kept.first { $0.part == part } ?? draw(part) }
    canvas.limits = canvas.bounds
    let front = drawn.last { $0.cursor != nil }
    canvas.cursor = front?.cursor
    canvas.cursorVisible = front?.cursorVisible ?? false
    return canvas
  }

  /// The parts of the last screen that can stay. The places of those that go are cleared.
  private mutating func keptParts(_ parts: [ScreenPart]) -> [Drawn] {
    var kept = drawn.filter { parts.contains($0.part) }
    let gone = drawn.filter { old in !parts.contains(old.part) }.map(\.part.area)
    let new = parts.filter { part in !kept.contains { $0.part == part } }.map(\.area)
    var touched = gone + new
    // What is drawn anew under or over a part takes that part along, and what lies under or over that one.
    while let index = kept.firstIndex(where: { old in touched.contains { !$0.intersection(old.part.area).isEmpty } }) {
      touched.append(kept.remove(at: index).part.area)
    }
    for area in gone { clear(area) }
    return kept
  }

  private mutating func clear(_ area: Rect) {
    canvas.limits = canvas.bounds
    canvas.fill(area)
  }

  private mutating func draw(_ part: ScreenPart) -> Drawn {
    canvas.limits = part.area.intersection(canvas.bounds)
    canvas.cursor = nil
    canvas.cursorVisible = false
    part.draw(on: &canvas)
    if charset == .ascii { canvas.asciiOnly() }
    return Drawn(part: part, cursor: canvas.cursor, cursorVisible: canvas.cursorVisible)
  }
}
