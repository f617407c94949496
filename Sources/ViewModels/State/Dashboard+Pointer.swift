/// What the mouse does. Everything here has a key as well.
extension Dashboard {
  mutating func point(_ pointer: Pointer) -> [Effect] {
    message = nil
    if overlay == .tour { return perform(.back) }
    switch pointer {
    case .overlayRow(let row, let isDouble): return pointInOverlay(row: row, isDouble: isDouble)
    case .overlayScroll(let rows):
      if case .prompt = overlay { return moveInCompletion(by: rows) }
      if case .picker(var picker) = overlay {
        picker.cursor.scroll(by: rows)
        overlay = .picker(picker)
      }
      return []
    case .hint(let command): return perform(command)
    default: return overlay == nil ? pointBelow(pointer) : []
    }
  }

  private mutating func pointInOverlay(row: Int, isDouble: Bool) -> [Effect] {
    if case .prompt(var prompt) = overlay {
      // One click takes what is offered, since it can still be typed over.
      guard let items = prompt.completion?.items, items.indices.contains(row) else { return [] }
      prompt.completion?.selected = row
      overlay = .prompt(prompt)
      return takeCompletion()
    }
    guard case .picker(var picker) = overlay else { return [] }
    picker.cursor.select(row)
    overlay = .picker(picker)
    return isDouble ? perform(.open) : []
  }

  private mutating func pointBelow(_ pointer: Pointer) -> [Effect] {
    switch pointer {
    case .detailRow(let row, let isDouble):
      guard !pages.isEmpty else { return [] }
      pages[pages.count - 1].move { $0.select(row) }
      return isDouble ? perform(.open) : []
    case .mapPlace(let id, let isDouble):
      onMap { _ = $0.select(id) }
      return isDouble ? perform(.open) : []
    case .figureYear(let year):
      if !pages.isEmpty { pages[pages.count - 1].select(year: year) }
      return []
    case .sheetHeading(let column):
      // A second click on the same heading turns the order round.
      let isAgain = sheet?.column == column
      changeSheet { page in
        page.select(column: column)
        guard isAgain, let id = page.selectedColumn?.id else { return }
        let first = page.arrangement.sort.first
        page.sort(by: SheetSort(id, isDescending: first?.column == id ? first?.isDescending == false : false))
      }
      return []
    case .sheetCell(let line, let column, let isDouble):
      changeSheet { page in
        page.move { $0.select(line) }
        if let column { page.select(column: column) }
      }
      return isDouble ? perform(.open) : []
    case .detailScroll(let rows):
      guard !pages.isEmpty else { return [] }
      if pages.last?.map != nil, viewport.isMapList { return performOnMap(rows < 0 ? .up : .down) }
      if pages.last?.map != nil { return performOnMap(rows < 0 ? .zoom : .zoomOut) }
      pages[pages.count - 1].move { $0.move(by: rows) }
      return []
    default: return pages.isEmpty ? pointInPanes(pointer) : []
    }
  }

  private mutating func pointInPanes(_ pointer: Pointer) -> [Effect] {
    switch pointer {
    case .pane(let pane): return setFocus(pane)
    case .row(let pane, let row, let isDouble): return select(row, in: pane) + (isDouble ? perform(.open) : [])
    case .scroll(let pane, let rows): return scroll(pane, by: rows)
    case .stripYear(let year):
      let isAlone = timeline.brush == year...year
      timeline.setYears(from: isAlone ? nil : year, through: isAlone ? nil : year)
      focus = .timeline
      return [askForTimeline()]
    case .chartYear(let year):
      focus = .trade
      trade.select(year)
      return []
    default: return []
    }
  }

  private mutating func select(_ row: Int, in pane: Pane) -> [Effect] {
    focus = pane
    switch pane {
    case .partners:
      let before = partners.selectedID
      partners.select(line: row)
      return partners.selectedID == before ? [] : followSelection()
    case .timeline:
      timeline.move { $0.select(row) }
      return fillWindow()
    case .trade:
      if let years = trade.years { trade.select(years.lowerBound + row) }
      return []
    }
  }

  private mutating func scroll(_ pane: Pane, by rows: Int) -> [Effect] {
    switch pane {
    case .partners:
      let before = partners.selectedID
      partners.move { $0.scroll(by: rows) }
      return partners.selectedID == before ? [] : followSelection()
    case .timeline:
      timeline.move { $0.scroll(by: rows) }
      return fillWindow()
    case .trade:
      trade.move(by: rows > 0 ? 1 : -1)
      return []
    }
  }
}
