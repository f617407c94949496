internal import Diplomacy

extension SheetPage {
  /// What may be typed next in the filter of the table: its columns and fields, then the values that its rows have.
  func completion(_ text: String, _ cursor: Int, isWanted: Bool) -> Completion? {
    guard let place = CompletionPlace(text, cursor: cursor) else { return nil }
    guard let name = place.name else {
      guard isWanted || !place.typed.isEmpty else { return nil }
      let lowered = place.typed.lowercased()
      let entries = sheet.vocabulary.entries.filter { entry in
        ([entry.name] + entry.aliases).contains { $0.hasPrefix(lowered) }
      }
      return Completion(
        range: place.range,
        items: entries.map { Completion.Item(text: $0.name + ":", label: $0.name + ":", detail: $0.summary) })
    }
    guard let entry = sheet.vocabulary.entry(name) else { return nil }
    let wanted = " " + SearchText.fold(place.typed)
    let items = values(of: entry).filter { SearchText.fold(" " + $0.label).contains(wanted) }
    return items.count == 1 && items[0].text == place.typed ? nil : Completion(range: place.range, items: items)
  }

  /// The values of a closed list, else those that the rows have, the most frequent first; none for numbers, which are asked
  /// for by their ranges.
  private func values(of entry: FilterVocabulary.Entry) -> [Completion.Item] {
    switch entry.shape {
    case .choices(let choices): return choices.map { Completion.Item(value: $0) }
    case .flag: return ["yes", "no"].map { Completion.Item(value: $0) }
    case .number: return []
    case .words, .date, .years:
      guard let index = sheet.columns.firstIndex(where: { $0.filterName == entry.name }) else { return [] }
      // The values of the first thousands are enough to choose from while one types.
      let cells = sheet.rows.prefix(Self.mostAtOnce).map { $0.cells[index] }
      return SheetFacets(cells, of: sheet.columns[index]).facet().values.map { value in
        Completion.Item(value: value.title, detail: "\(grouped(value.count)) row\(value.count == 1 ? "" : "s")")
      }
    }
  }
}
