internal import GRDB

/// The blocks of files as the index keeps them.
enum StoredBlocks {
  static let creation = """
    CREATE TABLE blocks(
      origin TEXT, line INTEGER, lines INTEGER, start INTEGER, bytes INTEGER, left INTEGER, is_clean INTEGER,
      fingerprint INTEGER, PRIMARY KEY(origin, line)) WITHOUT ROWID;
    """

  /// The blocks of a table's file, from its beginning on.
  static func all(of table: Table, _ db: Database) throws -> [FileBlock] {
    var blocks: [FileBlock] = []
    let rows = try RawStatement(
      db, "SELECT line, lines, start, bytes, left, is_clean, fingerprint FROM blocks WHERE origin = ? ORDER BY line")
    defer { rows.reset() }
    rows.bind(table.rawValue.databaseValue, at: 1)
    while try rows.step() {
      blocks.append(
        FileBlock(
          offset: rows.integer(2), bytes: rows.integer(3), line: rows.integer(0), lines: rows.integer(1),
          left: rows.integer(4), isClean: rows.integer(5) == 1, fingerprint: rows.integer(6)))
    }
    return blocks
  }

  static func store(_ blocks: [FileBlock], of table: Table, _ db: Database) throws {
    try db.run("DELETE FROM blocks WHERE origin = ?", [table.rawValue.databaseValue])
    let insert = try RawStatement(db, "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    insert.bind(table.rawValue.databaseValue, at: 1)
    for block in blocks {
      let values = [
        block.line, block.lines, block.offset, block.bytes, block.left, block.isClean ? 1 : 0, block.fingerprint,
      ]
      for (index, value) in values.enumerated() { insert.bind(value, at: index + 2) }
      try insert.run()
    }
  }
}
