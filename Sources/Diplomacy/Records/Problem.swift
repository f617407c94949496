/// Something in the dossier's files that somebody should know: where, what, and how to mend it.
package struct Problem: Hashable, Sendable {
  /// How bad it is, the worst first.
  package enum Severity: String, CaseIterable, Comparable, Sendable {
    /// The row or file could not be read, or contradicts itself.
    case error
    /// It was read, and somebody should look.
    case warning
    /// Sources disagree, or something is worth knowing; nothing need be mended.
    case note

    package static func < (left: Severity, right: Severity) -> Bool { left.order < right.order }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What a reader is to do about it: the heading that it stands under.
  package enum Group: CaseIterable, Sendable {
    case errors
    /// Warnings that nobody has explained.
    case warnings
    /// Warnings whose row says why it is right as it stands.
    case explained
    case notes
  }

  package var severity: Severity
  /// The id of the rule, such as `date-reversed`.
  package var rule: String
  /// The file's name within the dossier.
  package var file: String
  /// The line in the file, from 1; 0 when the problem is about the whole file.
  package var line: Int
  /// The column of characters in the line, from 1; 0 when it is about the whole line.
  package var column: Int
  /// The line in which the row starts: less than `line` where the cell stands further down in a row of several lines.
  package var rowLine: Int
  package var reason: String
  package var mend: String
  /// Why the row is right as it stands, in the words of its note; blank when the note does not say.
  package var explanation: String

  package init(
    _ severity: Severity, rule: String, file: String, line: Int = 0, column: Int = 0, rowLine: Int? = nil,
    reason: String, mend: String, explanation: String = ""
  ) {
    self.severity = severity
    self.rule = rule
    self.file = file
    self.line = line
    self.column = column
    self.rowLine = rowLine ?? line
    self.reason = reason
    self.mend = mend
    self.explanation = explanation
  }

  package var group: Group {
    switch severity {
    case .error: .errors
    case .warning: explanation.isEmpty ? .warnings : .explained
    case .note: .notes
    }
  }

  /// `visits.csv:14:7`, in the form that editors jump from.
  package var place: String {
    var place = file
    if line > 0 { place += ":\(line)" }
    if line > 0 && column > 0 { place += ":\(column)" }
    return place
  }

  /// What to do about it, or why nothing is to be done.
  package var advice: String { explanation.isEmpty ? mend : "explained: \(explanation)" }

  /// The problem in one line: place, reason, and the mend or the explanation.
  package var message: String { "\(place): \(reason); \(advice)" }
}
