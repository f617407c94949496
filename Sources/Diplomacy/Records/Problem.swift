/// Something wrong in the dossier's files: where, what, and how to mend it.
package struct Problem: Hashable, Sendable {
  package enum Severity: String, Comparable, Sendable {
    /// The row or file could not be read, or contradicts itself.
    case error
    /// It was read, and somebody should look.
    case warning

    package static func < (left: Severity, right: Severity) -> Bool { left == .error && right == .warning }
  }

  package var severity: Severity
  /// The id of the rule, such as `date-impossible`.
  package var rule: String
  /// The file's name within the dossier.
  package var file: String
  /// The line in the file, from 1; 0 when the problem is about the whole file.
  package var line: Int
  /// The column of characters in the line, from 1; 0 when it is about the whole line.
  package var column: Int
  package var reason: String
  package var mend: String

  package init(
    _ severity: Severity, rule: String, file: String, line: Int = 0, column: Int = 0, reason: String, mend: String
  ) {
    self.severity = severity
    self.rule = rule
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
    self.mend = mend
  }

  /// `visits.csv:14:7`, in the form that editors jump from.
  package var place: String {
    var place = file
    if line > 0 { place += ":\(line)" }
    if line > 0 && column > 0 { place += ":\(column)" }
    return place
  }

  /// The problem in one line: place, reason, mend.
  package var message: String { "\(place): \(reason); \(mend)" }
}
