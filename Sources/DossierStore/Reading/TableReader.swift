internal import Diplomacy

/// A row that can be used.
struct TableRow {
  var line: Int
  /// One for each column of the schema.
  var cells: [Cell]
}

/// An id that a row names in another table, with the first place where it is named.
struct Reference {
  var target: Table
  var id: String
  var column: String
  var line: Int
  var position: Int
  /// How many cells of the column name it.
  var count = 1
}

/// Reads the rows of one table from the bytes of its file, and says what is wrong with the others.
struct TableReader {
  /// Cells beyond this are cut: nothing a person writes is longer, and a damaged file may be one endless cell.
  static let longestCell = 1 << 20

  private let schema: TableSchema
  private var csv: CSVReader
  private var log: ProblemLog
  /// For each column of the schema, the field that holds it; nil when the file does not have the column.
  private var fieldOfColumn: [Int?] = []
  private var fieldCount = 0
  private var lineOfKey: [String: Int] = [:]
  private var referenceIndex: [String: Int] = [:]
  private(set) var references: [Reference] = []

  init(_ schema: TableSchema, file: String, bytes: [UInt8]) {
    self.schema = schema
    csv = CSVReader(bytes)
    log = ProblemLog(file: file)
  }

  var problems: [Problem] { log.finished }
  /// Bytes read so far.
  var position: Int { csv.position }

  /// Reads the header; false when the file cannot be used.
  mutating func readHeader() -> Bool {
    guard csv.next() else {
      log.add(.schema, at: (1, 0), "the file is empty", mend: "write the header: \(headerLine)")
      return false
    }
    if let fault = csv.fault, fault != .strayQuote(at: 0) { report(fault) }
    let names = csv.fields.map { CellText.clean(csv.text($0)).text.trimmed }
    fieldCount = names.count
    fieldOfColumn = schema.columns.map { names.firstIndex(of: $0.name) }
    var isUsable = true
    for (column, field) in zip(schema.columns, fieldOfColumn) where field == nil && !column.mayBeAbsent {
      if column.isRequired { isUsable = false }
      log.add(
        .schema, as: column.isRequired ? .error : .warning, at: (csv.line, 0), "the column “\(column.name)” is missing",
        mend: column.isRequired ? "add it to the header; no row can be read without it" : "add it to the header")
    }
    reportUnknown(names)
    return isUsable
  }

  private mutating func reportUnknown(_ names: [String]) {
    for (index, name) in names.enumerated() {
      if schema.index(of: name) == nil {
        log.add(
          .schema, as: .warning, at: csv.place(ofField: index), "the column “\(shortened(name))” is not known",
          mend: "rename or remove it; it is not read")
      } else if names.firstIndex(of: name) != index {
        log.add(
          .schema, as: .warning, at: csv.place(ofField: index), "the column “\(name)” is there twice",
          mend: "remove one; the first is read")
      }
    }
  }

  private var headerLine: String { schema.columns.map(\.name).joined(separator: ",") }

  /// The next row that can be used, or nil at the end of the file.
  mutating func next() -> TableRow? {
    while csv.next() {
      guard isWellFormed(), let cells = readCells() else { continue }
      guard isUnique(cells) else { continue }
      checkSpans(cells)
      noteReferences(cells)
      return TableRow(line: csv.line, cells: cells)
    }
    return nil
  }
}

// MARK: - Rows

extension TableReader {
  private mutating func isWellFormed() -> Bool {
    if let fault = csv.fault {
      report(fault)
      if case .strayQuote = fault {} else { return false }
    }
    for index in csv.fields.indices where !csv.fields[index].isPlain {
      let field = csv.fields[index]
      guard let offset = csv.withBytes(of: field, CellText.firstInvalid) else { continue }
      log.add(
        .csv, at: csv.place(of: field.start + offset), "the text is not UTF-8",
        mend: "save the file as UTF-8; the row is left out")
      return false
    }
    guard csv.fields.count == fieldCount else {
      log.add(
        .csv, at: (csv.line, 0), "the row has \(csv.fields.count) cells instead of \(fieldCount)",
        mend: csv.fields.count > fieldCount ? "put quotes around cells with a comma" : "add the missing commas")
      return false
    }
    return true
  }

  private mutating func report(_ fault: CSVReader.Fault) {
    switch fault {
    case .unclosedQuote(let offset):
      log.add(
        .csv, at: csv.place(of: offset), "the quotation mark is never closed",
        mend: "close it, or write \"\" for a quotation mark within quotes; the row is left out")
    case .textAfterQuote(let offset):
      log.add(
        .csv, at: csv.place(of: offset), "there is text after the closing quotation mark",
        mend: "write \"\" for a quotation mark within quotes; the row is left out")
    case .strayQuote(let offset):
      log.add(
        .csv, as: .warning, at: csv.place(of: offset), "a quotation mark stands within a cell that has none around it",
        mend: "put quotes around the cell and write \"\" inside; it is read as it stands")
    }
  }

  private mutating func readCells() -> [Cell]? {
    var cells: [Cell] = []
    cells.reserveCapacity(schema.columns.count)
    var isUsable = true
    var found: CellText.Findings = []
    for (index, column) in schema.columns.enumerated() {
      let cell = readCell(index, column, &found)
      if cell == nil { isUsable = false }
      cells.append(cell ?? .blank)
    }
    guard isUsable else { return nil }
    report(found)
    return cells
  }

  /// The cell, blank when it is not there or cannot be read, or nil when the row is of no use without it.
  private mutating func readCell(_ index: Int, _ column: Column, _ found: inout CellText.Findings) -> Cell? {
    guard let fieldIndex = fieldOfColumn[index] else { return .blank }
    let text = text(of: fieldIndex, column, &found)
    guard !text.isEmpty, !column.type.isEmptyList(text) else { return blank(column, fieldIndex) }
    let (cell, error) = column.type.read(text)
    guard let error else { return cell ?? .blank }
    let isLost = cell == nil && column.isRequired
    log.add(
      error.rule, as: cell == nil ? .error : error.rule.severity, at: csv.place(ofField: fieldIndex),
      "\(column.name): \(error.reason)", mend: error.mend + (isLost ? "; the row is left out" : ""))
    return isLost ? nil : cell ?? .blank
  }

  private mutating func blank(_ column: Column, _ fieldIndex: Int) -> Cell? {
    if column.name == "sources" {
      log.add(
        .noSource, as: schema.table.holdsFacts ? .error : .warning, at: csv.place(ofField: fieldIndex),
        "no source is named", mend: "name the id of a row of sources")
    }
    guard column.isRequired else { return .blank }
    log.add(
      .valueMissing, at: csv.place(ofField: fieldIndex), "\(column.name) is blank",
      mend: "fill it in; the row is left out")
    return nil
  }

  private mutating func text(of fieldIndex: Int, _ column: Column, _ found: inout CellText.Findings) -> String {
    var field = csv.fields[fieldIndex]
    if field.end - field.start > Self.longestCell {
      log.add(
        .csv, at: csv.place(ofField: fieldIndex), "\(column.name) has \(field.end - field.start) bytes",
        mend: "shorten it; it is cut after \(Self.longestCell)")
      field.end = csv.withBytes(of: field) { bytes in
        field.start + (bytes[..<Self.longestCell].lastIndex { $0 < 0x80 } ?? 0)
      }
    }
    var text = csv.text(field)
    if !field.isPlain {
      let cleaned = CellText.clean(text)
      text = cleaned.text
      found.formUnion(cleaned.findings)
    }
    return column.type == .text ? (text.allSatisfy { $0 == " " } ? "" : text) : text.trimmed
  }

  private mutating func report(_ found: CellText.Findings) {
    if found.contains(.controls) {
      log.add(
        .controlCharacters, at: (csv.line, 0),
        "the row has control characters or marks that turn the writing direction",
        mend: "remove them; they are shown as �")
    }
    if found.contains(.notComposed) {
      log.add(
        .notComposed, at: (csv.line, 0), "an accent is written as a separate mark",
        mend: "save the text in composed form (NFC)")
    }
  }
}

// MARK: - Checks within the table

extension TableReader {
  private mutating func isUnique(_ cells: [Cell]) -> Bool {
    let keys = schema.keyColumns
    let key = keys.count == 1 ? cells[keys[0]].text : keys.map { cells[$0].text }.joined(separator: "\u{1F}")
    if let first = lineOfKey.updateValue(csv.line, forKey: key) {
      lineOfKey[key] = first
      let shown = keys.map { cells[$0].text }.filter { !$0.isEmpty }.joined(separator: ", ")
      log.add(
        .duplicateKey, at: (csv.line, 0), "the key \(shortened(shown)) is already in line \(first)",
        mend: "give the row its own key or remove it; the row is left out")
      return false
    }
    return true
  }

  private mutating func checkSpans(_ cells: [Cell]) {
    for (startName, endName) in schema.spans {
      guard let start = schema.index(of: startName), let end = schema.index(of: endName),
        case .date(let from, let first?, _) = cells[start], case .date(let to, _, let last?) = cells[end], last < first
      else { continue }
      log.add(
        .dateReversed, at: csv.place(ofField: fieldOfColumn[end] ?? 0),
        "\(endName) \(to) is before \(startName) \(from)", mend: "correct one of the two dates")
    }
  }

  private mutating func noteReferences(_ cells: [Cell]) {
    for (index, column) in schema.columns.enumerated() {
      guard case .text(let text) = cells[index] else { continue }
      switch column.type {
      case .reference(let target): note(text, target, column, index)
      case .references(let target):
        for id in listItems(text) { note(id, target, column, index) }
      default: continue
      }
    }
  }

  private mutating func note(_ id: String, _ target: Table, _ column: Column, _ index: Int) {
    let key = column.name + "\u{1F}" + id
    if let known = referenceIndex[key] {
      references[known].count += 1
      return
    }
    let place = csv.place(ofField: fieldOfColumn[index] ?? 0)
    referenceIndex[key] = references.count
    references.append(
      Reference(target: target, id: id, column: column.name, line: place.line, position: place.column))
  }
}

/// The items of a cell that holds a list. Split by bytes: characters cost ten times as much, and a first screen has
/// hundreds of lists.
func listItems(_ text: String) -> [String] {
  guard text.utf8.contains(UInt8(ascii: ";")) else { return text.isEmpty ? [] : [text.trimmed] }
  return text.utf8.split(separator: UInt8(ascii: ";")).map { Substring($0).trimmed }.filter { !$0.isEmpty }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  var trimmed: String {
    guard let first = utf8.first else { return "" }
    var content = Substring(self)
    if first != UInt8(ascii: " "), content.utf8.last != UInt8(ascii: " ") { return String(content) }
    while content.utf8.first == UInt8(ascii: " ") { content = content.dropFirst() }
    while content.utf8.last == UInt8(ascii: " ") { content = content.dropLast() }
    return String(content)
  }
}
