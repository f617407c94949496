internal import Diplomacy
internal import GRDB

/// Thrown inside the transaction when the caller asks to stop, so that everything is undone.
struct RefreshStopped: Error {}

/// One run of bringing the index up to the files: reads those that changed, then derives what depends on them.
struct Refresh {
  let folder: String
  let db: Database
  let progress: (IndexProgress) -> Bool

  /// From as many bytes on a file is large: indexes are made after its rows.
  private static let largeFile = 4 << 20

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
    try References.check(db, in: folder)
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
    let content = try? FileContent(path: path)
    let (descriptor, problems) = DescriptorReader.read(content?.bytes, exists: stamp.exists)
    try StoredDescriptor.store(descriptor, db)
    try db.replaceProblems(of: Descriptor.fileName, with: problems)
    try KnownFile(
      name: Descriptor.fileName, path: Descriptor.fileName, stamp: stamp, fingerprint: content?.fingerprint ?? 0
    ).store(db)
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
      let content = try OpenFile(path: folder + "/" + change.path)
      var file = KnownFile(
        name: change.table.rawValue, path: change.path, stamp: content.stamp, fingerprint: known?.fingerprint ?? 0,
        gaps: known?.gaps ?? [])
      if try !isSame(content, as: known, at: change.path) { try replaceRows(of: change, with: content, &file) }
      try file.store(db)
    } catch let error as DossierError {
      var log = ProblemLog(file: change.path)
      log.add(.schema, error.message, mend: "check the permissions of the file")
      try clear(change.table, problems: log.finished)
      try KnownFile(
        name: change.table.rawValue, path: change.path, stamp: change.stamp, fingerprint: 0,
        gaps: [KnownFile.everything]
      ).store(db)
    }
    bytesDone += max(0, change.stamp.size)
  }

  /// Whether a file that was touched has the bytes that were read before.
  private func isSame(_ file: OpenFile, as known: KnownFile?, at path: String) throws -> Bool {
    guard let known, known.path == path, known.stamp.size == file.stamp.size else { return false }
    var isStopped = false
    let fingerprint = try file.fingerprint {
      isStopped = !progress(IndexProgress(file: path, bytesDone: bytesDone, bytesTotal: bytesTotal))
      return !isStopped
    }
    if isStopped { throw RefreshStopped() }
    return fingerprint == known.fingerprint
  }

  private mutating func loadMissing(_ change: Change) throws {
    let schema = change.table.schema
    let isNamed = try StoredDescriptor.names(change.table, db)
    let isMissed = schema.isNeeded || isNamed
    var log = ProblemLog(file: change.path)
    if isMissed {
      log.add(
        .schema, as: schema.isNeeded ? .error : .warning, "the file is missing",
        mend: "add it, if only with its header: \(schema.columns.map(\.name).joined(separator: ","))")
    }
    try clear(change.table, problems: log.finished)
    try KnownFile(
      name: change.table.rawValue, path: change.path, stamp: .missing, fingerprint: 0,
      gaps: isMissed ? [KnownFile.everything] : []
    ).store(db)
  }

  private mutating func clear(_ table: Table, problems: [Problem]) throws {
    try db.run("DELETE FROM \(table)")
    try db.run("DELETE FROM mentions WHERE origin = ?", [table.rawValue.databaseValue])
    try db.run("DELETE FROM left_out WHERE origin = ?", [table.rawValue.databaseValue])
    try db.replaceProblems(of: table.rawValue, with: problems)
    changed.insert(table)
  }

  /// Reads the rows of a file, and what is to be remembered of it.
  private mutating func replaceRows(of change: Change, with content: OpenFile, _ file: inout KnownFile) throws {
    let table = change.table
    try clear(table, problems: [])
    let isLarge = content.stamp.size >= Self.largeFile
    if isLarge { try Layout.dropIndexes(of: table, db) }
    let read = try writeRows(of: change, from: content)
    if isLarge { try Layout.makeIndexes(of: table, db) }
    (file.fingerprint, file.gaps) = (read.fingerprint, read.gaps)
    try db.replaceProblems(of: table.rawValue, with: Explanations.added(to: read.problems, of: table, db))
  }

  private mutating func writeRows(of change: Change, from content: OpenFile) throws -> ReadFile {
    let table = change.table
    let places = Layout.columns(of: table).map { _ in "?" }.joined(separator: ", ")
    let insert = try RowWriter(db, "INSERT INTO \(table) VALUES (?, \(places))")
    let handover = try FileReading.start(content, of: table, path: change.path)
    defer { handover.stop() }
    var ledgers = 0
    while true {
      switch handover.next() {
      case .wait: break
      case .rows(let batch):
        try insert.write(batch)
        if let ledger = batch.ledger {
          try References.store(ledger, of: table, db)
          ledgers += 1
        }
        handover.giveBack(batch)
      case .end(let file):
        if let error = file.error { throw error }
        try References.store(file.ledger, of: table, db)
        if ledgers > 0 { try References.join(of: table, db) }
        return file
      }
      let step = IndexProgress(
        file: change.path, bytesDone: bytesDone + handover.position, bytesTotal: bytesTotal)
      guard progress(step) else { throw RefreshStopped() }
    }
  }
}
