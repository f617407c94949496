/// The rows that a person has selected, by their ids: they stay selected when the sheet is sorted or filtered.
package struct SheetSelection: Hashable, Sendable {
  package internal(set) var marked: Set<String> = []
  /// The row at which a range begins that goes on to the cursor.
  package internal(set) var anchor: String?
  /// Where that row stands now; nil when the filter drops it.
  package internal(set) var anchorLine: Int?

  package init() {}
}

extension SheetPage {
  /// Whether the row at a line is selected.
  package func isSelected(line: Int) -> Bool {
    guard let index = rowIndex(at: line) else { return false }
    return range?.contains(line) ?? false || selection.marked.contains(sheet.rows[index].id)
  }

  /// The lines of the range that is being selected.
  private var range: ClosedRange<Int>? {
    guard selection.anchor != nil else { return nil }
    let anchor = selection.anchorLine ?? cursor.selected
    return min(anchor, cursor.selected)...max(anchor, cursor.selected)
  }

  /// Whether a range is being selected.
  package var isSelecting: Bool { selection.anchor != nil }

  /// How many rows are selected, those that the filter drops included.
  package var selectedCount: Int { marked.count }

  private var marked: Set<String> {
    guard let range else { return selection.marked }
    return selection.marked.union(range.compactMap { rowIndex(at: $0).map { sheet.rows[$0].id } })
  }

  /// The rows to take away: those selected that show, in their order; every row that shows when none is selected.
  package var chosenRows: [SheetRow] {
    let marked = marked
    return marked.isEmpty ? shownRows : shownRows.filter { marked.contains($0.id) }
  }

  /// Selects the row under the cursor or lets go of it, and goes on to the next.
  package mutating func toggleSelection() {
    guard let id = selected?.id else { return }
    if selection.marked.remove(id) == nil { selection.marked.insert(id) }
    move { $0.move(by: 1) }
  }

  /// Begins a range at the row under the cursor, or ends the one that was begun and keeps its rows.
  package mutating func toggleRange() {
    guard let id = selected?.id else { return }
    if selection.anchor == nil {
      selection.anchor = id
      selection.anchorLine = cursor.selected
    } else {
      selection.marked = marked
      selection.anchor = nil
      selection.anchorLine = nil
    }
  }

  /// Lets go of the range that is being selected, else of all rows. Returns false when nothing was selected.
  package mutating func letGo() -> Bool {
    guard selection.anchor != nil || !selection.marked.isEmpty else { return false }
    if selection.anchor == nil { selection.marked = [] }
    selection.anchor = nil
    selection.anchorLine = nil
    return true
  }
}
