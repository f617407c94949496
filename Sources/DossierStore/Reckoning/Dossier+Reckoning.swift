package import Diplomacy

/// What is reckoned over the whole dossier: arithmetic of visits, the overview, the calendar, changes between two days.
extension Dossier {
  package func reckoning(_ reckoning: Reckoning, asOf day: CalendarDay) throws -> ReckoningReport {
    try read { try ReckoningQuery($0, asOf: day).report(reckoning) }
  }

  /// The visits behind a number, newest first.
  package func visits(behind wanted: VisitsBehind, asOf day: CalendarDay) throws -> VisitsBehindReport {
    try read { try VisitsBehindQuery.report($0, wanted, asOf: day) }
  }

  /// Everything on the overview page.
  ///
  /// - Parameter limit: how many lines of each kind there is room for.
  package func overviewReport(asOf day: CalendarDay, limit: Int) throws -> OverviewReport {
    try read { try OverviewQuery($0, asOf: day, limit: limit).report() }
  }

  /// What comes up in a stretch of time, as far as it was known on a day.
  package func calendar(
    from: CalendarDay, through: CalendarDay, asOf day: CalendarDay, filter: Filter = Filter()
  ) throws -> CalendarReport {
    try read { try CalendarQuery($0, from: from, through: through, asOf: day, filter: filter).report() }
  }

  /// What changed after one day and by another.
  ///
  /// - Parameter limit: the most changes that are listed of one kind.
  package func changes(
    from: CalendarDay, to: CalendarDay, filter: Filter = Filter(), limit: Int
  ) throws -> ChangeReport {
    try read { try ChangesQuery($0, from: from, to: to, filter: filter, limit: limit).report() }
  }
}
