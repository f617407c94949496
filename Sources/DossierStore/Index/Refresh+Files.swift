internal import Diplomacy
internal import GRDB

// MARK: - Files

extension Refresh {
  /// Reads the descriptor if it changed; returns whether it did.
  func readDescriptor() throws -> Bool {
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

  func changedFiles(_ paths: [Table: String]) throws -> [Change] {
    try Table.allCases.compactMap { table in
      let path = paths[table] ?? table.defaultPath
      let stamp = FileStamp(path: folder + "/" + path)
      let known = try KnownFile(db, table.rawValue)
      if let known, known.path == path, known.stamp == stamp { return nil }
      return Change(table: table, path: path, stamp: stamp, isKnown: known?.stamp.exists == true)
    }
  }

  mutating func load(_ change: Change) throws {
    try meter.start(change.path)
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
      if try !update(change, from: content, known, &file), try !isSame(content, as: known, at: change.path) {
        try replaceRows(of: change, with: content, &file)
      }
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
    meter.finishFile(bytes: change.stamp.size)
  }

  /// Whether a file that was touched has the bytes that were read before.
  private func isSame(_ file: OpenFile, as known: KnownFile?, at path: String) throws -> Bool {
    guard let known, known.path == path, known.stamp.size == file.stamp.size else { return false }
    guard let fingerprint = try file.fingerprint({ meter.goesOn() }) else { throw RefreshStopped() }
    return fingerprint == known.fingerprint
  }

  /// Brings what has changed in a file into the index, without reading the rest of it.
  ///
  /// - Returns: false when the file has to be read.
  private mutating func update(
    _ change: Change, from content: OpenFile, _ known: KnownFile?, _ file: inout KnownFile
  ) throws -> Bool {
    guard change.table.keepsBlocks, let known, known.stamp.exists, known.path == change.path,
      let update = try VisitUpdate(content, path: change.path, db, meter)
    else { return false }
    guard !update.isUnchanged else { return true }
    try update.write(db)
    // From now on the blocks say whether the bytes are the same.
    file.fingerprint = 0
    visits = update
    changed.insert(change.table)
    return true
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
    if table.keepsBlocks { try StoredBlocks.store([], of: table, db) }
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
    trade = table == .trade ? read.trade : trade
    if isLarge { try Layout.makeIndexes(of: table, db) }
    (file.fingerprint, file.gaps) = (read.fingerprint, read.gaps)
    if table.keepsBlocks { try StoredBlocks.store(read.blocks, of: table, db) }
    try db.replaceProblems(of: table.rawValue, with: Explanations.added(to: read.problems, of: table, db))
  }

  private mutating func writeRows(of change: Change, from content: OpenFile) throws -> ReadFile {
    let table = change.table
    let places = Layout.columns(of: table).map { _ in "?" }.joined(separator: ", ")
    let insert = try RowWriter(db, "INSERT INTO \(table) VALUES (?, \(places))")
    let pass = table == .trade ? TradePass(preference: try StoredDescriptor.settings(db).preference) : nil
    let handover = try FileReading.start(content, of: table, path: change.path, pass)
    defer { handover.stop() }
    var (ledgers, rows) = (0, 0)
    while true {
      switch handover.next() {
      case .wait: break
      case .rows(let batch):
        try insert.write(batch)
        if let ledger = batch.ledger {
          try References.store(ledger, of: table, db)
          ledgers += 1
        }
        rows += batch.rowCount
        handover.giveBack(batch)
      case .end(let file):
        if let error = file.error { throw error }
        try References.store(file.ledger, of: table, db)
        if ledgers > 0 { try References.join(of: table, db) }
        return file
      }
      meter.note(bytes: handover.position, rows: rows)
      try meter.step()
    }
  }
}
