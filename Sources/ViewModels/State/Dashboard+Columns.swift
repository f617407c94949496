internal import Diplomacy

/// Choosing the columns of the table or pane in front: the list stays open while they are shown, hidden and moved.
extension Dashboard {
  mutating func openColumns() -> [Effect] {
    guard let items = columnItems else {
      message = Message("Years have no columns to choose; \(keys.word(.dataTable)) shows the figures as a table")
      return []
    }
    let title = pages.isEmpty ? "Columns of the \(focus.word)" : "Columns"
    var picker = Picker(purpose: .columns, title: title, items: items)
    if let id = sheet?.selectedColumn?.id { picker.select(id: id) }
    open(picker)
    return []
  }

  /// Shows or hides the column that is chosen.
  mutating func toggleColumn(_ picker: Picker) {
    guard let item = picker.selected else { return }
    overlay = .picker(picker)
    if sheet != nil {
      changeSheet { $0.toggle(column: item.id) }
    } else if focus == .partners {
      PartnerColumn(rawValue: item.id).map { partners.columns.toggle($0) }
    } else {
      VisitColumn(rawValue: item.id).map { timeline.columns.toggle($0) }
    }
    refillColumns(keeping: item.id)
  }

  /// Moves the column that is chosen to the left or the right.
  mutating func moveColumn(_ picker: Picker, by places: Int) {
    guard let item = picker.selected else { return }
    if sheet != nil {
      changeSheet { $0.move(column: item.id, by: places) }
    } else if focus == .partners {
      PartnerColumn(rawValue: item.id).map { partners.columns.move($0, by: places) }
    } else {
      VisitColumn(rawValue: item.id).map { timeline.columns.move($0, by: places) }
    }
    refillColumns(keeping: item.id)
  }

  /// Lists the columns as they are now, if their list is open.
  ///
  /// - Parameter id: the column to stay on; nil for the one that is selected.
  mutating func refillColumns(keeping id: String? = nil) {
    guard case .picker(var picker) = overlay, picker.purpose == .columns, let items = columnItems else { return }
    guard id != nil || items != picker.items else { return }
    let kept = id ?? picker.selected?.id
    picker.fill(items)
    if let kept { picker.select(id: kept) }
    overlay = .picker(picker)
  }

  /// The columns of what is in front, those that show first; nil where there are none to choose.
  private var columnItems: [Picker.Item]? {
    if let sheet {
      let shown = sheet.arrangement.columns
      let hidden = sheet.sheet.columns.filter { !shown.contains($0.id) }
      return (sheet.columns + hidden).map { column in
        Picker.Item(
          id: column.id, title: column.title, detail: column.explanation,
          figure: shown.contains(column.id) ? "shown" : "", keywords: column.id)
      }
    }
    switch focus {
    case .partners: return items(partners.columns)
    case .timeline: return items(timeline.columns)
    case .trade: return nil
    }
  }

  private func items<Column: ListColumn>(_ choice: ColumnChoice<Column>) -> [Picker.Item] {
    let hidden = Column.allCases.filter { !choice.shown.contains($0) }
    return (choice.shown + hidden).map { column in
      let fits = viewport.columns?.contains(column.rawValue) ?? true
      let figure = !choice.shown.contains(column) ? "" : fits ? "shown" : "no room"
      return Picker.Item(
        id: column.rawValue, title: column.title, detail: column.explanation, figure: figure,
        keywords: column.rawValue)
    }
  }
}
