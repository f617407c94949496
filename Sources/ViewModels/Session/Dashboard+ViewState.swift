internal import Diplomacy

/// Taking the view out and putting it back.
extension Dashboard {
  /// The most pages on top of each other.
  package static let mostPages = 60

  /// The view as it stands.
  package var viewState: ViewState {
    var state = ViewState()
    state.day = chosenDay
    state.partners = partners.choices
    state.visits = timeline.choices
    state.trade = trade.choices
    state.focus = focus
    state.isZoomed = isZoomed
    state.pages = pages.map(\.choices)
    return state
  }

  /// Puts a view back, and asks for what it shows that is not at hand.
  package mutating func restore(_ state: ViewState) -> [Effect] {
    let (day, query, visit, partner) = (asOf, visitQuery, timeline.selectedID, partners.selectedID)
    chosenDay = state.day
    partners.restore(state.partners)
    timeline.restore(state.visits)
    // Which claims are asked for turns on it.
    trade.chosenSeries = state.trade.series
    focus = state.focus
    isZoomed = state.isZoomed
    let opened = restorePages(state.pages)
    var effects: [Effect] = []
    if asOf != day {
      effects = askForEverything()
    } else {
      if let selected = partners.selectedID, selected != partner {
        effects.append(askForTrade(with: selected))
      } else {
        effects = askForMissingClaims()
      }
      if visitQuery != query || timeline.selectedID != visit { effects.append(askForTimeline()) }
      effects += opened.map { ask(.detail(pages[$0].subject, asOf: asOf), .detail($0)) }
    }
    // Last, since asking for the visits of one year moves the crosshair there.
    trade.restore(state.trade)
    return effects + readOutlines()
  }

  /// Opens the pages of a state, keeping what is at hand; the depths of those that must be asked for.
  private mutating func restorePages(_ states: [ViewState.Page]) -> [Int] {
    let old = pages
    var opened: [Int] = []
    pages = states.prefix(Self.mostPages).enumerated().map { depth, state in
      guard old.indices.contains(depth), old[depth].subject == state.subject else {
        opened.append(depth)
        return DetailPage(state, height: viewport.detail, depth: depth)
      }
      var page = old[depth]
      page.restore(state)
      return page
    }
    return opened
  }
}

/// Undo and redo, back and forward.
extension Dashboard {
  /// Does something and notes how to undo it, and the place that it leaves for another. Typing in a prompt is one change,
  /// noted when the prompt closes.
  mutating func remembering(_ body: (inout Dashboard) -> [Effect]) -> [Effect] {
    let before = stateBeforePrompt ?? viewState
    let (undoTurns, trailTurns) = (history.turns, trail.turns)
    let effects = body(&self)
    if case .prompt = overlay {
      stateBeforePrompt = before
      return effects
    }
    stateBeforePrompt = nil
    let after = viewState
    guard history.turns == undoTurns else { return effects }
    if after.choices != before.choices { history.note(before, after.words(since: before) { name(of: $0) }) }
    if trail.turns == trailTurns, after.place != before.place { trail.leave(before) }
    return effects
  }

  /// What a page is called in a sentence.
  func name(of subject: DetailSubject) -> String {
    if case .partner(let id) = subject, let row = partners.rows.first(where: { $0.id == id }) { return row.name }
    return subject.notation
  }

  mutating func undo() -> [Effect] {
    guard let (state, words) = history.undo(from: viewState) else {
      message = Message("Nothing to undo: filters, orders, dates and pages of this run can be undone")
      return []
    }
    message = Message("Undid: \(words)")
    return restore(state)
  }

  mutating func redo() -> [Effect] {
    guard let (state, words) = history.redo(from: viewState) else {
      message = Message("Nothing to do again")
      return []
    }
    message = Message("Did again: \(words)")
    return restore(state)
  }

  /// Goes back or forward among the places that one has been to. The as-of date stays: it belongs to none of them.
  mutating func walk(forward: Bool) -> [Effect] {
    let current = viewState
    guard var state = forward ? trail.goForward(from: current) : trail.goBack(from: current) else {
      message = Message(forward ? "No place to go forward to" : "No place to go back to")
      return []
    }
    state.day = current.day
    return restore(state)
  }
}
