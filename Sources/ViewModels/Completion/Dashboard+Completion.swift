internal import Diplomacy

/// Completion in the prompts for filters: names of fields, then their values. What the dashboard has at hand is offered at
/// once; names of leaders, places and documents are asked for.
extension Dashboard {
  /// Offers what fits what stands at the cursor.
  ///
  /// - Parameter isWanted: whether the person asked for it, so that a list also shows where nothing is typed yet.
  mutating func complete(isWanted: Bool = false) -> [Effect] {
    guard case .prompt(var prompt) = overlay else { return [] }
    prompt.completion = nil
    defer { overlay = .prompt(prompt) }
    let (text, cursor) = (prompt.field.text, prompt.field.cursor)
    switch prompt.purpose {
    case .partnerFilter, .timelineFilter, .mapFilter: break
    case .pageFilter:
      prompt.completion =
        if let sheet = pages.last?.sheet {
          sheet.completion(text, cursor, isWanted: isWanted)
        } else {
          pageWords(text, cursor, isWanted: isWanted)
        }
      return []
    case .years, .asOf, .changes, .search, .mark, .viewName, .export: return []
    }
    guard let place = CompletionPlace(text, cursor: cursor) else { return [] }
    guard place.name != nil else {
      guard isWanted || !place.typed.isEmpty else { return [] }
      prompt.completion = Completion(range: place.range, items: fieldNames(place.typed, prompt.purpose))
      return []
    }
    guard let field = place.field else { return [] }
    if let items = values(of: field, like: place.typed) {
      prompt.completion = Completion(range: place.range, items: Self.notYetTyped(items, place))
      return []
    }
    return [ask(.names(field, like: place.typed, asOf: asOf), .names)]
  }

  /// Takes names that were asked for, if what was typed is still the same.
  mutating func fillNames(_ names: [NameCount], _ field: FilterField, like typed: String) {
    guard case .prompt(var prompt) = overlay,
      let place = CompletionPlace(prompt.field.text, cursor: prompt.field.cursor), place.field == field,
      place.typed == typed
    else { return }
    let items = names.map { Completion.Item(value: $0.name, detail: $0.detail) }
    prompt.completion = Completion(range: place.range, items: Self.notYetTyped(items, place))
    overlay = .prompt(prompt)
  }

  /// A list of one thing that stands there already helps nobody.
  private static func notYetTyped(_ items: [Completion.Item], _ place: CompletionPlace) -> [Completion.Item] {
    items.count == 1 && items[0].text == place.typed ? [] : items
  }

  // MARK: What is at hand

  /// The fields that a list knows and whose name begins as typed.
  private func fieldNames(_ typed: String, _ purpose: Prompt.Purpose) -> [Completion.Item] {
    let visitsOnly: [FilterField] = purpose != .timelineFilter ? [.leader, .direction, .status, .rank] : []
    let lowered = typed.lowercased()
    return FilterField.allCases.filter { field in
      !visitsOnly.contains(field) && ([field.rawValue] + field.aliases).contains { $0.hasPrefix(lowered) }
    }.map { Completion.Item(text: $0.rawValue + ":", label: $0.rawValue + ":", detail: $0.summary) }
  }

  /// The values of a field that the dashboard knows by itself; nil for those that only the store has.
  private func values(of field: FilterField, like typed: String) -> [Completion.Item]? {
    switch field {
    case .leader, .place, .source: return nil
    case .year: return years(typed)
    case .partner: return partnerNames(typed)
    case .region:
      let regions = Set(partners.rows.map(\.region)).filter { !$0.isEmpty }.sorted()
      return Self.matching(regions.map { (Completion.Item(value: $0), $0) }, typed)
    case .tier:
      return Self.matching(Tier.allCases.map { (Completion.Item(value: $0.code, detail: $0.phrase), $0.phrase) }, typed)
    default:
      let choices = field.choices ?? []
      return Self.matching(choices.map { (Completion.Item(value: $0), $0.replacing("_", with: " ")) }, typed)
    }
  }

  private func years(_ typed: String) -> [Completion.Item] {
    timeline.summary.years.reversed().filter { String($0.year).hasPrefix(typed) }.map { year in
      let visits = year.outbound + year.inbound
      return Completion.Item(
        text: String(year.year), label: String(year.year), detail: "\(grouped(visits)) visit\(visits == 1 ? "" : "s")")
    }
  }

  /// Partners by code and name: those that begin as typed first.
  private func partnerNames(_ typed: String) -> [Completion.Item] {
    let query = FuzzyQuery(typed)
    let wanted = SearchText.fold(typed)
    // By their places: this happens at every letter, and rows are large to copy.
    let rows = partners.rows
    let found = rows.indices.compactMap { index -> (score: Int, index: Int)? in
      guard !query.isEmpty else { return (0, index) }
      if SearchText.fold(rows[index].id).hasPrefix(wanted) { return (200, index) }
      return query.score(rows[index].name).map { ($0, index) }
    }
    return found.sorted { ($1.score, rows[$0.index].name) < ($0.score, rows[$1.index].name) }.map {
      let row = rows[$0.index]
      return Completion.Item(value: row.id, label: row.id, detail: row.name)
    }
  }

  /// Those that begin as typed, then those of which another word does; accents may be left out.
  private static func matching(_ items: [(item: Completion.Item, words: String)], _ typed: String) -> [Completion.Item]
  {
    let wanted = SearchText.fold(typed)
    let first = items.filter { SearchText.fold($0.item.label).hasPrefix(wanted) }
    let second = items.filter { item in
      !SearchText.fold(item.item.label).hasPrefix(wanted) && (" " + SearchText.fold(item.words)).contains(" " + wanted)
    }
    return (first + second).map(\.item)
  }

  /// The words of the page's lines that begin as typed, those that stand there most often first.
  private func pageWords(_ text: String, _ cursor: Int, isWanted: Bool) -> Completion? {
    let head = text.prefix(cursor)
    let typed = String(head.lastIndex(where: \.isWhitespace).map { head[head.index(after: $0)...] } ?? head[...])
    let range = (cursor - typed.count)..<cursor
    let marks = [("has:conflict", "lines on which sources differ"), ("confidence:low", "lines that are doubtful")]
    let offered = marks.filter { $0.0.hasPrefix(typed.lowercased()) && $0.0 != typed }.map {
      Completion.Item(text: $0.0, label: $0.0, detail: $0.1)
    }
    guard typed.count > 1 else { return isWanted ? Completion(range: range, items: offered) : nil }
    let words = (pages.last?.words(like: typed) ?? []).map { Completion.Item(text: $0, label: $0) }
    return Completion(range: range, items: offered + words)
  }

  // MARK: Choosing

  /// Puts in the item that was gone to, else the first; where there is no list yet, asks for one.
  mutating func takeCompletion() -> [Effect] {
    guard case .prompt(var prompt) = overlay else { return [] }
    guard let completion = prompt.completion else { return complete(isWanted: true) }
    let item = completion.items[completion.selected ?? 0]
    prompt.field.replace(completion.range, with: item.text)
    overlay = .prompt(prompt)
    return type(into: prompt)
  }

  mutating func moveInCompletion(by step: Int) -> [Effect] {
    guard case .prompt(var prompt) = overlay else { return [] }
    guard prompt.completion != nil else { return step > 0 ? complete(isWanted: true) : [] }
    prompt.completion?.move(by: step)
    overlay = .prompt(prompt)
    return []
  }
}
