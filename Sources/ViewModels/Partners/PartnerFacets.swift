package import Diplomacy

extension PartnerList {
  /// How many of the partners that the filter keeps have each value of a field; nil for a field that partners have not.
  package func facet(of field: FilterField) -> Facet? {
    let kept = rows.filter { filter.isEmpty || filter.matches($0) }
    var counts: [String: Int] = [:]
    var missing = 0
    for row in kept {
      let values = Self.values(of: field, row)
      if values.isEmpty { missing += 1 }
      for value in values { counts[value, default: 0] += 1 }
    }
    let found = counts.map { value, count in
      Facet.Value(
        title: Self.title(of: value, field), count: count, term: Filter.Term(Self.condition(value, field)))
    }
    let isOrdered = [.tier, .confidence, .year].contains(field)
    let order = (field.choices ?? []).map { Self.title(of: $0, field) }
    let values = found.sorted { left, right in
      if field == .year { return left.title > right.title }
      if isOrdered { return (order.firstIndex(of: left.title) ?? 0) < (order.firstIndex(of: right.title) ?? 0) }
      return (right.count, left.title) < (left.count, right.title)
    }
    return Facet(
      title: field.title, values: values, missing: missing > 0 ? Self.missing(missing, field) : nil, total: kept.count)
  }

  private static func values(of field: FilterField, _ row: PartnerRow) -> [String] {
    switch field {
    case .year: row.filterYears.map { $0.map(String.init) } ?? []
    case .region: row.region.isEmpty ? [] : [row.region]
    default: Array(Set(row.filterValues(of: field))).filter { !$0.isEmpty }
    }
  }

  private static func title(of value: String, _ field: FilterField) -> String {
    field == .tier ? Tier(word: value)?.title ?? value : value
  }

  private static func condition(_ value: String, _ field: FilterField) -> Filter.Condition {
    if field == .year, let year = Int(value) { return .years(from: year, through: year) }
    // What kinds of partners there are is no closed list of the grammar, but whole values can be asked for.
    return .field(field, [field.choices == nil ? "=" + value : value])
  }

  /// What has no value: it touches no year at all, or its whole region is blank.
  private static func missing(_ count: Int, _ field: FilterField) -> Facet.Value? {
    guard field == .year || field == .region else { return nil }
    let term =
      field == .year
      ? Filter.Term(.years(from: 1, through: nil), isNegated: true) : Filter.Term(.field(.region, ["="]))
    return Facet.Value(title: "missing", count: count, term: term)
  }
}
