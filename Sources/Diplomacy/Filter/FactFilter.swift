/// Facts of any table under the one filter grammar.
extension Fact: FilterSubject {
  package var filterYears: ClosedRange<Int>? {
    guard let date = try? PartialDate(parsing: date) else { return nil }
    guard let first = (date.first ?? date.last)?.year, let last = (date.last ?? date.first)?.year else { return nil }
    return first...max(first, last)
  }

  package func filterValues(of field: FilterField) -> [String] {
    switch field {
    case .partner: partner.isEmpty ? [] : [SearchText.fold(partner)]
    case .source: evidence.sources
    case .confidence: [evidence.confidence.rawValue]
    case .has: (isDisputed ? ["conflict"] : []) + (evidence.note.isEmpty ? [] : ["note"])
    default: []
    }
  }

  package var filterText: String { [date, title, detail, evidence.note].joined(separator: " ") }
}
