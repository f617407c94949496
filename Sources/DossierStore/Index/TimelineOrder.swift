internal import Diplomacy
internal import GRDB

/// The lines of the visits in the order of time: earlier ones first; of two that start on the same day the vaguer
/// first, as `PartialDate` orders them; of two that are the same in that, as the file has them.
///
/// The rows themselves are too wide to be sorted: only their days are, in memory.
struct TimelineOrder {
  /// The lines of the visits that have a place in the timeline; the number of a visit is its position here, from 1.
  let lines: [Int]
  /// The lines of those that have none: no date that says anything, or another reading is shown in their place.
  let aside: [Int]

  private struct Entry {
    var first: Int32
    var last: Int32
    var line: Int32
  }

  init(_ db: Database) throws {
    var entries: [Entry] = []
    var aside: [Int] = []
    let hidden = try Set(
      db.all("SELECT line FROM readings WHERE origin = 'visits' AND is_shown = 0") { $0.integer(0) })
    let days = try RawStatement(
      db, "SELECT line, COALESCE(start_first, start_last), COALESCE(start_last, start_first) FROM visits ORDER BY line")
    defer { days.reset() }
    while try days.step() {
      let line = days.integer(0)
      guard !days.isNull(1), !hidden.contains(line) else {
        aside.append(line)
        continue
      }
      entries.append(
        Entry(
          first: Int32(clamping: days.integer(1)), last: Int32(clamping: days.integer(2)), line: Int32(clamping: line)))
    }
    let isBefore: (Entry, Entry) -> Bool = { ($0.first, -$0.last, $0.line) < ($1.first, -$1.last, $1.line) }
    // Most files are in this order already.
    let isSorted = zip(entries, entries.dropFirst()).allSatisfy { !isBefore($1, $0) }
    if !isSorted { entries.sort(by: isBefore) }
    lines = entries.map { Int($0.line) }
    self.aside = aside
  }
}

/// The rows of `visits` in any order of their lines: a run of neighbours is read in one go.
struct VisitRowsInOrder {
  private let statement: RawStatement
  private var line = -1

  init(_ db: Database, columns: String, from table: String = "visits") throws {
    statement = try RawStatement(db, "SELECT line, \(columns) FROM \(table) WHERE line >= ? ORDER BY line")
  }

  /// Goes to the row in a line and returns it; its cells follow the line, from column 1 on.
  mutating func row(in wanted: Int) throws -> RawStatement? {
    // Blank lines and notes of several lines leave small gaps.
    if line >= 0, wanted > line, wanted - line <= 4 {
      while line < wanted, try statement.step() { line = statement.integer(0) }
    } else {
      statement.reset()
      statement.bind(wanted, at: 1)
      line = try statement.step() ? statement.integer(0) : -1
    }
    return line == wanted ? statement : nil
  }

  func finish() { statement.reset() }
}
