/// What the cells of a column hold, and so how they are read, checked and kept.
enum ColumnType: Hashable {
  case text
  /// A stable id, unique in its table when it is the key.
  case identifier
  /// EDTF; kept as text with its first and last day.
  case date
  /// One of these words. An unknown word becomes the fallback; without one the row cannot be used.
  case choice([String], fallback: String?)
  /// A whole number that is not negative.
  case amount
  case number
  case flag
  /// Texts separated by semicolons.
  case list
  /// The id of a row of another table, or several separated by semicolons.
  case reference(Table)
  case references(Table)

  /// Whether a cell that should name rows has separators only.
  func isEmptyList(_ text: String) -> Bool {
    guard case .references = self else { return false }
    return text.utf8.allSatisfy { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: " ") }
  }
}

/// A column of a table.
struct Column: Hashable {
  var name: String
  var type: ColumnType
  /// Whether a row with a blank cell, or a file without the column, cannot be used.
  var isRequired = false
  /// Whether the column is part of the key.
  var isKey = false
  /// Whether a file may leave the column out without a word.
  var mayBeAbsent = false

  static func key(_ name: String, _ type: ColumnType = .identifier) -> Column {
    Column(name: name, type: type, isRequired: true, isKey: true)
  }

  /// Part of the key that may be blank.
  static func part(_ name: String, _ type: ColumnType = .text) -> Column {
    Column(name: name, type: type, isKey: true)
  }

  static func needed(_ name: String, _ type: ColumnType = .text) -> Column {
    Column(name: name, type: type, isRequired: true)
  }

  /// Joins rows that state the same thing otherwise.
  static func reading(of table: Table) -> Column {
    Column(name: "reading_of", type: .reference(table), mayBeAbsent: true)
  }

  static func optional(_ name: String, _ type: ColumnType = .text) -> Column {
    Column(name: name, type: type)
  }
}

/// The description of a table: everything that reading it needs to know.
struct TableSchema {
  var table: Table
  var columns: [Column]
  /// Pairs of columns of which the second may not be before the first.
  var spans: [(start: String, end: String)] = []
  /// Whether a dossier without the file is broken.
  var isNeeded = false

  init(_ table: Table, _ columns: [Column], spans: [(start: String, end: String)] = [], isNeeded: Bool = false) {
    self.table = table
    self.columns = columns
    self.spans = spans
    self.isNeeded = isNeeded
  }

  var keyColumns: [Int] { columns.indices.filter { columns[$0].isKey } }

  func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }
}
