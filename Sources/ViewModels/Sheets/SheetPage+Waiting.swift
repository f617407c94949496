/// Large tables are set out beside the loop, as questions are answered: what shows stays until that is done.
extension SheetPage {
  /// The most rows that are set out at once, between two keys.
  package static let mostAtOnce = 4_000

  /// Work that waits to be done, or is being done.
  struct Waiting: Hashable, Sendable {
    var job: SheetJob
    /// The number of the question that asks for it; nil until it is asked.
    var ticket: Int?
    /// Whether it takes so long that one should be told.
    var isSlow = false
    /// The line to select when it is done.
    var line: Int?
  }

  /// Whether rows are being set out, and what shows is as it was before.
  package var isWaiting: Bool { waiting != nil }

  /// The same, for so long that one should be told.
  package var isSlow: Bool { waiting?.isSlow ?? false }

  /// The job that nobody has been asked to do yet.
  var unasked: SheetJob? { waiting.flatMap { $0.ticket == nil ? $0.job : nil } }

  mutating func asked(by ticket: Int) { waiting?.ticket = ticket }

  mutating func tellSlow(_ ticket: Int) {
    if waiting?.ticket == ticket { waiting?.isSlow = true }
  }

  /// Takes what a job came to, unless another one is wanted by now.
  mutating func take(_ outlay: SheetOutlay, from ticket: Int) {
    guard let done = waiting, done.ticket == ticket else { return }
    waiting = nil
    take(outlay)
    if let line = done.line { move { $0.select(line) } }
  }

  /// Goes to a line, now or as soon as there is one.
  mutating func go(toLine line: Int) {
    if waiting == nil { move { $0.select(line) } } else { waiting?.line = line }
  }

  /// The line under the cursor, or where it is to go.
  var line: Int { waiting?.line ?? cursor.selected }

  /// Whether counting the values of a column is left to others as well.
  var isLarge: Bool { defersLarge && sheet.rows.count > Self.mostAtOnce }

  /// The counting of a column's values; nil when there is no such column.
  func facetJob(of column: String) -> SheetFacetJob? {
    sheet.index(of: column).map { SheetFacetJob(outlay, column: $0) }
  }
}
