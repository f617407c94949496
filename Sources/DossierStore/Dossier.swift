package import Diplomacy

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

  package init(file: String, bytesDone: Int, bytesTotal: Int) {
    self.file = file
    self.bytesDone = bytesDone
    self.bytesTotal = bytesTotal
  }
}

/// A dossier folder with its index: the only way from the program to the files.
///
/// Opening is quick and reads no table: the answers come from the index as it stands. `refresh` reads the files that
/// changed. All methods may be called from any thread.
package struct Dossier: Sendable {
  /// Opens the folder and its index.
  ///
  /// The index lives in `cacheFolder` under a name made from the folder's path; when it is damaged, locked, from
  /// another version or the folder cannot be written, an index in memory serves instead and `notice` says so.
  ///
  /// - Throws: `DossierError` when the folder or its descriptor does not exist or cannot be read.
  package init(folder: String, cacheFolder: String?) throws(DossierError) {
    throw DossierError("not yet")
  }

  package var info: DossierInfo { fatalError() }

  /// What the user should know about the index, such as that it is kept in memory; nil when all is well.
  package var notice: String? { nil }

  /// Whether the index has everything that the files say, by size and time of change.
  package func isFresh() -> Bool { false }

  /// Reads the files that changed into the index.
  ///
  /// - Parameter progress: called now and then; returns false to stop, which leaves the index as it was.
  package func refresh(progress: (IndexProgress) -> Bool = { _ in true }) throws(DossierError) {}

  package func overview(asOf day: CalendarDay) throws -> Overview { Overview() }

  /// All partners but the home country, by name.
  package func partners(asOf day: CalendarDay) throws -> [PartnerRow] { [] }

  package func visitSummary(_ query: VisitQuery) throws -> VisitSummary { VisitSummary() }

  /// The rows at these positions of the query's result; fewer at its end.
  package func visits(_ query: VisitQuery, at positions: Range<Int>) throws -> [VisitRow] { [] }

  /// The position of a visit in the query's result, or nil when it is not in it.
  package func position(of visit: String, in query: VisitQuery) throws -> Int? { nil }

  /// Leaders with the visits that the query finds, ignoring its terms on the leader; most visits first.
  package func leaders(_ query: VisitQuery) throws -> [LeaderCount] { [] }

  package func trade(with partner: String, asOf day: CalendarDay) throws -> TradeReport? { nil }

  package func detail(ofPartner id: String, asOf day: CalendarDay) throws -> PartnerDetail? { nil }

  package func detail(ofVisit id: String, asOf day: CalendarDay) throws -> VisitDetail? { nil }

  /// Everything wrong in the files, errors first, then by file and line.
  package func problems() throws -> [Problem] { [] }
}
