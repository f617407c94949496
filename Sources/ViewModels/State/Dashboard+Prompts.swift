internal import Diplomacy

/// What is typed into a prompt: applied as it stands, kept, put back, stepped.
extension Dashboard {
  /// Applies what a prompt now says, and offers what may come next.
  mutating func type(into prompt: Prompt) -> [Effect] {
    let effects = applyLive(prompt)
    return effects + complete()
  }

  /// Applies a prompt's text as it stands, or remembers what is wrong with it and changes nothing else.
  mutating func applyLive(_ prompt: Prompt) -> [Effect] {
    var prompt = prompt
    do throws(FilterError) {
      let effects = try applied(prompt.purpose, prompt.field.text)
      prompt.error = nil
      overlay = .prompt(prompt)
      return effects
    } catch {
      prompt.error = error
      overlay = .prompt(prompt)
      return applyBeginning(prompt, error)
    }
  }

  /// Applies the terms before the one that is wrong: half a term, such as `tier:` on the way to `tier:csp`, must not
  /// leave the list as it was for the word `tier`.
  private mutating func applyBeginning(_ prompt: Prompt, _ error: FilterError) -> [Effect] {
    let isTable = prompt.purpose == .pageFilter && sheet != nil
    guard isTable || [.partnerFilter, .timelineFilter, .mapFilter].contains(prompt.purpose) else { return [] }
    let before = prompt.field.text.prefix(error.range.lowerBound)
    let terms = before.lastIndex(where: \.isWhitespace).map { before[..<$0] } ?? ""
    do throws(FilterError) {
      return try applied(prompt.purpose, String(terms))
    } catch {
      return []
    }
  }

  private mutating func applied(_ purpose: Prompt.Purpose, _ text: String) throws(FilterError) -> [Effect] {
    switch purpose {
    case .partnerFilter:
      let before = partners.selectedID
      partners.setFilter(try Filter(parsing: text, for: .partners))
      return partners.selectedID == before ? [] : followSelection()
    case .timelineFilter:
      timeline.filter = try Filter(parsing: text)
      return [askForTimeline()]
    case .years:
      let years = try Prompt.years(text)
      timeline.setYears(from: years.from, through: years.through)
      return [askForTimeline()]
    case .asOf:
      // Only Enter moves the as-of date: half a year typed is another date.
      _ = try Prompt.day(text)
      return []
    case .changes:
      _ = try Prompt.days(text)
      return []
    case .pageFilter:
      if !pages.isEmpty { try pages[pages.count - 1].setFilter(text) }
      return []
    case .mapFilter:
      let filter = try Filter(parsing: text)
      onMap { $0.setFilter(filter) }
      return []
    case .search: return []
    case .mark:
      guard let letter = text.first else { return [] }
      guard Mark.isLetter(letter) else {
        throw FilterError(
          range: 0..<1, reason: "a mark is a letter", mend: "write one from a to z, or a digit")
      }
      guard text.dropFirst().first?.isWhitespace ?? true else {
        throw FilterError(
          range: 1..<2, reason: "a mark is one letter", mend: "leave a blank before the note")
      }
      return []
    case .viewName:
      guard text.isEmpty || SavedView.isName(text) else {
        throw FilterError(
          range: 0..<text.count, reason: "that is no name for a file",
          mend: "use letters, digits, - and _")
      }
      return []
    case .export:
      _ = try exportFormat(text)
      return []
    }
  }

  mutating func closeTour() -> [Effect] {
    overlay = nil
    return [.rememberTour]
  }

  /// Closes a prompt; names that were to be offered in it are no longer wanted.
  mutating func closePrompt() {
    overlay = nil
    forget(.names)
  }

  mutating func keep(_ prompt: Prompt) -> [Effect] {
    guard prompt.error == nil else { return [] }
    closePrompt()
    if prompt.purpose == .search {
      let words = prompt.field.text
      return words.contains { $0.isLetter || $0.isNumber } ? push(.search(words)) : []
    }
    if prompt.purpose == .export { return export(prompt.field.text) }
    if prompt.purpose == .mark { return setMark(prompt.field.text) }
    if prompt.purpose == .viewName { return prompt.field.text.isEmpty ? [] : saveView(prompt.field.text) }
    guard prompt.purpose == .asOf || prompt.purpose == .changes else { return [] }
    do throws(FilterError) {
      if prompt.purpose == .changes {
        let days = try Prompt.days(prompt.field.text)
        return push(.changes(from: days.from, to: days.to))
      }
      chosenDay = try Prompt.day(prompt.field.text)
      return askForEverything()
    } catch {
      message = Message(error.message, kind: .error)
      return []
    }
  }

  mutating func revert(_ prompt: Prompt) -> [Effect] {
    guard prompt.purpose != .changes, prompt.field.text != prompt.original else { return [] }
    do throws(FilterError) {
      if prompt.purpose == .asOf {
        // Steps were shown at once.
        let day = try Prompt.day(prompt.original)
        guard day != chosenDay else { return [] }
        chosenDay = day
        return askForEverything()
      }
      let effects = try applied(prompt.purpose, prompt.original)
      guard let selection = prompt.originalSelection else { return effects }
      return effects + select(selection, for: prompt.purpose)
    } catch {
      return []
    }
  }

  /// Goes back to the row that was selected before typing.
  private mutating func select(_ id: String, for purpose: Prompt.Purpose) -> [Effect] {
    if purpose == .mapFilter {
      onMap { _ = $0.select(id) }
      return []
    }
    if purpose == .partnerFilter {
      return partners.selectedID != id && partners.select(id: id) ? followSelection() : []
    }
    return [ask(.timeline(visitQuery, keeping: id, height: viewport.timeline), .timeline)]
  }

  /// Up and down in the prompts for years and dates: a year on or back; in those for dates page up and down a month, with
  /// Shift up and down a day. The as-of date moves at once, so that one sees what a step changes.
  mutating func step(_ prompt: Prompt, by steps: Int, _ unit: Prompt.Unit) -> [Effect] {
    var prompt = prompt
    do throws(FilterError) {
      switch prompt.purpose {
      case .asOf:
        let day = unit.moved(try Prompt.day(prompt.field.text) ?? today, by: steps)
        guard (1...9_998).contains(day.year) else { return [] }
        prompt.field = TextField(day.description)
        prompt.error = nil
        overlay = .prompt(prompt)
        chosenDay = day
        return askForEverything()
      case .changes:
        let days = try Prompt.days(prompt.field.text)
        prompt.field = TextField("\(unit.moved(days.from, by: steps))..\(unit.moved(days.to, by: steps))")
      case .years where unit == .year:
        let range = try Prompt.years(prompt.field.text)
        let from = (range.from ?? range.through ?? asOf.year - steps) + steps
        let through = (range.through ?? range.from ?? asOf.year - steps) + steps
        prompt.field = TextField(from == through ? "\(from)" : "\(from)..\(through)")
      case .years, .partnerFilter, .timelineFilter, .mapFilter, .pageFilter, .search, .mark, .viewName, .export:
        return []
      }
    } catch {
      return []
    }
    return applyLive(prompt)
  }
}
