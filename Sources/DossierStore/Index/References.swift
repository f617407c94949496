internal import Diplomacy
internal import GRDB

/// Ids that rows name in other tables: kept per file, and compared with those tables after every change.
enum References {
  static let origin = "references"

  /// Keeps the ids that a ledger has. Several ledgers of one table may name one id: `join` puts them together.
  static func store(_ ledger: ReferenceLedger, of table: Table, _ db: Database) throws {
    let columns = table.schema.columns
    let insert = try RowWriter(db, "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    let insertLeftOut = try RowWriter(db, "INSERT OR IGNORE INTO left_out VALUES (?, ?)")
    let targets = columns.map { column -> Value in
      switch column.type {
      case .reference(let target), .references(let target): target.rawValue.databaseValue
      default: .null
      }
    }
    let (origin, names) = (table.rawValue.databaseValue, columns.map(\.name.databaseValue))
    for entry in ledger.entries {
      let id = ledger.id(of: entry).databaseValue
      if entry.column == ReferenceLedger.leftOut {
        try insertLeftOut.write([origin, id])
      } else {
        try insert.write([
          origin, targets[entry.column], id, names[entry.column], entry.line.databaseValue,
          entry.position.databaseValue, entry.count.databaseValue, entry.row.databaseValue,
        ])
      }
    }
  }

  /// Makes one row of all that name an id in a column, with the first place and the sum of the counts.
  static func join(of table: Table, _ db: Database) throws {
    let origin = [table.rawValue.databaseValue]
    // Of the columns that are not grouped, SQLite takes those of the row with the least line.
    try db.run(
      """
      CREATE TEMP TABLE joined AS SELECT origin, target, id, "column", min(line), position, sum(count), row_line
      FROM mentions WHERE origin = ? GROUP BY target, id, "column"
      """, origin)
    try db.run("DELETE FROM mentions WHERE origin = ?", origin)
    try db.run("INSERT INTO mentions SELECT * FROM joined")
    try db.run("DROP TABLE joined")
  }

  /// Finds the ids that are not there, and says so once for each column that names one. Where a whole file is missing
  /// or cannot be read, that is the finding.
  ///
  /// - Parameter waiting: tables that are read later, whose ids nobody knows yet.
  static func check(_ db: Database, in folder: String, except waiting: Set<Table>) throws {
    let files = try KnownFile.tables(db)
    var logs: [String: ProblemLog] = [:]
    let targets = try db.all("SELECT DISTINCT target FROM mentions") { Table(rawValue: $0.text(0)) }
    for target in targets.compactMap(\.self) where !waiting.contains(target) {
      let path = files[target]?.path ?? target.defaultPath
      guard files[target]?.stamp.exists == true else {
        if !target.schema.isNeeded {
          logs[path, default: ProblemLog(file: path)].addMissing(target, try count(target, db))
        }
        continue
      }
      guard files[target]?.isReadable == true else { continue }
      try check(target, path, &logs, db)
    }
    if files[.partners]?.isReadable == true, !waiting.contains(.partners) {
      try checkHome(in: folder, files[.partners]?.path ?? "", &logs, db)
    }
    try db.replaceProblems(of: origin, with: logs.keys.sorted().flatMap { logs[$0]?.finished ?? [] })
  }

  private static func count(_ target: Table, _ db: Database) throws -> Int {
    try db.first("SELECT count(DISTINCT id) FROM mentions WHERE target = ?", [target.rawValue.databaseValue]) {
      $0.integer(0)
    } ?? 0
  }

  private static func check(
    _ target: Table, _ path: String, _ logs: inout [String: ProblemLog], _ db: Database
  ) throws {
    var finder: Nearest.Finder?
    try db.each(
      """
      SELECT files.path, mentions.origin, mentions.id, "column", line, position, count, row_line FROM mentions
      JOIN files ON files.name = origin
      WHERE target = ?1 AND mentions.id NOT IN (SELECT id FROM \(target))
        AND mentions.id NOT IN (SELECT id FROM left_out WHERE origin = ?1) ORDER BY mentions.origin, line
      """, [target.rawValue.databaseValue]
    ) { row in
      let (file, id, more) = (row.text(0), row.text(2), row.integer(6) - 1)
      let isList = Table(rawValue: row.text(1))?.holdsList(row.text(3)) == true
      var mend = "correct the id, or add it to \(path)"
      if isList && id.contains(",") {
        mend = "separate the items of a list with “;”"
      } else {
        // The ids are fetched when the first is missing: most dossiers have none.
        if finder == nil { finder = Nearest.Finder(try db.all("SELECT id FROM \(target)") { $0.text(0) }) }
        if let word = finder?.word(to: id) { mend = "did you mean “\(shortened(word))”? \(mend)" }
      }
      let elsewhere = more < 1 ? "" : " (here and in \(more) more row\(more == 1 ? "" : "s"))"
      logs[file, default: ProblemLog(file: file)].add(
        .referenceMissing, at: (row.integer(4), row.integer(5)), row: row.integer(7),
        "\(row.text(3)): “\(shortened(id))” is not in \(path)\(elsewhere)", mend: mend)
    }
  }

  /// A home country that is no partner would make every visit look as if the wrong side travelled.
  private static func checkHome(
    in folder: String, _ path: String, _ logs: inout [String: ProblemLog], _ db: Database
  ) throws {
    let home = try StoredDescriptor.statedHome(db)
    guard !home.isEmpty, try !isPartner(home, db) else { return }
    let partners = try db.all("SELECT id FROM partners") { $0.text(0) }
    // A dossier just begun has a home before it has partners.
    guard !partners.isEmpty else { return }
    let guess = Nearest.word(to: home, among: partners)
    let mend = "correct the id under entente, or add it to \(path)"
    logs[Descriptor.fileName, default: ProblemLog(file: Descriptor.fileName)].add(
      .referenceMissing, at: DescriptorText(in: folder).place(of: home, after: "home"),
      "home: “\(shortened(home))” is not in \(path)",
      mend: guess.map { "did you mean “\(shortened($0))”? \(mend)" } ?? mend)
  }

  static func isPartner(_ id: String, _ db: Database) throws -> Bool {
    try db.first(
      "SELECT 1 FROM partners WHERE id = ?1 UNION SELECT 1 FROM left_out WHERE origin = 'partners' AND id = ?1",
      [id.databaseValue]
    ) { _ in true } ?? false
  }
}

extension ProblemLog {
  fileprivate mutating func addMissing(_ table: Table, _ count: Int) {
    add(
      .schema, "the file is missing, and rows of it are named by \(count) id\(count == 1 ? "" : "s")",
      mend: "add it with the header: \(table.schema.columns.map(\.name).joined(separator: ","))")
  }
}

extension Table {
  /// Whether the cells of a column name several rows.
  fileprivate func holdsList(_ column: String) -> Bool {
    guard let index = schema.index(of: column), case .references = schema.columns[index].type else { return false }
    return true
  }
}
