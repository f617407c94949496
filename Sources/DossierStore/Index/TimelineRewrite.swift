internal import Diplomacy
internal import GRDB

/// Writes a change of the timeline.
struct TimelineRewrite {
  let db: Database
  let change: TimelineChange
  /// Called now and then; throws to stop.
  let step: () throws -> Void

  private var isStill: Bool { change.renumbering.isStill }
  /// From so many rows on that get other numbers, an index is made anew and not corrected.
  private static let many = 50_000

  func run() throws {
    try rewritePostings()
    try rewriteWords()
    try rewriteRows()
    try rewriteDisputes()
    for (name, value) in [("visits", change.lastNow), ("longest", try longest())] {
      try db.run(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)", [name.databaseValue, String(value).databaseValue])
    }
    try TimelineRecount(db: db, last: change.placedNow).run(partners: change.partners)
  }

  private func longest() throws -> Int {
    let known = try TimelineYears(db: db).longest()
    guard change.longestGone == known, change.longestNew < known else { return max(known, change.longestNew) }
    return try db.first("SELECT max(end_day - start_day) FROM timeline") { $0.integer(0) } ?? 0
  }

  // MARK: Sets

  private func rewritePostings() throws {
    let (out, into) = (change.removed.postings.byKey(), change.added.postings.byKey())
    var keys = Set(out.keys).union(into.keys).filter { out[$0] != into[$0] || !isStill }
    if !isStill { keys.formUnion(try db.all("SELECT key FROM postings") { $0.integer(0) }) }
    let select = try RawStatement(db, "SELECT visits FROM postings WHERE key = ?")
    let replace = try RawStatement(db, "INSERT OR REPLACE INTO postings(key, count, visits) VALUES (?, ?, ?)")
    for key in keys.sorted() {
      select.bind(key, at: 1)
      let old = try select.step() ? select.blob(0) : UnsafeRawBufferPointer(start: nil, count: 0)
      let merged = try SetMerge.merge(old, removed: out[key] ?? [], added: into[key] ?? [], change.renumbering)
      select.reset()
      guard merged.count > 0 else {
        try db.run("DELETE FROM postings WHERE key = ?", [key.databaseValue])
        continue
      }
      try merged.packed().withUnsafeBytes { bytes in
        replace.bind(key, at: 1)
        replace.bind(merged.count, at: 2)
        replace.bind(blob: bytes, at: 3)
        try replace.run()
        replace.reset()
        replace.clear()
      }
      try step()
    }
  }

  private func rewriteWords() throws {
    let (out, into) = (change.removed.words.byWord(), change.added.words.byWord())
    let concerned = Set(out.keys).union(into.keys).filter { out[$0] != into[$0] || !isStill }
    let find = try RawStatement(db, "SELECT n FROM word WHERE text = ?")
    var words: [Int: [UInt8]] = [:]
    var new: [[UInt8]] = []
    for word in concerned {
      if let number = try number(of: word, find) { words[number] = word } else { new.append(word) }
    }
    let numbers = isStill ? words.keys.sorted() : try db.all("SELECT n FROM word ORDER BY n") { $0.integer(0) }
    for number in numbers {
      let word = words[number] ?? []
      try rewriteWord(number, removed: out[word]?.visits ?? [], added: into[word] ?? WordPlaces())
      if number.isMultiple(of: 64) { try step() }
    }
    for word in new {
      guard out[word] == nil, let places = into[word] else { throw SetMerge.Mismatch() }
      try add(word, places)
    }
  }

  private func number(of word: [UInt8], _ find: RawStatement) throws -> Int? {
    try word.withUnsafeBufferPointer { bytes in
      defer {
        find.reset()
        find.clear()
      }
      find.bind(text: bytes, at: 1)
      return try find.step() ? find.integer(0) : nil
    }
  }

  private func rewriteWord(_ number: Int, removed: [Int], added: WordPlaces) throws {
    let select = try RawStatement(db, "SELECT visits, places FROM word WHERE n = ?")
    select.bind(number, at: 1)
    guard try select.step() else { throw SetMerge.Mismatch() }
    let visits = try SetMerge.merge(select.blob(0), removed: removed, added: added.visits, change.renumbering)
    // Where nobody comes or goes, the places stay as they are.
    let isSame = removed.isEmpty && added.visits.isEmpty
    let places =
      isSame
      ? nil
      : SetMerge.mergePlaces(select.blob(0), select.blob(1), removed: removed, added: added, change.renumbering)
    select.reset()
    guard visits.count > 0 else { return try db.run("DELETE FROM word WHERE n = ?", [number.databaseValue]) }
    let update = try RawStatement(
      db, "UPDATE word SET visits = ?1, count = ?2\(isSame ? "" : ", places = ?4") WHERE n = ?3")
    try visits.packed().withUnsafeBytes { visitBytes in
      try (places ?? []).withUnsafeBytes { placeBytes in
        update.bind(blob: visitBytes, at: 1)
        update.bind(visits.count, at: 2)
        update.bind(number, at: 3)
        if !isSame { update.bind(blob: placeBytes, at: 4) }
        try update.run()
        update.reset()
        update.clear()
      }
    }
  }

  private func add(_ word: [UInt8], _ places: WordPlaces) throws {
    var visits = PackedSet.Builder()
    for visit in places.visits { visits.append(visit) }
    let insert = try RawStatement(db, "INSERT INTO word(text, count, visits, places) VALUES (?, ?, ?, ?)")
    try word.withUnsafeBufferPointer { text in
      try visits.packed().withUnsafeBytes { visitBytes in
        try places.places.withUnsafeBytes { placeBytes in
          insert.bind(text: text, at: 1)
          insert.bind(visits.count, at: 2)
          insert.bind(blob: visitBytes, at: 3)
          insert.bind(blob: placeBytes, at: 4)
          try insert.run()
          insert.reset()
          insert.clear()
        }
      }
    }
  }
}

// MARK: - Rows

extension TimelineRewrite {
  private func rewriteRows() throws {
    for number in change.renumbering.removed {
      try db.run("DELETE FROM timeline WHERE n = ?", [number.databaseValue])
    }
    try moveRows()
    let insert = try RawStatement(db, "INSERT INTO timeline VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for row in change.rows {
      for (index, value) in row.enumerated() { insert.bind(value, at: index + 1) }
      try insert.run()
    }
    try rewriteAsides()
    try Layout.makeTimelineIndexes(db)
  }

  /// Gives the rows that stay their new numbers, by way of a table beside: one after the other they would be in each
  /// other's way.
  private func moveRows() throws {
    let runs = change.renumbering.runs.filter { $0.step != 0 && $0.numbers.lowerBound <= change.placed }
    guard !runs.isEmpty else { return }
    if runs.reduce(0, { $0 + $1.numbers.count }) > Self.many { try Layout.dropTimelineIndex(db) }
    let columns = "partner, direction, kind, status, confidence, start_day, end_day, ranks, has, line"
    try db.execute(sql: "DROP TABLE IF EXISTS temp.moved")
    try db.execute(sql: "CREATE TEMP TABLE moved(n INTEGER PRIMARY KEY, \(columns))")
    for run in runs {
      let range = [run.numbers.lowerBound.databaseValue, (run.numbers.upperBound - 1).databaseValue]
      try db.run(
        "INSERT INTO moved SELECT n + ?3, \(columns) FROM timeline WHERE n BETWEEN ?1 AND ?2",
        range + [run.step.databaseValue])
      try db.run("DELETE FROM timeline WHERE n BETWEEN ? AND ?", range)
      try step()
    }
    try db.execute(sql: "INSERT INTO timeline SELECT n, \(columns) FROM moved ORDER BY n")
    try db.execute(sql: "DROP TABLE temp.moved")
  }

  private func rewriteAsides() throws {
    let old = try db.all("SELECT n, line FROM visit_aside ORDER BY n") { ($0.integer(0), $0.integer(1)) }
    guard !old.isEmpty || !change.asides.isEmpty else { return }
    let gone = Set(change.renumbering.removed)
    var cursor = Renumbering.Cursor(change.renumbering)
    let kept = old.filter { !gone.contains($0.0) }.map { (cursor.new($0.0), $0.1) }
    try db.run("DELETE FROM visit_aside")
    let insert = try RawStatement(db, "INSERT INTO visit_aside VALUES (?, ?)")
    for (number, line) in kept + change.asides.map({ ($0.number, $0.line) }) {
      insert.bind(number, at: 1)
      insert.bind(line, at: 2)
      try insert.run()
    }
  }

  private func rewriteDisputes() throws {
    let old = try db.all("SELECT visit, head FROM visit_dispute ORDER BY visit, rowid") { ($0.integer(0), $0.text(1)) }
    guard !old.isEmpty || !change.heads.isEmpty else { return }
    let gone = Set(change.renumbering.removed)
    var cursor = Renumbering.Cursor(change.renumbering)
    let kept = old.filter { !gone.contains($0.0) }.map { (cursor.new($0.0), $0.1) }
    try db.run("DELETE FROM visit_dispute")
    for (number, head) in kept + change.heads.map({ ($0.number, $0.head) }) {
      try db.run("INSERT INTO visit_dispute VALUES (?, ?)", [number.databaseValue, head.databaseValue])
    }
  }
}
