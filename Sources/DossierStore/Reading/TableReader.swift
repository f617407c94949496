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
  /// The line in which the row starts.
  var row: Int
  /// How many cells of the column name it, those of rows that were left out not counted.
  var count: Int
}

/// Reads the rows of one table from the bytes of its file, and says what is wrong with the others.
struct TableReader {
  /// Cells beyond this are cut: nothing a person writes is longer, and a damaged file may be one endless cell.
  static let longestCell = 1 << 20

  let schema: TableSchema
  var csv: CSVReader
  var log: ProblemLog
  /// For each column of the schema, the field that holds it; nil when the file does not have the column.
  var fieldOfColumn: [Int?] = []
  var fieldCount = 0
  /// What the header lacks, as `KnownFile` keeps it.
  var gaps: Set<String> = []
  private var lineOfKey: [String: Int] = [:]
  private var referenceIndex: [String: Int] = [:]
  private(set) var references: [Reference] = []
  /// The ids of rows that were left out: who names one of them made no mistake.
  private(set) var leftOut: Set<String> = []

  init(_ schema: TableSchema, file: String, bytes: [UInt8]) {
    self.schema = schema
    csv = CSVReader(bytes)
    log = ProblemLog(file: file)
  }

  var problems: [Problem] { log.finished }
  /// Bytes read so far.
  var position: Int { csv.position }

  /// The next row that can be used, or nil at the end of the file.
  mutating func next() -> TableRow? {
    while csv.next() {
      guard isWellFormed() else { continue }
      let (cells, isUsable) = readCells()
      guard isUsable, isUnique(cells) else {
        noteReferences(cells, counting: 0)
        noteLeftOut(cells)
        continue
      }
      checkSpans(cells)
      noteReferences(cells, counting: 1)
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
      add(
        .csv, at: csv.place(of: field.start + offset), "the text is not UTF-8",
        mend: "save the file as UTF-8; the row is left out")
      return false
    }
    guard csv.fields.count == fieldCount else {
      add(
        .csv, at: (csv.line, 0), "the row has \(csv.fields.count) cells instead of \(fieldCount)",
        mend: csv.fields.count > fieldCount ? "put quotes around cells with a comma" : "add the missing commas")
      return false
    }
    return true
  }

  mutating func report(_ fault: CSVReader.Fault) {
    switch fault {
    case .unclosedQuote(let offset):
      add(
        .csv, at: csv.place(of: offset), "the quotation mark is never closed",
        mend: "close it, or write \"\" for a quotation mark within quotes; the row is left out")
    case .textAfterQuote(let offset):
      add(
        .csv, at: csv.place(of: offset), "there is text after the closing quotation mark",
        mend: "write \"\" for a quotation mark within quotes; the row is left out")
    case .strayQuote(let offset):
      add(
        .csv, as: .warning, at: csv.place(of: offset), "a quotation mark stands within a cell that has none around it",
        mend: "put quotes around the cell and write \"\" inside; it is read as it stands")
    }
  }

  private mutating func readCells() -> (cells: [Cell], isUsable: Bool) {
    var cells: [Cell] = []
    cells.reserveCapacity(schema.columns.count)
    var isUsable = true
    for (index, column) in schema.columns.enumerated() {
      let cell = readCell(index, column)
      if cell == nil { isUsable = false }
      cells.append(cell ?? .blank)
    }
    return (cells, isUsable)
  }

  /// The cell, blank when it is not there or cannot be read, or nil when the row is of no use without it.
  private mutating func readCell(_ index: Int, _ column: Column) -> Cell? {
    guard let fieldIndex = fieldOfColumn[index] else { return .blank }
    let text = text(of: fieldIndex, column)
    guard !text.isEmpty, !column.type.isEmptyList(text) else { return blank(column, fieldIndex) }
    let (cell, error) = column.type.read(text)
    guard let error else { return cell ?? .blank }
    let isLost = cell == nil && column.isRequired
    add(
      error.rule, as: cell == nil ? .error : error.rule.severity, at: csv.place(ofField: fieldIndex),
      "\(column.name): \(error.reason)", mend: error.mend + (isLost ? "; the row is left out" : ""))
    return isLost ? nil : cell ?? .blank
  }

  private mutating func blank(_ column: Column, _ fieldIndex: Int) -> Cell? {
    if column.name == "sources" {
      add(
        .noSource, as: schema.table.holdsFacts ? .error : .warning, at: csv.place(ofField: fieldIndex),
        "no source is named", mend: "name the id of a row of sources")
    }
    guard column.isRequired else { return .blank }
    add(
      .valueMissing, at: csv.place(ofField: fieldIndex), "\(column.name) is blank",
      mend: "fill it in; the row is left out")
    return nil
  }

  private mutating func text(of fieldIndex: Int, _ column: Column) -> String {
    var field = csv.fields[fieldIndex]
    if field.end - field.start > Self.longestCell {
      add(
        .csv, at: csv.place(ofField: fieldIndex), "\(column.name) has \(field.end - field.start) bytes",
        mend: "shorten it; it is cut after \(Self.longestCell)")
      field.end = csv.withBytes(of: field) { bytes in
        field.start + (bytes[..<Self.longestCell].lastIndex { $0 < 0x80 } ?? 0)
      }
    }
    var text = csv.text(field)
    if !field.isPlain {
      let written = text
      let cleaned = CellText.clean(written)
      text = cleaned.text
      for found in cleaned.found { report(found, in: field, of: column) }
      if column.type != .text, column.type != .list { text = softened(text, written, in: field, of: column) }
    }
    return column.type == .text ? (text.allSatisfy { $0 == " " } ? "" : text) : text.trimmed
  }

  private mutating func report(_ found: CellText.Found, in field: CSVReader.Field, of column: Column) {
    let place = csv.place(ofByte: found.offset, in: field)
    switch found.kind {
    case .control:
      add(
        .controlCharacters, at: place, "\(column.name): there is \(found.words)",
        mend: "remove it; it is shown as �")
    case .notComposed:
      add(
        .notComposed, at: place, "\(column.name): an accent is written as a separate mark, \(found.words)",
        mend: "save the text in composed form (NFC)")
    case .invisible:
      add(
        .invisibleCharacters, at: place, "\(column.name): there is \(found.words), which nobody sees",
        mend: "remove it; the text is read without it")
    }
  }

  /// A text that is no prose, with plain spaces only, so that an id copied from the web is the id that was meant.
  private mutating func softened(
    _ text: String, _ written: String, in field: CSVReader.Field, of column: Column
  ) -> String {
    guard let index = written.unicodeScalars.firstIndex(where: Invisible.isHardSpace) else { return text }
    let offset = written.utf8.distance(from: written.startIndex, to: index)
    let found = CellText.Found(kind: .invisible, scalar: written.unicodeScalars[index], offset: offset)
    add(
      .invisibleCharacters, at: csv.place(ofByte: offset, in: field),
      "\(column.name): there is \(found.words), which looks like a space", mend: "write a space, or nothing")
    return String(String.UnicodeScalarView(text.unicodeScalars.map { Invisible.isHardSpace($0) ? " " : $0 }))
  }

  /// Adds a problem of the row that is being read.
  private mutating func add(
    _ rule: Rule, as severity: Problem.Severity? = nil, at place: (line: Int, column: Int), _ reason: String,
    mend: String
  ) {
    log.add(rule, as: severity, at: place, row: csv.line, reason, mend: mend)
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
      add(
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
      add(
        .dateReversed, at: csv.place(ofField: fieldOfColumn[end] ?? 0),
        "\(endName) \(to) is before \(startName) \(from)", mend: "correct one of the two dates")
    }
  }

  private mutating func noteReferences(_ cells: [Cell], counting count: Int) {
    for (index, column) in schema.columns.enumerated() {
      guard case .text(let text) = cells[index] else { continue }
      switch column.type {
      case .reference(let target): note(text, target, column, index, count)
      case .references(let target):
        for id in listItems(text) { note(id, target, column, index, count) }
      default: continue
      }
    }
  }

  private mutating func note(_ id: String, _ target: Table, _ column: Column, _ index: Int, _ count: Int) {
    let key = column.name + "\u{1F}" + id
    if let known = referenceIndex[key] {
      references[known].count += count
      return
    }
    let place = csv.place(ofField: fieldOfColumn[index] ?? 0)
    referenceIndex[key] = references.count
    references.append(
      Reference(
        target: target, id: id, column: column.name, line: place.line, position: place.column, row: csv.line,
        count: count))
  }

  private mutating func noteLeftOut(_ cells: [Cell]) {
    guard let index = schema.index(of: "id"), !cells[index].isBlank else { return }
    leftOut.insert(cells[index].text)
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
