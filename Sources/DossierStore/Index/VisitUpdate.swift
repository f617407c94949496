internal import Diplomacy
internal import GRDB

/// What a changed file of visits says otherwise than before, found by reading what has changed in it and no more.
///
/// Whatever it cannot be sure of, such as a key that two rows have, it leaves to the way that reads everything.
struct VisitUpdate {
  /// Lines whose rows have changed, came or went, ascending.
  private(set) var lines: [Int] = []
  /// The rows that are in these lines now, each with its line first.
  private var rows: [[Value]] = []
  private var mentions = MentionUpdate()
  private var leftOut: [String] = []
  private var problems: [Problem] = []
  private let walk: BlockWalk
  private let idSlot: Int
  /// Whether any line has another id than before, or none.
  private var areIdsOthers = false

  /// More rows than this are quicker read with all others.
  static let limit = 5_000

  /// Whether the bytes are those that were read before.
  var isUnchanged: Bool { walk.isUnchanged }

  /// Finds out what has changed.
  ///
  /// - Returns: nil when the whole file has to be read.
  init?(_ file: OpenFile, path: String, _ db: Database, _ meter: RefreshMeter) throws {
    let known = try StoredBlocks.all(of: .visits, db)
    guard let walk = try BlockWalk(file, of: .visits, path: path, known: known) else { return nil }
    self.walk = walk
    let reader = walk.reader
    let headerProblems = reader.log.problems.count
    idSlot = reader.columns[Table.visits.schema.keyColumns[0]].slot
    guard try readRows(db, meter) else { return nil }
    if walk.isUnchanged { return }
    problems = Array(reader.log.problems.dropFirst(headerProblems))
    guard try isSure(known, db), try mentions.settle(walk, ledger: reader.ledger, file, path, db) else { return nil }
    leftOut = reader.ledger.entries.filter { $0.column == ReferenceLedger.leftOut }.map { reader.ledger.id(of: $0) }
  }

  private mutating func readRows(_ db: Database, _ meter: RefreshMeter) throws -> Bool {
    let columns = walk.reader.columns
    let old = try OldRows(db)
    defer { old.finish() }
    // Taken out while the walk reads, because its closures change them.
    var (changed, rows, mentions, areIdsOthers) = (lines, self.rows, self.mentions, false)
    let idSlot = idSlot
    let isDone = try walk.run { offset in
      meter.note(bytes: offset, rows: 0)
      try meter.step()
    } begin: { line in
      try old.start(at: line)
    } row: { batch, number in
      let line = batch.slot(row: number, 0).number
      while let gone = old.line, gone < line {
        mentions.noteOld(old.statement, columns)
        changed.append(gone)
        areIdsOthers = true
        try old.next()
      }
      if old.line == line {
        mentions.noteOld(old.statement, columns)
        let isSame = old.isEqual(to: batch, number)
        if !old.isEqual(to: batch, number, at: idSlot) { areIdsOthers = true }
        try old.next()
        if isSame { return }
      } else {
        areIdsOthers = true
      }
      changed.append(line)
      rows.append((0..<batch.width).map { batch.value(batch.slot(row: number, $0)) })
    } end: { line in
      while let gone = old.line, gone < line {
        mentions.noteOld(old.statement, columns)
        changed.append(gone)
        areIdsOthers = true
        try old.next()
      }
    }
    (lines, self.rows, self.mentions, self.areIdsOthers) = (changed, rows, mentions, areIdsOthers)
    return isDone && changed.count <= Self.limit
  }
}

// MARK: - What is certain

extension VisitUpdate {
  /// Whether what was read holds whatever the rest of the file says.
  private func isSure(_ known: [FileBlock], _ db: Database) throws -> Bool {
    // What rows that gave nothing named nobody knows any more, but that it was no more than all of them together.
    guard walk.isAllReadThatWasLeft || !known.contains(where: { $0.left > 0 && walk.concerns($0.line) }) else {
      return false
    }
    guard !problems.contains(where: { $0.rule == Rule.duplicateKey.rawValue }) else { return false }
    let origin = Table.visits.rawValue.databaseValue
    let count = try db.first("SELECT count(*) FROM problems WHERE origin = ?", [origin]) { $0.integer(0) } ?? 0
    // Of each kind no more are listed than that.
    guard count + problems.count < ProblemLog.limitPerRule else { return false }
    guard areIdsOthers else { return true }
    // A row that stays may have been kept from being read by one that has changed.
    let twins = try db.all(
      "SELECT row_line FROM problems WHERE origin = ? AND rule = ?",
      [origin, Rule.duplicateKey.rawValue.databaseValue]
    ) { $0.integer(0) }
    return try twins.allSatisfy(walk.concerns) && areIdsNew(db)
  }

  /// Whether no id of a changed row is that of a row that stays.
  private func areIdsNew(_ db: Database) throws -> Bool {
    let changed = Set(lines)
    for row in rows {
      guard case .string(let id) = row[idSlot].storage, id.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
      let others = try db.all("SELECT line FROM visits WHERE id = ?", [id.databaseValue]) { $0.integer(0) }
      guard others.allSatisfy(changed.contains) else { return false }
    }
    return true
  }
}

// MARK: - Writing

extension VisitUpdate {
  /// Where the rows of changed lines stand as they were.
  static let before = "visits_before"

  /// Makes the table for rows as they were, empty.
  static func makeBefore(_ db: Database) throws {
    try db.execute(sql: "DROP TABLE IF EXISTS temp.\(before)")
    let columns = Layout.columns(of: .visits).map { "\"\($0)\"" }.joined(separator: ", ")
    try db.execute(sql: "CREATE TEMP TABLE \(before)(line INTEGER PRIMARY KEY, \(columns))")
  }

  static func keep(_ lines: some Sequence<Int>, _ db: Database) throws {
    for line in lines {
      try db.run("INSERT OR IGNORE INTO \(before) SELECT * FROM visits WHERE line = ?", [line.databaseValue])
    }
  }

  /// Writes what has changed; the rows as they were are kept until somebody makes the table for them anew.
  func write(_ db: Database) throws {
    try Self.makeBefore(db)
    try Self.keep(lines, db)
    for line in lines { try db.run("DELETE FROM visits WHERE line = ?", [line.databaseValue]) }
    let places = Layout.columns(of: .visits).map { _ in "?" }.joined(separator: ", ")
    let insert = try RowWriter(db, "INSERT INTO visits VALUES (?, \(places))")
    for row in rows { try insert.write(row) }
    try mentions.write(db)
    let origin = Table.visits.rawValue.databaseValue
    if walk.isAllReadThatWasLeft { try db.run("DELETE FROM left_out WHERE origin = ?", [origin]) }
    for id in leftOut { try db.run("INSERT OR IGNORE INTO left_out VALUES (?, ?)", [origin, id.databaseValue]) }
    for region in walk.regions {
      try db.run(
        "DELETE FROM problems WHERE origin = ? AND row_line >= ? AND row_line < ?",
        [origin, region.lowerBound.databaseValue, region.upperBound.databaseValue])
    }
    try db.addProblems(of: Table.visits.rawValue, try Explanations.added(to: problems, of: .visits, db))
    try StoredBlocks.store(walk.blocks, of: .visits, db)
  }
}

/// The rows of visits as the index has them, beside those that are being read.
private final class OldRows {
  let statement: RawStatement
  private(set) var line: Int?

  init(_ db: Database) throws {
    statement = try RawStatement(db, "SELECT * FROM visits WHERE line >= ? ORDER BY line")
  }

  func start(at line: Int) throws {
    statement.reset()
    statement.bind(line, at: 1)
    try next()
  }

  func next() throws { line = try statement.step() ? statement.integer(0) : nil }

  func finish() { statement.reset() }

  func isEqual(to batch: RowBatch, _ number: Int) -> Bool {
    (0..<batch.width).allSatisfy { isEqual(to: batch, number, at: $0) }
  }

  func isEqual(to batch: RowBatch, _ number: Int, at index: Int) -> Bool {
    let slot = batch.slot(row: number, index)
    switch slot.kind {
    case .null: return statement.isNull(index)
    case .integer: return !statement.isNull(index) && statement.integer(index) == slot.number
    case .text: return !statement.isNull(index) && statement.bytes(index).elementsEqual(batch.bytes(of: slot))
    // Visits have none; a row with one counts as changed.
    case .number: return false
    }
  }
}
