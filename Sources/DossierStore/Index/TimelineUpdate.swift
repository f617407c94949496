internal import Diplomacy
internal import GRDB

/// Corrects the timeline where some visits have changed: takes them out as they were, and puts them in as they are.
///
/// The others keep their order. Where their numbers change, all sets are written anew, which is a matter of copying;
/// no other visit is looked at.
struct TimelineUpdate {
  let db: Database
  let settings: DossierSettings
  /// Lines whose rows are others, and lines of visits that are now shown or in dispute otherwise than before.
  let lines: [Int]
  let others: Set<Int>
  /// Called now and then; throws to stop.
  let step: () throws -> Void

  /// A visit that is taken out or put in.
  private struct Moved {
    var line: Int
    var number: Int
    var ranks = 0
    var has = 0
    var isAside = false
  }

  /// - Returns: false when the timeline has to be made anew.
  func run() throws -> Bool {
    guard let parties = try Directory.kept("party", of: .partners, db),
      let people = try Directory.kept("people", of: .leaders, db)
    else { return false }
    let all = Set(lines).union(others).sorted()
    guard all.count <= VisitUpdate.limit else { return false }
    guard !all.isEmpty else { return true }
    try VisitUpdate.keep(others, db)
    let names = try VisitNames.read(db)
    let decoder = VisitDecoder(
      parties: parties, people: people, places: names.places, documents: names.documents)
    var change = try TimelineChange(db: db, settings: settings, people: people, decoder: decoder, lines: all)
    do {
      try change.find()
      try VisitNames.write(change.decoder, from: (names.places.count, names.documents.count), db)
      try TimelineRewrite(db: db, change: change, step: step).run()
    } catch is SetMerge.Mismatch {
      return false
    }
    return true
  }
}

/// What changes in the timeline.
struct TimelineChange {
  let db: Database
  let lines: [Int]
  private(set) var decoder: VisitDecoder
  private let offices: Offices
  private let disputes: Disputes
  private let topLevel: Int

  /// The visits in the timeline before, and with those that had no place in it.
  private(set) var placed = 0
  private var last = 0
  /// How many there are now.
  private(set) var placedNow = 0
  private(set) var lastNow = 0
  private(set) var renumbering = Renumbering(removed: [], added: [], last: 0)
  /// What is taken out of the sets, under the numbers as they were, and what is put in.
  private(set) var removed = VisitSets()
  private(set) var added = VisitSets()
  /// The rows that are put into the timeline, and the lines aside.
  private(set) var rows: [[Int]] = []
  private(set) var asides: [(number: Int, line: Int)] = []
  private(set) var heads: [(number: Int, head: String)] = []
  private(set) var partners: Set<Int> = []
  /// The days of the longest visit that is taken out, and of the longest put in.
  private(set) var longestGone = -1
  private(set) var longestNew = -1

  init(
    db: Database, settings: DossierSettings, people: Directory, decoder: VisitDecoder, lines: [Int]
  ) throws {
    self.db = db
    self.lines = lines
    self.decoder = decoder
    offices = try Offices(db, people)
    disputes = try Disputes(db, people)
    topLevel = settings.topLevelRanks.reduce(0) { $0 | 1 << $1.order }
    placed = try db.first("SELECT max(n) FROM timeline") { $0.integer(0) } ?? 0
    last = try Postings(db: db).last()
  }

  mutating func find() throws {
    let old = try places()
    try takeOut(old)
    let new = try keys()
    let gone = old.map(\.number).sorted()
    let placedGone = gone.count { $0 <= placed }
    // How many of those that stay come before each, and so its number.
    let kept = try new.placed.map { key in
      let before = try firstNumber(notBefore: key, old) - 1
      return before - gone.prefix { $0 <= before }.count
    }
    let placedNumbers = kept.enumerated().map { $1 + $0 + 1 }
    placedNow = placed - placedGone + new.placed.count
    let staying = try asidesStaying(gone)
    let asideNumbers = new.aside.enumerated().map { index, line in
      placedNow + staying.prefix { $0 < line }.count + index + 1
    }
    lastNow = placedNow + staying.count + new.aside.count
    renumbering = Renumbering(removed: gone, added: placedNumbers + asideNumbers, last: last)
    try putIn(zip(new.placed.map(\.line), placedNumbers), zip(new.aside, asideNumbers))
  }

  /// Where the visits stand that are taken out.
  private struct OldPlace {
    var line: Int
    var number: Int
    var ranks = 0
    var has = 0
    var key: VisitKey?
  }

  private func places() throws -> [OldPlace] {
    var aside: [Int: Int] = [:]
    try db.each("SELECT line, n FROM visit_aside") { aside[$0.integer(0)] = $0.integer(1) }
    return try lines.compactMap { line -> OldPlace? in
      if let number = aside[line] { return OldPlace(line: line, number: number) }
      return try db.first("SELECT n, ranks, has FROM timeline WHERE line = ?", [line.databaseValue]) { row in
        OldPlace(
          line: line, number: row.integer(0), ranks: row.integer(1), has: row.integer(2),
          key: try VisitKey.key(of: line, in: VisitUpdate.before, db))
      }
    }.sorted { $0.number < $1.number }
  }

  private mutating func takeOut(_ old: [OldPlace]) throws {
    var visits = try VisitRowsInOrder(db, columns: TimelineVisit.columns, from: VisitUpdate.before)
    defer { visits.finish() }
    var visit = TimelineVisit()
    for place in old {
      guard let row = try visits.row(in: place.line) else { throw SetMerge.Mismatch() }
      decoder.decode(row, into: &visit)
      if place.number > placed {
        removed.add(visit, as: place.number, 0, visit.has)
      } else {
        removed.add(visit, as: place.number, place.ranks, place.has)
        _ = removed.addPlace(of: visit, as: place.number, isTopLevel: isTop(visit, place.ranks))
        partners.insert(visit.partner)
        longestGone = max(longestGone, visit.endDay - visit.startDay)
      }
      for column in TimelineVisit.texts { removed.words.add(row.bytes(column)) }
    }
  }

  private func isTop(_ visit: TimelineVisit, _ ranks: Int) -> Bool {
    visit.status == TimelineVisit.held && ranks & topLevel != 0
  }

  /// What is put in: visits with a place in the order of time, and lines of the others.
  private func keys() throws -> (placed: [VisitKey], aside: [Int]) {
    let hidden = try Set(
      db.all("SELECT line FROM readings WHERE origin = 'visits' AND is_shown = 0") { $0.integer(0) })
    var new: (placed: [VisitKey], aside: [Int]) = ([], [])
    for line in lines {
      guard try db.first("SELECT 1 FROM visits WHERE line = ?", [line.databaseValue], { _ in true }) == true else {
        continue
      }
      if !hidden.contains(line), let key = try VisitKey.key(of: line, in: "visits", db) {
        new.placed.append(key)
      } else {
        new.aside.append(line)
      }
    }
    new.placed.sort()
    return new
  }

  /// The first number of the timeline as it was whose visit does not come before.
  private func firstNumber(notBefore key: VisitKey, _ old: [OldPlace]) throws -> Int {
    let gone = Dictionary(old.map { ($0.number, $0.key) }, uniquingKeysWith: { first, _ in first })
    var (low, high) = (1, placed + 1)
    while low < high {
      let middle = (low + high) / 2
      let found: VisitKey?
      if let known = gone[middle] {
        found = known
      } else {
        found = try db.first(
          """
          SELECT COALESCE(v.start_first, v.start_last), COALESCE(v.start_last, v.start_first), v.line
          FROM timeline t CROSS JOIN visits v ON v.line = t.line WHERE t.n = ?
          """, [middle.databaseValue]
        ) { VisitKey($0) }
      }
      guard let found else { throw SetMerge.Mismatch() }
      if found < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The lines of visits without a place that stay, ascending.
  private func asidesStaying(_ gone: [Int]) throws -> [Int] {
    let gone = Set(gone)
    return try db.all("SELECT n, line FROM visit_aside ORDER BY line") { ($0.integer(0), $0.integer(1)) }
      .filter { !gone.contains($0.0) }.map(\.1)
  }

  private mutating func putIn(
    _ places: some Sequence<(Int, Int)>, _ aside: some Sequence<(Int, Int)>
  ) throws {
    var visits = try VisitRowsInOrder(db, columns: TimelineVisit.columns)
    defer { visits.finish() }
    var visit = TimelineVisit()
    for (line, number) in places {
      guard let row = try visits.row(in: line) else { throw SetMerge.Mismatch() }
      decoder.decode(row, into: &visit)
      let ranks = offices.ranks(of: visit.travellers, from: visit.startDay, through: visit.startLast)
      let disputed = disputes.offices(on: visit)
      if !disputed.isEmpty || disputes.concern(visit) { visit.has |= Has.conflict }
      heads += disputed.map { (number, $0) }
      rows.append([
        number, visit.partner, visit.direction, visit.kind, visit.status, visit.confidence, visit.startDay,
        visit.endDay, ranks, visit.has, line,
      ])
      added.add(visit, as: number, ranks, visit.has)
      _ = added.addPlace(of: visit, as: number, isTopLevel: isTop(visit, ranks))
      partners.insert(visit.partner)
      longestNew = max(longestNew, visit.endDay - visit.startDay)
      for column in TimelineVisit.texts { added.words.add(row.bytes(column)) }
    }
    for (line, number) in aside {
      guard let row = try visits.row(in: line) else { throw SetMerge.Mismatch() }
      decoder.decode(row, into: &visit)
      asides.append((number, line))
      added.add(visit, as: number, 0, visit.has)
      for column in TimelineVisit.texts { added.words.add(row.bytes(column)) }
    }
  }
}

/// What the order of visits goes by.
struct VisitKey: Comparable {
  var first: Int32
  var last: Int32
  var line: Int

  init(_ row: RawStatement) {
    first = Int32(clamping: row.integer(0))
    last = Int32(clamping: row.integer(1))
    line = row.integer(2)
  }

  /// Nil when the visit has no date that says anything.
  static func key(of line: Int, in table: String, _ db: Database) throws -> VisitKey? {
    try db.first(
      """
      SELECT COALESCE(start_first, start_last), COALESCE(start_last, start_first), line FROM \(table)
      WHERE line = ? AND COALESCE(start_last, start_first) IS NOT NULL
      """, [line.databaseValue]
    ) { VisitKey($0) }
  }

  static func < (one: VisitKey, other: VisitKey) -> Bool {
    (one.first, -one.last, one.line) < (other.first, -other.last, other.line)
  }
}
