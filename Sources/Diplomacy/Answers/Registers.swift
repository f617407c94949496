/// Rows of a list by a day, and how many are later.
package struct Register<Row: Hashable & Sendable>: Hashable, Sendable {
  package var rows: [Row]
  package var later: Int
  /// The documents that the rows name, by id.
  package var sources: [String: Source]

  package init(rows: [Row], later: Int, sources: [String: Source]) {
    self.rows = rows
    self.later = later
    self.sources = sources
  }
}
