internal import Diplomacy

/// Collects the problems of a file, and no more than a person can read: after many of one rule, only their number.
struct ProblemLog {
  static let limitPerRule = 500

  let file: String
  private(set) var problems: [Problem] = []
  private var counts: [Rule: Int] = [:]

  init(file: String) {
    self.file = file
  }

  /// Adds a problem. Whatever its texts quote, nothing in them steers a terminal. Of a problem that is only counted,
  /// neither the texts nor the place are made.
  ///
  /// - Returns: whether it is listed.
  @discardableResult
  mutating func add(
    _ rule: Rule, as severity: Problem.Severity? = nil,
    at place: @autoclosure () -> (line: Int, column: Int) = (0, 0), row: Int? = nil,
    _ reason: @autoclosure () -> String, mend: @autoclosure () -> String, explanation: @autoclosure () -> String = ""
  ) -> Bool {
    counts[rule, default: 0] += 1
    guard counts[rule, default: 0] <= Self.limitPerRule else { return false }
    let place = place()
    problems.append(
      Problem(
        severity ?? rule.severity, rule: rule.rawValue, file: file, line: place.line, column: place.column,
        rowLine: row, reason: CellText.clean(reason()).text, mend: CellText.clean(mend()).text,
        explanation: explanation()))
    return true
  }

  /// Says better what a listed problem is, once more is known.
  mutating func complete(_ index: Int, reason: String) {
    problems[index].reason = CellText.clean(reason).text
  }

  /// Counts problems that somebody else left out.
  mutating func leaveOut(_ rule: Rule, _ count: Int) {
    counts[rule, default: 0] += count
  }

  /// The problems, with a line for those that were left out.
  var finished: [Problem] {
    let more = Rule.allCases.compactMap { rule -> Problem? in
      let left = counts[rule, default: 0] - Self.limitPerRule
      guard left > 0 else { return nil }
      return Problem(
        rule.severity, rule: rule.rawValue, file: file,
        reason: "\(left) more problems of this kind are not listed", mend: "mend those listed first")
    }
    return problems + more
  }
}
