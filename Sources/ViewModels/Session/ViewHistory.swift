/// The changes of the view that can be undone and done again: as many as fit a bound, the oldest go first.
struct ViewHistory: Hashable, Sendable {
  /// The state before a change, or after it, and what the change was.
  private struct Step: Hashable, Sendable {
    var state: ViewState
    var words: String
  }

  /// The most changes that are kept.
  static let limit = 200

  private var done: [Step] = []
  private var undone: [Step] = []
  /// Grows with every undo and redo, so that these are not taken for changes to be undone.
  private(set) var turns = 0

  var undoCount: Int { done.count }
  var redoCount: Int { undone.count }

  /// Notes a change made after a state; what had been undone cannot be done again after it.
  mutating func note(_ state: ViewState, _ words: String) {
    done.append(Step(state: state, words: words))
    if done.count > Self.limit { done.removeFirst(done.count - Self.limit) }
    undone = []
  }

  /// The state before the last change and what that was; nil when there is none.
  mutating func undo(from current: ViewState) -> (state: ViewState, words: String)? {
    guard let step = done.popLast() else { return nil }
    turns += 1
    undone.append(Step(state: current, words: step.words))
    return (step.state, step.words)
  }

  /// The state that was undone last; nil when there is none.
  mutating func redo(from current: ViewState) -> (state: ViewState, words: String)? {
    guard let step = undone.popLast() else { return nil }
    turns += 1
    done.append(Step(state: current, words: step.words))
    return (step.state, step.words)
  }
}

/// The places that one has been to, as a browser keeps them: each with cursor, scroll, filter and order.
struct Trail: Hashable, Sendable {
  /// The most places that are kept in each direction.
  static let limit = 100

  private(set) var behind: [ViewState] = []
  private(set) var ahead: [ViewState] = []
  /// Grows with every step back and forward, so that these are not taken for new places.
  private(set) var turns = 0

  /// Notes the place that was left for another.
  mutating func leave(_ state: ViewState) {
    behind.append(state)
    if behind.count > Self.limit { behind.removeFirst(behind.count - Self.limit) }
    ahead = []
  }

  mutating func goBack(from current: ViewState) -> ViewState? {
    guard let state = behind.popLast() else { return nil }
    turns += 1
    ahead.append(current)
    return state
  }

  mutating func goForward(from current: ViewState) -> ViewState? {
    guard let state = ahead.popLast() else { return nil }
    turns += 1
    behind.append(current)
    return state
  }
}
