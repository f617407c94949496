/// One value of a row that leaves the program.
package enum FieldValue: Hashable, Sendable {
  case text(String)
  case number(Int)
  /// A number with a fraction.
  case decimal(Double)
  case flag(Bool)
  case list([String])
  /// Nobody knows: null in JSON, blank elsewhere.
  case missing

  /// Text, or missing where it is blank.
  package static func known(_ text: String?) -> FieldValue {
    guard let text, !text.isEmpty else { return .missing }
    return .text(text)
  }

  /// The value in a cell of text or CSV; lists are separated as in the dossier's files.
  package var cell: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .decimal(let number): number.isFinite ? String(number) : ""
    case .flag(let isSet): isSet ? "true" : "false"
    case .list(let items): items.joined(separator: ";")
    case .missing: ""
    }
  }
}

/// Rows on their way out of the program, with what was asked: the same content for every format.
package struct RowSet: Hashable, Sendable {
  /// The dossier's folder.
  package var dossier: String
  /// The as-of date in ISO 8601.
  package var asOf: String
  /// The filter in its grammar; blank for none.
  package var filter: String
  /// The tables' column names.
  package var columns: [String]
  package var rows: [[FieldValue]]
  /// What the rows are, where they leave as a document of their own; blank where a command writes them.
  package var title: String
  /// The documents that the rows name, as citations.
  package var citations: [String]

  package init(
    dossier: String, asOf: String, filter: String, columns: [String], rows: [[FieldValue]], title: String = "",
    citations: [String] = []
  ) {
    self.title = title
    self.citations = citations
    self.dossier = dossier
    self.asOf = asOf
    self.filter = filter
    self.columns = columns
    self.rows = rows
  }
}
