package import Diplomacy
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// Why a dossier cannot be opened at all. Everything less is a `Problem`, and the rest still loads.
package struct DossierError: Error, Hashable, Sendable {
  /// One sentence: what, where, and what the user can do.
  package let message: String

  package init(_ message: String) {
    self.message = message
  }
}

/// How far reading the files has come.
package struct IndexProgress: Hashable, Sendable {
  package var file: String
  /// Bytes read and bytes to read, over all files that changed.
  package var bytesDone: Int
  package var bytesTotal: Int
  /// Rows read into the index.
  package var rows: Int

  package init(file: String, bytesDone: Int, bytesTotal: Int, rows: Int = 0) {
    self.file = file
    self.bytesDone = bytesDone
    self.bytesTotal = bytesTotal
    self.rows = rows
  }
}

/// A dossier folder with its index: the only way from the program to the files.
///
/// Opening is quick and reads no table: the answers come from the index as it stands. `refresh` reads the files that
/// changed. All methods may be called from any thread.
package struct Dossier: Sendable {
  private let folder: String
  private let index: Index

  /// Opens the folder and its index.
  ///
  /// The index lives in `cacheFolder` under a name made from the folder's path; when it is damaged, locked, from
  /// another version or the folder cannot be written, an index in memory serves instead and `notice` says so.
  ///
  /// - Throws: `DossierError` when the folder does not exist or has no file of a dossier.
  package init(folder: String, cacheFolder: String?) throws(DossierError) {
    try self.init(folder: folder, cacheFolder: cacheFolder, patience: 2)
  }

  /// - Parameter patience: seconds to wait for another program that has the index locked.
  init(folder: String, cacheFolder: String?, patience: Double) throws(DossierError) {
    guard Folder.exists(folder) else {
      throw DossierError(
        "There is no folder \(folder): name the folder of a dossier; docs/data-format.md tells how to start one.")
    }
    let files = [Descriptor.fileName] + Table.allCases.map(\.defaultPath)
    guard files.contains(where: { FileStamp(path: folder + "/" + $0).exists }) else {
      throw DossierError(
        "The folder \(folder) has no \(Descriptor.fileName) and no file of a dossier: name another, "
          + "or start one as docs/data-format.md tells.")
    }
    self.folder = folder
    let path = cacheFolder.map { Self.indexPath(of: folder, in: $0) }
    index = try Index(path: path, patience: patience)
  }

  /// The version of SQLite.
  package static var engineVersion: String { String(cString: sqlite3_libversion()) }

  package var info: DossierInfo {
    let empty = DossierInfo(
      folder: folder, title: folder, home: "", homeName: "", seriesPreference: [], seriesTitles: [:])
    return (try? read { try StoredDescriptor.info($0, folder: folder) }) ?? empty
  }

  /// What the user should know about the index, such as that it is kept in memory; nil when all is well.
  package var notice: String? { index.notice }

  /// Whether the index has everything that the files say, by size and time of change.
  package func isFresh() -> Bool {
    guard let known = try? index.read(KnownFile.all), known.count > Table.allCases.count else { return false }
    guard let due = try? index.read(Due.rules), due.isEmpty else { return false }
    return known.allSatisfy { FileStamp(path: folder + "/" + $0.path) == $0.stamp }
  }

  /// Reads the files that changed into the index: the small ones first, all at once, then each large one.
  ///
  /// - Parameters:
  ///   - progress: called at least ten times a second; returns false to stop, which leaves the index as it was after the
  ///     last stage. The next refresh goes on from there.
  ///   - committed: called when something new can be seen while more is read.
  package func refresh(
    progress: (IndexProgress) -> Bool = { _ in true }, committed: () -> Void = {}
  ) throws(DossierError) {
    do {
      try bringUpToDate(progress, committed)
    } catch is RefreshStopped {
      return
    } catch let error as DossierError {
      throw error
    } catch {
      throw DossierError("The files of \(folder) cannot be read into the index: \(error).")
    }
  }

  private func bringUpToDate(_ progress: (IndexProgress) -> Bool, _ committed: () -> Void) throws {
    guard !isFresh() else { return }
    do {
      try refreshOnce(progress, committed)
    } catch let error as DatabaseError where Index.isDamage(error) {
      try index.startOver(because: error)
      try refreshOnce(progress, committed)
    } catch let error as DatabaseError where index.path != nil {
      try index.moveToMemory(because: error)
      try refreshOnce(progress, committed)
    }
  }

  private func refreshOnce(_ progress: (IndexProgress) -> Bool, _ committed: () -> Void = {}) throws {
    try withoutActuallyEscaping(progress) { progress in
      let meter = RefreshMeter(progress)
      var looked: Set<Table> = []
      try index.write(meter) { db in
        var refresh = Refresh(folder: folder, db: db, meter: meter)
        return try refresh.run(&looked)
      } committed: {
        committed()
      }
    }
  }

  /// Asks the index; when it turns out to be damaged, makes it anew and asks again.
  func read<Answer>(_ body: (Database) throws -> Answer) throws -> Answer {
    do {
      return try index.read(body)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      throw error
    } catch let error as DatabaseError {
      if Index.isDamage(error) { try index.startOver(because: error) } else { try index.moveToMemory(because: error) }
      try refreshOnce({ _ in true })
      return try index.read(body)
    }
  }

  /// Leaves the index open until the program ends.
  package func keepOpen() { _ = Unmanaged.passRetained(index) }

  /// Ends the question that is being answered, if there is one, with an error. May be called from any thread.
  package func interrupt() { index.interrupt() }

  package func overview(asOf day: CalendarDay) throws -> Overview {
    try roster(asOf: day).overview
  }

  /// How many errors there are in the files.
  package func errorCount() throws -> Int {
    try read { db in
      // Errors are due whatever explains them; said so, they are counted in their index alone.
      let condition = "severity = 'error' AND \(ProblemRows.isDue)"
      return try db.first("SELECT count(*) FROM problems WHERE \(condition)") { $0.integer(0) } ?? 0
    }
  }

  /// The overview together with the partners that it counts.
  package func roster(asOf day: CalendarDay) throws -> (overview: Overview, partners: [PartnerRow]) {
    try read { db in
      let partners = try PartnerQuery.partners(db, asOf: day)
      return (try PartnerQuery.overview(db, of: partners), partners)
    }
  }

  /// All partners but the home country, by name.
  package func partners(asOf day: CalendarDay) throws -> [PartnerRow] {
    try read { try PartnerQuery.partners($0, asOf: day) }
  }

  package func visitSummary(_ query: VisitQuery) throws -> VisitSummary {
    try read { try TimelineQuery($0, query).summary() }
  }

  /// The counts of a query with so many rows either side of a visit if it finds that one, else from the first row on.
  package func visitPage(_ query: VisitQuery, around visit: String?, reach: Int) throws -> VisitPage {
    try read { try TimelineQuery($0, query).page(around: visit, reach: reach) }
  }

  /// How many visits there are by the day, and the first of those that the query finds, no more than a limit.
  package func visitList(_ query: VisitQuery, limit: Int) throws -> (total: Int, rows: [VisitRow]) {
    try read { try TimelineQuery($0, query).list(limit: limit) }
  }

  /// The rows at these positions of the query's result; fewer at its end.
  package func visits(_ query: VisitQuery, at positions: Range<Int>) throws -> [VisitRow] {
    try read { try TimelineQuery($0, query).rows(at: positions) }
  }

  /// The position of a visit in the query's result, or nil when it is not in it.
  package func position(of visit: String, in query: VisitQuery) throws -> Int? {
    try read { try TimelineQuery($0, query).position(of: visit) }
  }

  /// Leaders with the visits that the query finds, ignoring its terms on the leader; most visits first.
  package func leaders(_ query: VisitQuery) throws -> [LeaderCount] {
    try read { try TimelineQuery($0, query).leaders(home: try StoredDescriptor.settings($0).home) }
  }

  /// The partners with their places, and the visits of a filter that each had, for the map.
  package func mapReport(visits filter: Filter, asOf day: CalendarDay) throws -> MapReport {
    try read { try MapQuery.report($0, visits: filter, asOf: day) }
  }

  /// How many of the visits that the query finds have each value of a field.
  package func facet(of field: FilterField, _ query: VisitQuery) throws -> FacetCounts {
    try read { try TimelineQuery($0, query).facet(of: field) }
  }

  /// A partner's trade with all that stands beside it; nil for an unknown partner.
  package func trade(with partner: String, asOf day: CalendarDay) throws -> TradeReport? {
    try read { try TradeQuery.report($0, partner: partner, asOf: day) }
  }

  /// A partner's years of trade and what happened meanwhile; nil for an unknown partner.
  ///
  /// - Parameter withAllClaims: whether the claims that are not shown are wanted too, of which there may be thousands.
  package func tradeYears(
    with partner: String, asOf day: CalendarDay, withAllClaims: Bool = true
  ) throws -> TradeReport? {
    try read { try TradeQuery.years($0, partner: partner, asOf: day, withAllClaims: withAllClaims) }
  }

  /// A partner's years of trade and what happened meanwhile; what stands beside them comes along where it is soon found,
  /// else investments are nil and `tradeContext` has it.
  ///
  /// - Parameter withAllClaims: whether the claims that are not shown are wanted too.
  package func tradeAtHand(
    with partner: String, asOf day: CalendarDay, withAllClaims: Bool
  ) throws -> TradeReport? {
    try read { try TradeQuery.atHand($0, partner: partner, asOf: day, withAllClaims: withAllClaims) }
  }

  /// What stands beside a partner's years of trade.
  package func tradeContext(with partner: String, asOf day: CalendarDay) throws -> TradeContext {
    try read { try TradeQuery.context($0, partner: partner, asOf: day) }
  }

  /// What is the same beside the trade with all partners.
  package func tradeStanding(asOf day: CalendarDay) throws -> TradeStanding {
    try read { try TradeQuery.standing($0, asOf: day) }
  }

  /// Some partners side by side; those that are not there are left out.
  package func comparison(of partners: [String], asOf day: CalendarDay) throws -> ComparisonReport {
    try read { try ComparisonQuery.report($0, partners: partners, asOf: day) }
  }

  /// What is on record with a partner by a day that can be looked at before and after, ascending by date.
  package func turningPoints(with partner: String, asOf day: CalendarDay) throws -> [TurningPoint] {
    try read { try TurningPointQuery(db: $0, day: day).all(with: partner) }
  }

  /// Trade before and after an event, beside all partners with an event of the same kind; nil when it is not there.
  ///
  /// - Parameter partner: which of the partners of an agreement; blank where the event has one.
  package func beforeAfter(
    _ event: FactKey, partner: String, years: Int, asOf day: CalendarDay
  ) throws -> BeforeAfterReport? {
    try read { try BeforeAfterQuery(db: $0, day: day).report(event, partner: partner, years: years) }
  }

  /// The goods of a partner's trade in a year or the last before it that has any; nil for an unknown partner.
  package func goods(with partner: String, year: Int?, asOf day: CalendarDay) throws -> GoodsReport? {
    try read { try GoodsQuery($0, partner: partner, asOf: day).report(year: year) }
  }

  package func detail(ofPartner id: String, asOf day: CalendarDay) throws -> PartnerDetail? {
    try read { try PartnerDetailQuery(db: $0, id: id, day: day).detail() }
  }

  package func detail(ofVisit id: String, asOf day: CalendarDay) throws -> VisitDetail? {
    try read { try VisitDetailQuery.detail($0, id: id, asOf: day) }
  }

  /// The leaders with their offices on the day and their visits by then.
  package func leaders(asOf day: CalendarDay) throws -> Register<LeaderRow> {
    try read { try LeaderRegister($0, asOf: day).register() }
  }

  package func detail(ofLeader id: String, asOf day: CalendarDay) throws -> LeaderDetail? {
    try read { try LeaderDetailQuery(db: $0, id: id, day: day).detail() }
  }

  /// The agreements known by the day, each with the status that it had then.
  package func agreements(asOf day: CalendarDay) throws -> Register<AgreementRow> {
    try read { try AgreementRegister.agreements($0, asOf: day) }
  }

  /// The home country's seats and roles known by the day.
  package func memberships(asOf day: CalendarDay) throws -> Register<MembershipRow> {
    try read { try AgreementRegister.memberships($0, asOf: day) }
  }

  /// One row with everything behind it, or nil when it is not there, or not known by the day where one is named.
  package func detail(of fact: FactKey, asOf day: CalendarDay? = nil) throws -> FactDetail? {
    try read { try FactDetailQuery($0).detail(fact, asOf: day) }
  }

  /// A row without a date of which the first document came out after a day, and when that was; nil for any other.
  package func detailToldLater(of fact: FactKey, than day: CalendarDay) throws -> FactDetail? {
    try read { try FactDetailQuery($0).detailToldLater(fact, than: day) }
  }

  /// The row in a line of a file with everything behind it; nil when that line holds none that could be used.
  package func detail(ofRow line: Int, in file: String) throws -> FactDetail? {
    try read { try FactDetailQuery($0).detail(ofRow: line, in: file) }
  }

  /// The documents of the day, and earlier ones, with the number of facts known by then that rest on each.
  package func sources(asOf day: CalendarDay) throws -> [SourceRow] {
    try read { try SourceQuery.sources($0, asOf: day) }
  }

  /// The documents with these ids, as far as they are there.
  package func sources(named ids: [String]) throws -> [String: Source] {
    try read { try SourceRows.sources(Set(ids), $0) }
  }

  /// A document with what rests on it by a day, or nil when it is not there.
  package func detail(ofSource id: String, asOf day: CalendarDay) throws -> SourceDetail? {
    try read { try SourceQuery.detail($0, id: id, asOf: day) }
  }

  /// Rows of every table that have all the words, by table; for a word that finds nothing, of a name near it.
  ///
  /// - Parameter limit: the most that are listed of one table.
  package func search(_ words: String, filter: Filter, asOf day: CalendarDay, limit: Int) throws -> SearchResult {
    try read { try SearchQuery.resultWithNearNames($0, words: words, filter: filter, asOf: day, limit: limit) }
  }

  /// Names of a field of the filter that have words which begin as those typed, the most frequent first: of leaders, places
  /// and publishers.
  package func names(of field: FilterField, like typed: String, limit: Int) throws -> [NameCount] {
    try read { try NameQuery(db: $0).names(of: field, like: typed, limit: limit) }
  }

  /// What is known of the home country by a day, or nil when the dossier names none.
  package func homeDetail(asOf day: CalendarDay) throws -> HomeDetail? {
    try read { try HomeQuery.detail($0, asOf: day) }
  }
}
