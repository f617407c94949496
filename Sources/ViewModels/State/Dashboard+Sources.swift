internal import Diplomacy

/// From any row to what it rests on.
extension Dashboard {
  /// Where the selected row comes from: its sources, the other claims, and which is shown.
  mutating func openClaims() -> [Effect] {
    if let page = pages.last { return openClaims(of: page) }
    switch focus {
    case .partners: return partners.selectedID.map { push(.standing($0)) } ?? []
    case .timeline: return timeline.selected.map { push(.fact($0.fact)) } ?? []
    case .trade:
      guard let partner = trade.report?.partner, let year = trade.year, trade.current != nil else {
        message = Message("No figure on record for the year under the crosshair")
        return []
      }
      return push(.claims(partner: partner, year: year))
    }
  }

  private mutating func openClaims(of page: DetailPage) -> [Effect] {
    if let map = page.map { return map.selected.map { push(.standing($0.row.id)) } ?? [] }
    // A number that was reckoned rests on what is counted; the rows behind it are where Enter leads.
    if case .reckoning(let reckoning) = page.subject { return push(.definition(reckoning)) }
    if case .visitsBehind = page.subject, page.selected?.fact == nil { return push(.definitions) }
    if let fact = page.selected?.fact {
      guard page.subject != .fact(fact) else { return [] }
      return fact.table == "sources" ? push(.source(fact.key.first ?? "")) : push(.fact(fact))
    }
    switch page.selected?.link {
    case .row(let file, let line)?: return push(.row(file: file, line: line))
    case .claims(let partner, let year)?: return push(.claims(partner: partner, year: year))
    case .comparedYear(let comparison, let year)?: return push(.comparedYear(comparison, year))
    case .partner(let id)?: return push(.fact(FactKey("partners", id)))
    default: break
    }
    // A line without a row of its own rests on the documents that it names.
    if let source = sources(of: page).first { return push(.source(source)) }
    message = Message(
      page.isAboutOneRow ? "This page is about the row itself: its documents stand above" : "This line names no source")
    return []
  }

  /// The list of documents, in the order that the configuration asks for.
  mutating func openDocuments() -> [Effect] {
    let effects = push(.sources)
    if !effects.isEmpty, preferences.sourceOrder != .facts {
      pages[pages.count - 1].setOut(SheetArrangement(columns: [], sort: [preferences.sourceOrder.sort]))
    }
    return effects
  }

  /// Opens the address of the selected row's first document that has one.
  mutating func openSource() -> [Effect] {
    if let page = pages.last {
      if case .address(let url)? = page.selected?.link { return [.openAddress(url)] }
      if case .source(_, _, let url)? = page.selected?.content, !url.isEmpty { return [.openAddress(url)] }
    }
    let ids = selectedSources
    guard !ids.isEmpty else {
      message = Message("This line names no source")
      return []
    }
    return [ask(.address(sources: ids), .address)]
  }

  /// The ids of the documents that what is selected rests on.
  var selectedSources: [String] {
    if let map = pages.last?.map { return map.selected?.row.evidence.sources ?? [] }
    guard let page = pages.last else {
      switch focus {
      case .partners: return partners.selected?.evidence.sources ?? []
      case .timeline: return timeline.selected?.evidence.sources ?? []
      case .trade: return trade.current?.shownFigures.flatMap(\.evidence.sources) ?? []
      }
    }
    if case .source(let id)? = page.selected?.link { return [id] }
    let ids = sources(of: page)
    if ids.isEmpty, case .source(let id) = page.subject { return [id] }
    return ids
  }

  /// The ids of the documents that the selected line of a page names.
  private func sources(of page: DetailPage) -> [String] {
    if let row = page.sheet?.selected { return row.evidence.sources }
    guard let selected = page.selected, let whole = page.whole else { return [] }
    // Of several lines about one row, only the first names its documents.
    let notes =
      selected.notes.isEmpty && selected.fact != nil
      ? whole.entries.first { $0.fact == selected.fact && !$0.notes.isEmpty }?.notes ?? [] : selected.notes
    return whole.documents(notes).compactMap { if case .source(let id)? = $0.link { id } else { nil } }
  }
}
