package import Diplomacy

/// The values of one field or column with how often each occurs: what there is to ask for.
package struct Facet: Hashable, Sendable {
  package struct Value: Hashable, Sendable {
    /// The value as it shows.
    package var title: String
    /// Said beside it in a quieter voice.
    package var detail: String
    package var count: Int
    /// The term of a filter that keeps exactly these.
    package var term: Filter.Term

    package init(title: String, detail: String = "", count: Int, term: Filter.Term) {
      self.title = title
      self.detail = detail
      self.count = count
      self.term = term
    }
  }

  /// The field or column in words.
  package var title: String
  /// Most first, or in their own order where they have one; of very many the commonest.
  package private(set) var values: [Value]
  /// What has no value, with the term that keeps it; nil when everything has one, or it cannot be asked for.
  package var missing: Value?
  /// How many more values there are, each less frequent than those listed.
  package private(set) var left = 0
  /// How many rows there are; with lists, the counts add up to more.
  package var total: Int

  package init(title: String, values: [Value], missing: Value? = nil, total: Int) {
    self.title = title
    if values.count > Self.most {
      // The commonest, in the order in which all of them stand.
      let order = values.indices.sorted { (values[$1].count, $0) < (values[$0].count, $1) }
      self.values = order.prefix(Self.most).sorted().map { values[$0] }
      left = values.count - Self.most
    } else {
      self.values = values
    }
    self.missing = missing
    self.total = total
  }

  /// The most values that are listed: nobody looks through more, and a filter finds any.
  package static let most = 1_000

  /// The values with the missing ones last.
  package var all: [Value] { values + (missing.map { [$0] } ?? []) }
}

extension Filter {
  /// The filter with a term more, unless it is there already.
  package func adding(_ term: Term) -> Filter {
    terms.contains(term) ? self : Filter(terms: terms + [term])
  }
}

extension Facet {
  /// The values of a field among visits, with the terms that keep them.
  package init(_ counts: FacetCounts, of field: FilterField) {
    let values = counts.values.map { value in
      Facet.Value(
        title: value.title, detail: value.detail, count: value.count,
        term: Filter.Term(Self.condition(field, value.value)))
    }
    var missing: Facet.Value?
    if counts.missing > 0, let term = Self.missing(field) {
      missing = Facet.Value(title: "missing", count: counts.missing, term: term)
    }
    self.init(title: field.title, values: values, missing: missing, total: counts.total)
  }

  private static func condition(_ field: FilterField, _ value: String) -> Filter.Condition {
    if field == .year, let year = Int(value) { return .years(from: year, through: year) }
    return .field(field, [value])
  }

  /// The term for visits without a value, where the grammar has one.
  private static func missing(_ field: FilterField) -> Filter.Term? {
    switch field {
    case .leader, .place: Filter.Term(.field(.has, [field.rawValue]), isNegated: true)
    case .region: Filter.Term(.field(.region, ["="]))
    default: nil
    }
  }
}
