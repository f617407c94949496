/// The selected row of a list and the part of it that shows. The selection is always in range and in view.
package struct ListCursor: Hashable, Sendable {
  /// The selected row, 0 when the list is empty.
  package private(set) var selected = 0
  /// The first row that shows.
  package private(set) var top = 0
  package private(set) var count = 0
  /// How many rows show; at least 1.
  package private(set) var height = 1

  package init() {}

  /// The rows that show.
  package var visible: Range<Int> { top..<min(count, top + height) }

  package mutating func setCount(_ count: Int) {
    self.count = max(0, count)
    settle()
  }

  package mutating func setHeight(_ height: Int) {
    self.height = max(1, height)
    settle()
  }

  package mutating func select(_ row: Int) {
    selected = row
    settle()
  }

  package mutating func move(by rows: Int) {
    select(selected + rows)
  }

  /// Moves selection and view by a page, so that the row under the eye stays under the eye.
  package mutating func page(by pages: Double) {
    let step = max(1, Int(Double(height) * pages.magnitude)) * (pages < 0 ? -1 : 1)
    top += step
    move(by: step)
  }

  /// Scrolls without moving the selection more than needed, for the mouse wheel.
  package mutating func scroll(by rows: Int) {
    top = min(max(0, top + rows), max(0, count - height))
    selected = min(max(selected, top), max(top, min(count, top + height) - 1))
    settle()
  }

  /// Puts a row at a distance from the top, as it was before the list changed.
  package mutating func place(_ row: Int, below top: Int) {
    self.top = row - top
    select(row)
  }

  /// Steps over rows that cannot be selected, such as headings, in the direction of travel, and back again at the ends.
  package mutating func step(over isSkipped: (Int) -> Bool, forward: Bool) {
    var row = selected
    while row >= 0, row < count, isSkipped(row) { row += forward ? 1 : -1 }
    if row < 0 || row >= count {
      row = selected
      while row >= 0, row < count, isSkipped(row) { row += forward ? -1 : 1 }
    }
    if row >= 0, row < count { select(row) }
  }

  private mutating func settle() {
    selected = min(max(0, selected), max(0, count - 1))
    top = min(max(0, top), max(0, count - height))
    if selected < top { top = selected }
    if selected >= top + height { top = selected - height + 1 }
  }
}
