/// How the list of documents is sorted when it opens.
package enum SourceOrder: String, CaseIterable, Sendable {
  case facts
  case publisher
  case date
  case title
  case kind

  /// The order as a table knows it.
  var sort: SheetSort {
    switch self {
    case .facts: SheetSort("facts", isDescending: true)
    case .publisher: SheetSort("publisher")
    case .date: SheetSort("published", isDescending: true)
    case .title: SheetSort("title")
    case .kind: SheetSort("kind")
    }
  }
}
