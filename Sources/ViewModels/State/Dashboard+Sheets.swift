internal import Diplomacy

/// What the commands do on a page that is a table.
extension Dashboard {
  /// Nil when the command means there what it means on every page.
  mutating func performInSheet(_ command: Command) -> [Effect]? {
    guard !pages.isEmpty, pages[pages.count - 1].sheet != nil else { return nil }
    if let change = Self.movement(command) {
      pages[pages.count - 1].move(change)
      return []
    }
    switch command {
    case .left: changeSheet { $0.moveColumn(by: -1) }
    case .right: changeSheet { $0.moveColumn(by: 1) }
    case .sort: openSheetSort()
    case .group: toggleGroup()
    case .columns: return openColumns()
    case .facets: return openFacets()
    case .select: changeSheet { $0.toggleSelection() }
    case .selectRange: changeSheet { $0.toggleRange() }
    case .columnChart: changeSheet { $0.toggleChart() }
    case .explain: explain()
    case .open:
      // A note that leads nowhere shows the whole of its sentence.
      guard let note = sheet?.selectedNote, note.link == nil else { return nil }
      message = Message(note.text)
    default: return nil
    }
    return []
  }

  /// Changes the table in front.
  mutating func changeSheet(_ change: (inout SheetPage) -> Void) {
    guard !pages.isEmpty, var sheet = pages[pages.count - 1].sheet else { return }
    change(&sheet)
    pages[pages.count - 1].sheet = sheet
  }

  /// Asks for the tables to be set out that are too large for that between two keys.
  mutating func askForTables() -> [Effect] {
    var effects: [Effect] = []
    for depth in pages.indices {
      guard let job = pages[depth].sheet?.unasked else { continue }
      let effect = ask(.setOut(job), .table(depth))
      if case .ask(_, let ticket) = effect { pages[depth].sheet?.asked(by: ticket.number) }
      effects.append(effect)
    }
    return effects
  }

  /// Changes the table that a question was about, if it is still there.
  mutating func onTable(of ticket: Ticket, _ change: (inout SheetPage) -> Void) {
    guard case .table(let depth) = ticket.lane, pages.indices.contains(depth), var sheet = pages[depth].sheet else {
      return
    }
    change(&sheet)
    pages[depth].sheet = sheet
  }

  /// The table in front; nil when there is none.
  var sheet: SheetPage? { pages.last?.sheet }

  private mutating func toggleGroup() {
    changeSheet { $0.toggleGroup() }
    guard let sheet else { return }
    let title = sheet.arrangement.group.flatMap { id in sheet.columns.first { $0.id == id }?.title }
    message = Message(
      title.map { "Grouped by \($0); \(keys.word(.group)) on the same column ends it" } ?? "Not grouped")
  }

  private mutating func explain() {
    guard let sheet else { return }
    let column = sheet.selectedColumn.map { column in
      column.explanation.isEmpty ? "" : " \(column.title.capitalizedFirst): \(column.explanation)"
    }
    message = Message(sheet.sheet.explanation + (column ?? ""))
  }

  // MARK: Sorting

  /// What stands before a column's id in the choices of an order.
  private enum SortChoice: String, CaseIterable {
    case first, then
  }

  private mutating func openSheetSort() {
    guard let sheet else { return }
    var items: [Picker.Item] = []
    for choice in SortChoice.allCases {
      for column in sheet.columns {
        // What one mostly wants comes first: the largest number, the latest date, the first letter.
        let fallsFirst = column.isNumeric || column.kind == .date
        for isDescending in [fallsFirst, !fallsFirst] {
          items.append(
            Picker.Item(
              id: "\(choice.rawValue):\(isDescending ? "down" : "up"):\(column.id)",
              title: (choice == .then ? "then by " : "") + column.title, detail: column.words(isDescending)))
        }
      }
    }
    items.append(Picker.Item(id: "", title: "as the table came"))
    let current = sheet.selectedColumn.map { "first:\($0.isNumeric || $0.kind == .date ? "down" : "up"):\($0.id)" }
    open(Picker(purpose: .sheetSort, title: "Sort by", items: items, selecting: current))
  }

  mutating func sortSheet(_ id: String) {
    let parts = id.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count == 3 else {
      changeSheet { $0.sortAsFirst() }
      return
    }
    let key = SheetSort(parts[2], isDescending: parts[1] == "down")
    changeSheet { parts[0] == SortChoice.then.rawValue ? $0.sort(thenBy: key) : $0.sort(by: key) }
  }
}

extension SheetColumn {
  /// What an order by the column begins with, in words.
  fileprivate func words(_ isDescending: Bool) -> String {
    switch kind {
    case .number, .money: isDescending ? "most first" : "least first"
    case .date: isDescending ? "latest first" : "earliest first"
    case .flag: isDescending ? "yes first" : "no first"
    case .text, .list: isDescending ? "from the end" : "from the beginning"
    }
  }
}
