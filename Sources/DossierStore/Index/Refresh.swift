internal import Diplomacy
internal import GRDB

/// Thrown inside the transaction when the caller asks to stop, so that everything is undone.
struct RefreshStopped: Error {}

/// One run of bringing the index up to the files: reads those that changed, then derives what depends on them.
struct Refresh {
  let folder: String
  let db: Database
  let progress: (IndexProgress) -> Bool

  private struct Change {
    var table: Table
    var path: String
    var stamp: FileStamp
  }

  private var bytesDone = 0
  private var bytesTotal = 0
  private var changed: Set<Table> = []

  init(folder: String, db: Database, progress: @escaping (IndexProgress) -> Bool) {
    self.folder = folder
    self.db = db
    self.progress = progress
  }

  mutating func run() throws {
    let descriptorChanged = try readDescriptor()
    let paths = try StoredDescriptor.paths(db)
    let changes = try changedFiles(paths)
    bytesTotal = changes.reduce(0) { $0 + max(0, $1.stamp.size) }
    for change in changes { try load(change) }
    if descriptorChanged || !changed.isEmpty { try derive(descriptorChanged) }
  }

  private mutating func derive(_ descriptorChanged: Bool) throws {
    try report("index")
    try References.check(db)
    let settings = try StoredDescriptor.settings(db)
    // Which reading of a visit or a term is shown can turn on a source.
    let areReadingsStale = !changed.isDisjoint(with: Readings.tables + [.sources])
    let newReadings = areReadingsStale ? try Readings.derive(db) : []
    let concerned = changed.union(newReadings)
    let isTimelineStale =
      descriptorChanged || !concerned.isDisjoint(with: [.partners, .leaders, .terms, .visits])
    if isTimelineStale {
      let now = self
      try TimelineDerivation(db: db, settings: settings, step: { try now.report("visits") }).run()
    }
    if isTimelineStale || changed.contains(.trade) {
      try TradeDerivation.run(db, preference: settings.preference)
    }
    try report("words")
    try SearchIndex.derive(db, changed: changed, descriptorChanged: descriptorChanged)
    let now = self
    try CheckRun(
      folder: folder, db: db, settings: settings, changed: concerned, descriptorChanged: descriptorChanged,
      step: { try now.report("checks") }
    ).run()
  }

  private func report(_ file: String) throws {
    guard progress(IndexProgress(file: file, bytesDone: bytesDone, bytesTotal: bytesTotal)) else {
      throw RefreshStopped()
    }
  }
}

// MARK: - Files

extension Refresh {
  /// Reads the descriptor if it changed; returns whether it did.
  private func readDescriptor() throws -> Bool {
    let path = folder + "/" + Descriptor.fileName
    let stamp = FileStamp(path: path)
    let known = try KnownFile(db, Descriptor.fileName)
    if let known, known.stamp == stamp { return false }
    var log = ProblemLog(file: Descriptor.fileName)
    var descriptor = Descriptor()
    var fingerprint = 0
    if stamp.exists {
      let content = try? FileContent(path: path)
      fingerprint = content?.fingerprint ?? 0
      do {
        descriptor = try Descriptor(parsing: content?.bytes ?? [])
      } catch {
        log.add(
          .schema, "the descriptor cannot be read: it is not the JSON of a data package",
          mend: "correct it, or start from another dossier's; defaults are used")
      }
    } else {
      log.add(.schema, "the descriptor is missing", mend: "add one that names the home country; defaults are used")
    }
    for (table, path) in descriptor.paths.sorted(by: { $0.value < $1.value }) where !Descriptor.isWithinFolder(path) {
      log.add(
        .schema, "the path “\(shortened(path))” of \(table) leads out of the folder",
        mend: "write a path within the folder; \(table.defaultPath) is read")
    }
    try StoredDescriptor.store(descriptor, db)
    try db.replaceProblems(of: Descriptor.fileName, with: log.finished)
    try KnownFile(name: Descriptor.fileName, path: Descriptor.fileName, stamp: stamp, fingerprint: fingerprint).store(
      db)
    return true
  }

  private func changedFiles(_ paths: [Table: String]) throws -> [Change] {
    try Table.allCases.compactMap { table in
      let path = paths[table] ?? table.defaultPath
      let stamp = FileStamp(path: folder + "/" + path)
      let known = try KnownFile(db, table.rawValue)
      if let known, known.path == path, known.stamp == stamp { return nil }
      return Change(table: table, path: path, stamp: stamp)
    }
  }

  private mutating func load(_ change: Change) throws {
    try report(change.path)
    let known = try KnownFile(db, change.table.rawValue)
    guard change.stamp.exists else {
      try loadMissing(change)
      return
    }
    do {
      let content = try FileContent(path: folder + "/" + change.path)
      let fingerprint = content.fingerprint
      let file = KnownFile(
        name: change.table.rawValue, path: change.path, stamp: content.stamp, fingerprint: fingerprint)
      if known?.fingerprint != fingerprint || known?.path != change.path || known?.stamp.exists != true {
        try replaceRows(of: change, with: content.bytes)
      }
      try file.store(db)
    } catch let error as DossierError {
      var log = ProblemLog(file: change.path)
      log.add(.schema, error.message, mend: "check the permissions of the file")
      try clear(change.table, problems: log.finished)
      try KnownFile(name: change.table.rawValue, path: change.path, stamp: change.stamp, fingerprint: 0).store(db)
    }
    bytesDone += max(0, change.stamp.size)
  }

  private mutating func loadMissing(_ change: Change) throws {
    let schema = change.table.schema
    let isNamed = try StoredDescriptor.names(change.table, db)
    var log = ProblemLog(file: change.path)
    if schema.isNeeded || isNamed {
      log.add(
        .schema, as: schema.isNeeded ? .error : .warning, "the file is missing",
        mend: "add it, if only with its header: \(schema.columns.map(\.name).joined(separator: ","))")
    }
    try clear(change.table, problems: log.finished)
    try KnownFile(name: change.table.rawValue, path: change.path, stamp: .missing, fingerprint: 0).store(db)
  }

  private mutating func clear(_ table: Table, problems: [Problem]) throws {
    try db.run("DELETE FROM \(table)")
    try db.run("DELETE FROM mentions WHERE origin = ?", [table.rawValue.databaseValue])
    try db.replaceProblems(of: table.rawValue, with: problems)
    changed.insert(table)
  }

  private mutating func replaceRows(of change: Change, with bytes: [UInt8]) throws {
    let table = change.table
    let schema = table.schema
    try clear(table, problems: [])
    var reader = TableReader(schema, file: change.path, bytes: bytes)
    let places = Layout.columns(of: table).map { _ in "?" }.joined(separator: ", ")
    let insert = try RowWriter(db, "INSERT INTO \(table) VALUES (?, \(places))")
    if reader.readHeader() {
      var count = 0
      var values: [Value] = []
      while let row = reader.next() {
        values.removeAll(keepingCapacity: true)
        values.append(row.line.databaseValue)
        for (cell, column) in zip(row.cells, schema.columns) { cell.append(to: &values, as: column.type) }
        try insert.write(values)
        count += 1
        if count.isMultiple(of: 4_096) {
          let step = IndexProgress(file: change.path, bytesDone: bytesDone + reader.position, bytesTotal: bytesTotal)
          guard progress(step) else { throw RefreshStopped() }
        }
      }
    }
    try References.store(reader.references, of: table, db)
    try db.replaceProblems(of: table.rawValue, with: Explanations.added(to: reader.problems, of: table, db))
  }
}

/// What the index remembers of a file.
struct KnownFile {
  var name: String
  var path: String
  var stamp: FileStamp
  var fingerprint: Int

  init(name: String, path: String, stamp: FileStamp, fingerprint: Int) {
    self.name = name
    self.path = path
    self.stamp = stamp
    self.fingerprint = fingerprint
  }

  init(_ row: Row) {
    name = row.text(0)
    path = row.text(1)
    stamp = FileStamp(size: row.integer(2), modified: row.integer(3), changed: row.integer(4))
    fingerprint = row.integer(5)
  }

  init?(_ db: Database, _ name: String) throws {
    let known = try db.first("SELECT * FROM files WHERE name = ?", [name.databaseValue]) { KnownFile($0) }
    guard let known else { return nil }
    self = known
  }

  static func all(_ db: Database) throws -> [KnownFile] {
    try db.all("SELECT * FROM files") { KnownFile($0) }
  }

  func store(_ db: Database) throws {
    try db.run(
      "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
      [
        name.databaseValue, path.databaseValue, stamp.size.databaseValue, stamp.modified.databaseValue,
        stamp.changed.databaseValue, fingerprint.databaseValue,
      ])
  }
}

extension Database {
  /// Replaces what is known to be wrong with one file.
  func replaceProblems(of origin: String, with problems: [Problem]) throws {
    try run("DELETE FROM problems WHERE origin = ?", [origin.databaseValue])
    for problem in problems {
      try run(
        "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          origin.databaseValue, problem.severity.rawValue.databaseValue, problem.rule.databaseValue,
          problem.file.databaseValue, problem.line.databaseValue, problem.column.databaseValue,
          problem.reason.databaseValue, problem.mend.databaseValue, problem.explanation.databaseValue,
        ])
    }
  }
}
