/// A row that a filter can be asked about in memory.
package protocol FilterSubject {
  /// The years that the row touches, or nil when it has none.
  var filterYears: ClosedRange<Int>? { get }
  /// The row's values of a field, folded by `SearchText.fold`; empty when it has none.
  func filterValues(of field: FilterField) -> [String]
  /// Everything searchable in the row, not folded.
  var filterText: String { get }
}

extension Filter {
  /// Whether the row satisfies every term.
  package func matches(_ subject: some FilterSubject) -> Bool {
    terms.allSatisfy { term in Self.holds(term.condition, for: subject) != term.isNegated }
  }

  private static func holds(_ condition: Condition, for subject: some FilterSubject) -> Bool {
    switch condition {
    case .years(let from, let through):
      guard let years = subject.filterYears else { return false }
      return years.upperBound >= from ?? Int.min && years.lowerBound <= through ?? Int.max
    case .field(let field, let wanted):
      let present = subject.filterValues(of: field)
      let isClosed = field.choices != nil
      return wanted.contains { value in
        if value.hasPrefix("=") {
          let whole = SearchText.fold(value.dropFirst())
          return present.contains(whole)
        }
        let folded = SearchText.fold(value)
        return present.contains { isClosed ? $0 == folded : $0.contains(folded) }
      }
    case .column: return false
    case .text(let text):
      if SearchText.hasAccent(text) { return subject.filterText.lowercased().contains(text.lowercased()) }
      return SearchText.fold(subject.filterText).contains(SearchText.fold(text))
    }
  }
}
