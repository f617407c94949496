#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A picture of the terminal as a value: a grid of cells that screens draw on and that is compared in tests.
///
/// Drawing outside the grid, or outside the clip, is ignored. Text is measured in terminal columns, so wide glyphs
/// take two cells; a wide glyph that would be cut in half is replaced by a blank.
package struct Canvas: Hashable, Sendable {
  package let size: Size
  private var cells: [Cell]
  /// Where the terminal's cursor rests: on the selected row or in a field, so that screen readers find it.
  package var cursor: Point?
  /// Whether the cursor shows as a text cursor (a field is being typed into).
  package var cursorVisible = false

  package init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.width * size.height)
  }

  package var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank outside the grid.
  package subscript(point: Point) -> Cell {
    get { bounds.contains(point) ? cells[point.y * size.width + point.x] : .blank }
    set {
      guard bounds.contains(point) else { return }
      cells[point.y * size.width + point.x] = newValue
    }
  }

  /// A row of cells, for the terminal to present.
  package func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.height else { return [] }
    return cells[y * size.width..<(y + 1) * size.width]
  }

  /// From the first to the last cell of a row that differs from another canvas of the same size, widened to whole
  /// glyphs; nil when none does.
  package func changes(in y: Int, since old: Canvas) -> Range<Int>? {
    let rows = (row(y), old.row(y))
    return rows.0.withUnsafeBufferPointer { new in
      rows.1.withUnsafeBufferPointer { old in
        guard new.count == old.count, let cells = new.baseAddress, let before = old.baseAddress else {
          return 0..<new.count
        }
        // Most rows stay as they are, which their memory tells at once; bytes between the cells may make it err, the
        // other way.
        if memcmp(cells, before, new.count * MemoryLayout<Cell>.stride) == 0 { return nil }
        var first = 0
        while first < new.count, new[first] == old[first] { first += 1 }
        guard first < new.count else { return nil }
        var end = new.count
        while new[end - 1] == old[end - 1] { end -= 1 }
        while first > 0, new[first].isContinuation || old[first].isContinuation { first -= 1 }
        while end < new.count, new[end].isContinuation || old[end].isContinuation { end += 1 }
        return first..<end
      }
    }
  }

  /// Puts one cluster of the given width at a place inside `clip`, and mends a wide glyph that it cuts in half.
  private mutating func place(_ cell: Cell, width: Int, at point: Point, clip: Rect) {
    guard point.x >= clip.x, point.x + width <= clip.maxX, point.y >= clip.y, point.y < clip.maxY else { return }
    let index = point.y * size.width + point.x
    mend(index..<index + width, row: point.y)
    cells[index] = cell
    if width == 2 { cells[index + 1] = Cell(.nothing, role: cell.role, highlight: cell.highlight) }
  }

  /// Blanks the halves of wide glyphs that stick out of cells that are about to be overwritten.
  private mutating func mend(_ range: Range<Int>, row: Int) {
    let start = row * size.width
    if range.lowerBound > start, cells[range.lowerBound].isContinuation { cells[range.lowerBound - 1].symbol = .blank }
    let end = range.upperBound
    if end < start + size.width, cells[end].isContinuation { cells[end].symbol = .blank }
  }

  /// Writes text in one row, clipped to `clip` (or the canvas), and returns the column after the last glyph.
  @discardableResult
  package mutating func write(
    _ text: String, at point: Point, role: Role = .text, highlight: Highlight = .none, clip: Rect? = nil
  ) -> Int {
    let area = clip.map { bounds.intersection($0) } ?? bounds
    if PlainText.isMadeOf(text) { return writePlain(text, at: point, role, highlight, area) }
    var x = point.x
    for cluster in text {
      let width = TextWidth.columns(of: cluster)
      guard width > 0 else { continue }
      if x >= area.maxX { break }
      if x + width > area.maxX || (x < area.x && x + width > area.x) {
        // Half of a wide glyph cannot be shown: the half inside the area is blank.
        let inside = Point(x: max(x, area.x), y: point.y)
        place(Cell(.blank, role: role, highlight: highlight), width: 1, at: inside, clip: area)
        x = min(x + width, area.maxX)
        continue
      }
      let cell = Cell(Glyph(String(cluster)), role: role, highlight: highlight)
      place(cell, width: width, at: Point(x: x, y: point.y), clip: area)
      x += width
    }
    return x
  }

  /// Writes text of which every scalar is a glyph of one column.
  private mutating func writePlain(
    _ text: String, at point: Point, _ role: Role, _ highlight: Highlight, _ area: Rect
  ) -> Int {
    let length = text.unicodeScalars.count
    let end = min(point.x + length, max(area.maxX, point.x))
    let shown = max(point.x, area.x)..<max(point.x, area.x, min(end, area.maxX))
    guard !shown.isEmpty, point.y >= area.y, point.y < area.maxY else { return end }
    let start = point.y * size.width
    mend(start + shown.lowerBound..<start + shown.upperBound, row: point.y)
    var x = point.x
    for scalar in text.unicodeScalars {
      if x >= shown.upperBound { break }
      if x >= shown.lowerBound { cells[start + x] = Cell(Glyph(scalar), role: role, highlight: highlight) }
      x += 1
    }
    return end
  }

  /// Puts a scalar of one column at a place, and mends a wide glyph that it cuts in half: for plots, which have many.
  package mutating func put(_ scalar: Unicode.Scalar, at point: Point, role: Role) {
    place(Cell(Glyph(scalar), role: role), width: 1, at: point, clip: bounds)
  }

  /// Fills a rectangle with one glyph of width 1.
  package mutating func fill(_ rect: Rect, _ glyph: String = " ", role: Role = .text, highlight: Highlight = .none) {
    let area = bounds.intersection(rect)
    guard !area.isEmpty else { return }
    let cell = Cell(glyph: glyph, role: role, highlight: highlight)
    for y in area.y..<area.maxY {
      let start = y * size.width
      mend(start + area.x..<start + area.maxX, row: y)
      for x in area.x..<area.maxX { cells[start + x] = cell }
    }
  }

  /// Lays a highlight behind a rectangle without changing its text.
  package mutating func highlight(_ rect: Rect, _ highlight: Highlight) {
    let area = bounds.intersection(rect)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { cells[y * size.width + x].highlight = highlight }
    }
  }

  /// The glyphs as lines of text, without trailing blanks: what a person sees, for tests.
  package var text: String {
    (0..<size.height).map { y in
      var line = row(y).map(\.glyph).joined()
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
