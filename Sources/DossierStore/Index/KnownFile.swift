internal import Diplomacy
internal import GRDB

/// What the index remembers of a file.
struct KnownFile {
  var name: String
  var path: String
  var stamp: FileStamp
  var fingerprint: Int
  /// The columns that the file should have and has not; `everything` when no row of it could be read.
  var gaps: Set<String>

  static let everything = "*"

  init(name: String, path: String, stamp: FileStamp, fingerprint: Int, gaps: Set<String> = []) {
    self.name = name
    self.path = path
    self.stamp = stamp
    self.fingerprint = fingerprint
    self.gaps = gaps
  }

  init(_ row: RawStatement) {
    name = row.text(0)
    path = row.text(1)
    stamp = FileStamp(size: row.integer(2), modified: row.integer(3), changed: row.integer(4))
    fingerprint = row.integer(5)
    gaps = Set(listItems(row.text(6)))
  }

  init?(_ db: Database, _ name: String) throws {
    let known = try db.first("SELECT * FROM files WHERE name = ?", [name.databaseValue]) { KnownFile($0) }
    guard let known else { return nil }
    self = known
  }

  static func all(_ db: Database) throws -> [KnownFile] {
    try db.all("SELECT * FROM files") { KnownFile($0) }
  }

  /// The files of tables.
  static func tables(_ db: Database) throws -> [Table: KnownFile] {
    Dictionary(
      try all(db).compactMap { known in Table(rawValue: known.name).map { ($0, known) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The file of a table, also of one that was never there.
  static func path(of table: Table, _ db: Database) throws -> String {
    try KnownFile(db, table.rawValue)?.path ?? table.defaultPath
  }

  /// Whether rows could be read, or there was no file to read them from.
  var isReadable: Bool { !gaps.contains(Self.everything) }

  func store(_ db: Database) throws {
    try db.run(
      "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        name.databaseValue, path.databaseValue, stamp.size.databaseValue, stamp.modified.databaseValue,
        stamp.changed.databaseValue, fingerprint.databaseValue, gaps.sorted().joined(separator: ";").databaseValue,
      ])
  }
}
