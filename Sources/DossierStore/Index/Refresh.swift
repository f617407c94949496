internal import Diplomacy
internal import GRDB

/// One stage of bringing the index up to the files: reads some of those that changed, then derives what depends on them.
/// Each stage is a transaction, so that what it read can be looked at while the next one reads.
struct Refresh {
  let folder: String
  let db: Database
  let meter: RefreshMeter

  struct Change {
    var table: Table
    var path: String
    var stamp: FileStamp
    /// Whether rows of the table are in the index.
    var isKnown: Bool

    var isLarge: Bool { stamp.size >= Refresh.largeFile }
  }

  /// From as many bytes on a file has a stage of its own, and the indexes of its table are made after its rows.
  static let largeFile = 4 << 20

  /// The tables whose rows are others than before.
  var changed: Set<Table> = []
  /// What has changed in the file of visits, where the rest of it was not read again.
  var visits: VisitUpdate?
  /// What a pass over the trade figures found while they were read.
  var trade: TradeFindings?

  init(folder: String, db: Database, meter: RefreshMeter) {
    self.folder = folder
    self.db = db
    self.meter = meter
  }

  /// Runs the next stage.
  ///
  /// - Parameter looked: the tables whose files were looked at in earlier stages; those of this one are put in.
  /// - Returns: whether another stage is needed.
  mutating func run(_ looked: inout Set<Table>) throws -> Bool {
    let descriptorChanged = try readDescriptor()
    let changes = try changedFiles(try StoredDescriptor.paths(db)).filter { !looked.contains($0.table) }
    meter.expect(bytes: changes.reduce(0) { $0 + max(0, $1.stamp.size) })
    let stage = Self.stage(of: changes, descriptorChanged)
    for change in stage { try load(change) }
    let read = Set(stage.map(\.table))
    let waiting = Set(changes.map(\.table)).subtracting(read)
    try derive(descriptorChanged, waiting: waiting)
    looked.formUnion(read)
    return !waiting.isEmpty
  }

  /// What the timeline is made of. Rows of visits that were read before must not be joined with other partners: where
  /// one of these changes, visits that changed too are read in the same stage.
  private static let timeline: Set<Table> = [.sources, .partners, .leaders, .terms, .visits]

  /// The small files first, all at once; then each large one by itself, the smaller before the larger.
  private static func stage(of changes: [Change], _ descriptorChanged: Bool) -> [Change] {
    let small = changes.filter { !$0.isLarge }
    guard descriptorChanged || !small.isEmpty else {
      return changes.min { $0.stamp.size < $1.stamp.size }.map { [$0] } ?? []
    }
    let isTimelineConcerned = descriptorChanged || small.contains { timeline.contains($0.table) }
    return changes.filter { change in
      !change.isLarge || (isTimelineConcerned && change.isKnown && timeline.contains(change.table))
    }
  }

  /// - Parameter waiting: tables whose files are read in a later stage. What would look at them waits as well.
  private func derive(_ descriptorChanged: Bool, waiting: Set<Table>) throws {
    let due = try Due.rules(db)
    guard descriptorChanged || !changed.isEmpty || !due.isEmpty else { return }
    try meter.start("index")
    try References.check(db, in: folder, except: waiting)
    let settings = try StoredDescriptor.settings(db)
    // Which reading of a visit or a term is shown can turn on a source.
    let areReadingsStale = !changed.isDisjoint(with: Readings.tables + [.sources])
    let readings = visits == nil ? [:] : try Readings.ofVisits(db)
    let concerned = changed.union(areReadingsStale ? try Readings.derive(db) : [])
    let isTimelineStale =
      descriptorChanged || !concerned.isDisjoint(with: [.partners, .leaders, .terms, .visits])
    let isRemade = try isTimelineStale && !updateTimeline(descriptorChanged, concerned, readings, settings)
    if isRemade {
      let meter = meter
      try TimelineDerivation(db: db, settings: settings, step: { try meter.start("visits") }).run()
    }
    var trade = trade
    if isRemade || changed.contains(.trade) {
      let found = try trade ?? TradePass.run(db, preference: settings.preference)
      try found.storeTotals(db)
      trade = found
    }
    try meter.start("words")
    try SearchIndex.derive(db, changed: changed, descriptorChanged: descriptorChanged)
    let stale = Check.stale(changed: concerned, descriptorChanged: descriptorChanged, due: due)
    let later = stale.filter { !$0.tables.isDisjoint(with: waiting) }.map(\.rule.rawValue)
    // As long as a table is missing, ids that are looked for in it are due as well.
    try Due.store(Set(waiting.isEmpty ? [] : later + [Rule.referenceMissing.rawValue]), db)
    try CheckRun(
      folder: folder, db: db, settings: settings, checks: stale.filter { $0.tables.isDisjoint(with: waiting) },
      trade: trade, meter: meter
    ).run()
  }

  /// Corrects the timeline where only some visits have changed.
  ///
  /// - Parameter readings: the readings of visits as they were.
  /// - Returns: false when it has to be made anew.
  private func updateTimeline(
    _ descriptorChanged: Bool, _ concerned: Set<Table>, _ readings: [Int: Bool], _ settings: DossierSettings
  ) throws -> Bool {
    guard let visits, !descriptorChanged, concerned.isDisjoint(with: [.partners, .leaders, .terms]) else {
      return false
    }
    let now = try Readings.ofVisits(db)
    let others = Set(readings.keys).union(now.keys).filter { readings[$0] != now[$0] }
    try meter.start("visits")
    return try TimelineUpdate(
      db: db, settings: settings, lines: visits.lines, others: others, step: { [meter] in try meter.step() }
    ).run()
  }
}
