internal import Diplomacy
internal import GRDB

/// What the index says of ids that visits name, corrected where some rows of the file have changed.
struct MentionUpdate {
  /// An id in a column.
  private struct Key: Hashable {
    var column: Int
    var id: String
  }

  private struct Place {
    var line: Int
    var position: Int
    var row: Int
  }

  private struct Known {
    var rowid: Int
    var place: Place
    var count: Int
  }

  private struct Correction {
    var key: Key
    var rowid: Int?
    /// Nil when nothing names the id any more.
    var place: Place?
    var count: Int
  }

  private let columns = Table.visits.schema.columns
  /// What the lines that were read named before.
  private let old: ReferenceLedger
  private var corrections: [Correction] = []

  init() {
    old = ReferenceLedger(columns: Table.visits.schema.columns.count)
  }

  /// Notes what a row named as it was.
  func noteOld(_ row: RawStatement, _ readers: [ColumnReader]) {
    for (index, reader) in readers.enumerated() where reader.target != nil {
      let cell = row.bytes(reader.slot)
      guard !cell.isEmpty else { continue }
      if reader.kind == .reference {
        old.note(cell, column: index, row: 0, counting: 1) { (0, 0) }
      } else {
        PlainCell.eachItem(cell) { old.note($0, column: index, row: 0, counting: 1) { (0, 0) } }
      }
    }
  }

  /// Finds the corrections.
  ///
  /// - Parameter ledger: what the lines that were read name now.
  /// - Returns: false when they cannot be found without reading everything.
  mutating func settle(
    _ walk: BlockWalk, ledger: ReferenceLedger, _ file: OpenFile, _ path: String, _ db: Database
  ) throws -> Bool {
    var before: [Key: Int] = [:]
    for entry in old.entries { before[Key(column: entry.column, id: old.id(of: entry)), default: 0] += entry.count }
    var places: [Key: Place] = [:]
    var counts = before.mapValues { -$0 }
    for entry in ledger.entries where entry.column != ReferenceLedger.leftOut {
      let key = Key(column: entry.column, id: ledger.id(of: entry))
      counts[key, default: 0] += entry.count
      places[key] = Place(line: entry.line, position: entry.position, row: entry.row)
    }
    // Rows that gave nothing named ids without counting.
    let areAllCounted = walk.isAllReadThatWasLeft
    for key in try named(in: walk, db) { counts[key, default: 0] += 0 }
    for (key, change) in counts {
      let known = try known(key, db)
      let elsewhere = (known?.count ?? 0) - (before[key] ?? 0)
      var place = places[key]
      if let known, !walk.concerns(known.place.row) {
        if place.map({ $0.row > known.place.row }) ?? true { place = known.place }
      } else if let known, place.map({ $0.row > known.place.row }) ?? true {
        // The row that named it first names it no more.
        guard areAllCounted else { return false }
        if elsewhere > 0 {
          guard let next = try first(key, after: known.place.row, walk, file, path, db) else { return false }
          if place.map({ $0.row > next.row }) ?? true { place = next }
        }
      }
      let count = (known?.count ?? 0) + change
      if let known, let place, count == known.count, place.line == known.place.line,
        place.position == known.place.position, place.row == known.place.row
      {
        continue
      }
      corrections.append(Correction(key: key, rowid: known?.rowid, place: place, count: count))
    }
    return true
  }

  /// The ids that were named first in the lines that were read, also by rows that gave nothing.
  private func named(in walk: BlockWalk, _ db: Database) throws -> [Key] {
    let numbers = Dictionary(
      columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return try db.all("SELECT \"column\", id, row_line FROM mentions WHERE origin = 'visits'") { row -> Key? in
      guard walk.concerns(row.integer(2)), let column = numbers[row.text(0)] else { return nil }
      return Key(column: column, id: row.text(1))
    }.compactMap(\.self)
  }

  private func known(_ key: Key, _ db: Database) throws -> Known? {
    try db.first(
      """
      SELECT rowid, line, position, row_line, count FROM mentions
      WHERE target = ? AND id = ? AND origin = 'visits' AND "column" = ?
      """, [target(of: key), key.id.databaseValue, columns[key.column].name.databaseValue]
    ) { row in
      Known(
        rowid: row.integer(0), place: Place(line: row.integer(1), position: row.integer(2), row: row.integer(3)),
        count: row.integer(4))
    }
  }

  private func target(of key: Key) -> Value {
    switch columns[key.column].type {
    case .reference(let target), .references(let target): target.rawValue.databaseValue
    default: .null
    }
  }

  /// The first place after a line, outside the lines that were read, that names an id.
  private func first(
    _ key: Key, after line: Int, _ walk: BlockWalk, _ file: OpenFile, _ path: String, _ db: Database
  ) throws -> Place? {
    let name = columns[key.column].name
    let rows = try RawStatement(
      db, "SELECT line, \"\(name)\" FROM visits WHERE line > ? AND instr(\"\(name)\", ?) > 0 ORDER BY line")
    defer { rows.reset() }
    rows.bind(line, at: 1)
    rows.bind(key.id.databaseValue, at: 2)
    let id = Array(key.id.utf8)
    let isList = if case .references = columns[key.column].type { true } else { false }
    while try rows.step() {
      guard !walk.concerns(rows.integer(0)) else { continue }
      var isNamed = !isList && rows.bytes(1).elementsEqual(id)
      if isList { PlainCell.eachItem(rows.bytes(1)) { isNamed = isNamed || $0.elementsEqual(id) } }
      if isNamed { return place(of: key, inRow: rows.integer(0), walk, file, path) }
    }
    return nil
  }

  /// Where in the file a row names an id: its block is read for it.
  private func place(of key: Key, inRow line: Int, _ walk: BlockWalk, _ file: OpenFile, _ path: String) -> Place? {
    guard let block = walk.blocks.last(where: { $0.line <= line }) else { return nil }
    let reader = TableReader(
      Table.visits.schema, file: path, window: ByteWindow(.file(file), piece: FileBlock.piece))
    guard reader.readHeader() else { return nil }
    reader.move(to: block.offset, line: block.line)
    reader.csv.stopLine = block.endLine
    let batch = reader.makeBatch()
    while reader.fill(batch) { batch.clear() }
    for entry in reader.ledger.entries where entry.column == key.column && reader.ledger.id(of: entry) == key.id {
      return Place(line: entry.line, position: entry.position, row: entry.row)
    }
    return nil
  }

  func write(_ db: Database) throws {
    for correction in corrections {
      if let rowid = correction.rowid { try db.run("DELETE FROM mentions WHERE rowid = ?", [rowid.databaseValue]) }
      guard let place = correction.place else { continue }
      try db.run(
        "INSERT INTO mentions VALUES ('visits', ?, ?, ?, ?, ?, ?, ?)",
        [
          target(of: correction.key), correction.key.id.databaseValue,
          columns[correction.key.column].name.databaseValue, place.line.databaseValue,
          place.position.databaseValue, correction.count.databaseValue, place.row.databaseValue,
        ])
    }
  }
}
