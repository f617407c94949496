internal import Diplomacy

/// Reads the rows of one table from the bytes of its file, and says what is wrong with the others.
///
/// Nearly all cells are plain and are checked as bytes; the others are made into texts and read by the whole grammar.
final class TableReader {
  /// Cells beyond this are cut: nothing a person writes is longer, and a damaged file may be one endless cell.
  static let longestCell = 1 << 20

  let schema: TableSchema
  var csv: CSVReader
  var log: ProblemLog
  /// For each column of the schema, the field that holds it; nil when the file does not have the column.
  var fieldOfColumn: [Int?] = []
  var fieldCount = 0
  var columns: [ColumnReader] = []
  /// What the header lacks, as `KnownFile` keeps it.
  var gaps: Set<String> = []
  private(set) var ledger: ReferenceLedger
  private let ledgerLimit: Int
  private let width: Int
  private let keys: [Int]
  private let idColumn: Int?
  /// Pairs of columns of which the second may not be before the first.
  private let spans: [(start: Int, end: Int)]
  var lines = KeyLines()
  /// Whether every cell of the row so far is plain.
  var isPlainRow = true
  /// Goes over the rows of trade while they are read; nil from the first on that is out of order.
  private(set) var pass: TradePass?
  private var passSlots: [Int] = []
  /// Keeps what the pieces of the file are known by; nil when nobody asks.
  var recorder: BlockRecorder?

  init(
    _ schema: TableSchema, file: String, window: ByteWindow, longestRecord: Int = CSVReader.longestRecord,
    ledgerLimit: Int = ReferenceLedger.limit
  ) {
    self.schema = schema
    self.ledgerLimit = ledgerLimit
    csv = CSVReader(window, longestRecord: longestRecord)
    log = ProblemLog(file: file)
    ledger = ReferenceLedger(columns: schema.columns.count, limit: ledgerLimit)
    width = 1 + schema.columns.reduce(0) { $0 + ($1.type == .date ? 3 : 1) }
    keys = schema.keyColumns
    idColumn = schema.index(of: "id")
    spans = schema.spans.compactMap { span in
      guard let start = schema.index(of: span.start), let end = schema.index(of: span.end) else { return nil }
      return (start, end)
    }
  }

  convenience init(_ schema: TableSchema, file: String, bytes: [UInt8]) {
    self.init(schema, file: file, window: ByteWindow(.bytes(bytes)))
  }

  /// Bytes read so far.
  var position: Int { csv.position }

  /// Has a pass go over the rows from here on.
  func accompany(_ pass: TradePass?) {
    self.pass = pass
    passSlots = ReadTradeRow.slots(columns)
  }

  /// What the pass found; nil when there was none, or the rows came in another order.
  func finishPass() -> TradeFindings? { pass?.finish() }

  /// Goes on at another place, the start of a line that starts a record.
  func move(to offset: Int, line: Int) {
    csv = CSVReader(ByteWindow(csv.window.source, from: offset, piece: FileBlock.piece), atLine: line)
    recorder = BlockRecorder(offset: offset, line: line)
  }

  /// The blocks that were read since.
  func finishedBlocks() -> [FileBlock] { recorder?.finished(csv) ?? [] }

  /// A batch that the rows fit in.
  func makeBatch() -> RowBatch { RowBatch(width: width) }

  /// Reads rows that can be used until the batch is full; false at the end of the file.
  func fill(_ batch: RowBatch) -> Bool {
    defer { batch.position = csv.position }
    while !batch.isFull {
      guard csv.next() else { return false }
      guard isWellFormed() else {
        recorder?.note(csv, isKept: false)
        continue
      }
      let isKept = readRow(into: batch)
      if isKept {
        if pass?.take(ReadTradeRow(batch: batch, slots: passSlots)) == false { pass = nil }
        batch.keepRow()
      } else {
        batch.dropRow()
      }
      recorder?.note(csv, isKept: isKept)
      if ledger.isFull {
        batch.ledger = ledger
        ledger = ReferenceLedger(columns: schema.columns.count, limit: ledgerLimit)
      }
    }
    return true
  }
}

// MARK: - Rows

extension TableReader {
  private func isWellFormed() -> Bool {
    if let fault = csv.fault {
      report(fault)
      if case .strayQuote = fault {} else { return false }
    }
    for field in csv.fields where !field.isPlain {
      guard let offset = CellText.firstInvalid(in: csv.bytes(of: field)) else { continue }
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

  func report(_ fault: CSVReader.Fault) {
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
    case .tooLong:
      add(
        .csv, at: (csv.line, 0), "the row is longer than \(CSVReader.longestRecord) bytes",
        mend: "shorten it; the row is left out")
    }
  }

  /// Reads the current record into a batch; returns whether the row can be used.
  private func readRow(into batch: RowBatch) -> Bool {
    batch.startRow(line: csv.line)
    let record = UnsafeBufferPointer(start: csv.window.bytes + csv.start, count: csv.end - csv.start)
    // From here on a place in the window and this make a place in the batch.
    let shift = batch.copy(record) - csv.start
    isPlainRow = true
    var isUsable = true
    for column in columns where !read(column, into: batch, shift) { isUsable = false }
    isUsable = isUsable && isUnique(batch)
    if isUsable { checkSpans(batch) } else { noteLeftOut(batch) }
    noteReferences(batch, counting: isUsable ? 1 : 0)
    return isUsable
  }

  /// Reads a cell, blank when it is not there or cannot be read; false when the row is of no use without it.
  private func read(_ column: ColumnReader, into batch: RowBatch, _ shift: Int) -> Bool {
    guard let index = column.field else {
      appendBlank(column, batch)
      return true
    }
    let field = csv.fields[index]
    let isPlain =
      !field.hasDoubledQuotes && field.end - field.start <= Self.longestCell
      && (field.isPlain || CellText.isFit(csv.bytes(of: field)))
    guard isPlain else { return readText(text(of: index, column.column), index, column, batch) }
    if !field.isPlain { isPlainRow = false }
    let bytes = UnsafePointer(csv.window.bytes)
    let (start, end) = PlainCell.trimmed(bytes, field.start, field.end)
    let cell = UnsafeBufferPointer(start: bytes + start, count: end - start)
    guard start < end, column.kind != .references || !PlainCell.isEmptyList(cell) else {
      return readBlank(column, index, batch)
    }
    switch column.kind {
    case .text: append(field.start + shift, field.end - field.start, batch)
    case .id, .list, .reference, .references: append(start + shift, cell.count, batch)
    case .choice:
      guard column.isWord(cell) else { break }
      append(start + shift, cell.count, batch)
    case .amount:
      guard let number = PlainCell.amount(cell) else { break }
      batch.append(.integer(number))
    case .date:
      guard let days = PlainCell.days(cell) else { break }
      append(start + shift, cell.count, batch)
      batch.append(.integer(days.first))
      batch.append(.integer(days.last))
    case .other: break
    }
    // What was read stands there; everything else takes the whole grammar.
    if batch.isPast(column.slot) { return true }
    return readText(String(decoding: cell, as: UTF8.self), index, column, batch)
  }

  private func append(_ start: Int, _ length: Int, _ batch: RowBatch) {
    batch.append(RowBatch.Slot(number: start, length: Int32(truncatingIfNeeded: length), kind: .text))
  }

  func appendBlank(_ column: ColumnReader, _ batch: RowBatch) {
    batch.append(.null)
    guard column.isDate else { return }
    batch.append(.null)
    batch.append(.null)
  }

  func readBlank(_ column: ColumnReader, _ field: Int, _ batch: RowBatch) -> Bool {
    appendBlank(column, batch)
    if column.column.name == "sources" {
      add(
        .noSource, as: schema.table.holdsFacts ? .error : .warning, at: csv.place(ofField: field),
        "no source is named", mend: "name the id of a row of sources")
    }
    guard column.column.isRequired else { return true }
    add(
      .valueMissing, at: csv.place(ofField: field), "\(column.column.name) is blank",
      mend: "fill it in; the row is left out")
    return false
  }

  /// Adds a problem of the row that is being read.
  func add(
    _ rule: Rule, as severity: Problem.Severity? = nil, at place: @autoclosure () -> (line: Int, column: Int),
    _ reason: @autoclosure () -> String, mend: @autoclosure () -> String
  ) {
    log.add(rule, as: severity, at: place(), row: csv.line, reason(), mend: mend())
  }
}

// MARK: - Checks within the table

extension TableReader {
  private func isUnique(_ batch: RowBatch) -> Bool {
    var hash = ByteHash()
    for key in keys {
      let slot = batch.slot(columns[key].slot)
      let bytes = batch.bytes(of: slot)
      // An accent may be a mark of its own: the same key for a reader, with other bytes.
      if isPlainRow || !bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) {
        hash.add(bytes)
      } else {
        var text = CellText.composed(batch.text(of: slot))
        text.withUTF8 { hash.add($0) }
      }
    }
    if lines.insert(hash.value, line: csv.line) { return true }
    let shown = { [keys, columns] in
      keys.map { batch.text(of: batch.slot(columns[$0].slot)) }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
    let isListed = log.add(
      .duplicateKey, at: (csv.line, 0), row: csv.line, "the key \(shortened(shown())) is already in an earlier line",
      mend: "give the row its own key or remove it; the row is left out")
    if isListed { lines.note(duplicate: hash.value, problem: log.problems.count - 1, key: shortened(shown())) }
    return false
  }

  private func checkSpans(_ batch: RowBatch) {
    for (start, end) in spans {
      let (first, last) = (batch.slot(columns[start].slot + 1), batch.slot(columns[end].slot + 2))
      guard first.kind == .integer, last.kind == .integer, last.number < first.number else { continue }
      let texts = [start, end].map { batch.text(of: batch.slot(columns[$0].slot)) }
      add(
        .dateReversed, at: csv.place(ofField: columns[end].field ?? 0),
        "\(columns[end].column.name) \(texts[1]) is before \(columns[start].column.name) \(texts[0])",
        mend: "correct one of the two dates")
    }
  }

  private func noteReferences(_ batch: RowBatch, counting count: Int) {
    for index in columns.indices where columns[index].target != nil {
      let cell = batch.bytes(of: batch.slot(columns[index].slot))
      guard !cell.isEmpty else { continue }
      if columns[index].kind == .reference {
        note(cell, index, count)
      } else {
        PlainCell.eachItem(cell) { note($0, index, count) }
      }
    }
  }

  private func note(_ id: UnsafeBufferPointer<UInt8>, _ column: Int, _ count: Int) {
    ledger.note(id, column: column, row: csv.line, counting: count) {
      csv.place(ofField: columns[column].field ?? 0)
    }
  }

  /// Who names the id of a row that was left out made no mistake.
  private func noteLeftOut(_ batch: RowBatch) {
    guard let idColumn else { return }
    let id = batch.bytes(of: batch.slot(columns[idColumn].slot))
    guard !id.isEmpty else { return }
    ledger.note(id, column: ReferenceLedger.leftOut, row: csv.line, counting: 0) { (0, 0) }
  }
}
