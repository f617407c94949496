internal import Diplomacy

// MARK: - Cells that are not plain

extension TableReader {
  /// Reads a text by the whole grammar of its column; false when the row is of no use without it.
  func readText(_ text: String, _ field: Int, _ column: ColumnReader, _ batch: RowBatch) -> Bool {
    guard !text.isEmpty, !column.column.type.isEmptyList(text) else { return readBlank(column, field, batch) }
    let (cell, error) = column.column.type.read(text)
    append(cell ?? .blank, column, batch)
    guard let error else { return true }
    let isLost = cell == nil && column.column.isRequired
    add(
      error.rule, as: cell == nil ? .error : error.rule.severity, at: csv.place(ofField: field),
      "\(column.column.name): \(error.reason)", mend: error.mend + (isLost ? "; the row is left out" : ""))
    return !isLost
  }

  private func append(_ cell: Cell, _ column: ColumnReader, _ batch: RowBatch) {
    switch cell {
    case .blank: appendBlank(column, batch)
    case .text(let text): batch.append(batch.copy(text))
    case .integer(let number): batch.append(.integer(number))
    case .number(let number): batch.append(.number(number))
    case .date(let text, let first, let last):
      batch.append(batch.copy(text))
      batch.append(first.map { .integer($0) } ?? .null)
      batch.append(last.map { .integer($0) } ?? .null)
    }
  }

  /// The text of a field, cut where it is endless and without what does not belong in it.
  func text(of fieldIndex: Int, _ column: Column) -> String {
    isPlainRow = false
    var field = csv.fields[fieldIndex]
    if field.end - field.start > Self.longestCell {
      add(
        .csv, at: csv.place(ofField: fieldIndex), "\(column.name) has \(field.end - field.start) bytes",
        mend: "shorten it; it is cut after \(Self.longestCell)")
      field.end = field.start + (csv.bytes(of: field)[..<Self.longestCell].lastIndex { $0 < 0x80 } ?? 0)
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

  private func report(_ found: CellText.Found, in field: CSVReader.Field, of column: Column) {
    switch found.kind {
    case .control:
      add(
        .controlCharacters, at: csv.place(ofByte: found.offset, in: field),
        "\(column.name): there is \(found.words)", mend: "remove it; it is shown as �")
    case .notComposed:
      add(
        .notComposed, at: csv.place(ofByte: found.offset, in: field),
        "\(column.name): an accent is written as a separate mark, \(found.words)",
        mend: "save the text in composed form (NFC)")
    case .invisible:
      add(
        .invisibleCharacters, at: csv.place(ofByte: found.offset, in: field),
        "\(column.name): there is \(found.words), which nobody sees",
        mend: "remove it; the text is read without it")
    }
  }

  /// A text that is no prose, with plain spaces only, so that an id copied from the web is the id that was meant.
  private func softened(
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
