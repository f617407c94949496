package import Diplomacy

/// The rules that reading checks: one row for each kind of problem. `docs/data-format.md` lists the same.
package enum Rule: String, CaseIterable, Sendable {
  case schema
  case csv
  case valueMissing = "value-missing"
  case valueUnknown = "value-unknown"
  case numberInvalid = "number-invalid"
  case dateInvalid = "date-invalid"
  case dateReversed = "date-reversed"
  case duplicateKey = "duplicate-key"
  case referenceMissing = "reference-missing"
  case noSource = "no-source"
  case controlCharacters = "control-characters"
  case notComposed = "not-composed"

  /// How bad it is, unless the place says otherwise.
  package var severity: Problem.Severity {
    switch self {
    case .schema, .csv, .valueMissing, .numberInvalid, .dateInvalid, .dateReversed, .duplicateKey, .referenceMissing:
      .error
    case .valueUnknown, .noSource, .controlCharacters, .notComposed: .warning
    }
  }

  /// Why the rule is there, in one sentence.
  package var reason: String {
    switch self {
    case .schema: "a file or a column that the dossier needs is missing, or one is there that it does not know"
    case .csv: "a row breaks the rules of CSV, so that its cells cannot be told apart"
    case .valueMissing: "a cell without which the row says nothing is blank"
    case .valueUnknown: "a cell holds a word that is not in the list for its column"
    case .numberInvalid: "a number cannot be read, or is out of range"
    case .dateInvalid: "a date cannot be read, or the calendar does not have it"
    case .dateReversed: "something ends before it starts"
    case .duplicateKey: "two rows have the same key; the second is left out"
    case .referenceMissing: "a row names a row of another table that is not there"
    case .noSource: "a fact names no source"
    case .controlCharacters: "text has characters that steer a terminal or hide text; they are shown as �"
    case .notComposed: "an accented letter is written as a letter and a separate mark"
    }
  }
}
