package import Diplomacy

/// What facets are counted of: a column of the table in front, or a field of a pane's filter.
package enum FacetScope: Hashable, Sendable {
  case column(String)
  case partners(FilterField)
  case visits(FilterField)
}

/// Facets: the values of a column or field with how often each occurs, to choose one and keep only what has it.
extension Dashboard {
  /// The fields that partners and visits are counted by, those that are asked for most first.
  static let partnerFacets: [FilterField] = [.tier, .region, .kind, .year, .has, .confidence]
  static let visitFacets: [FilterField] = [
    .leader, .year, .partner, .tier, .region, .kind, .place, .direction, .rank, .source, .status, .confidence, .has,
  ]

  /// Opens the facets of what has the focus; from there Tab goes on to the next field or column.
  mutating func openFacets() -> [Effect] {
    if let sheet { return sheet.selectedColumn.map { show(.column($0.id)) } ?? [] }
    return focus == .partners ? show(.partners(.tier)) : show(.visits(.leader))
  }

  /// The next field or column, or the one before.
  mutating func stepFacets(_ scope: FacetScope, by step: Int) -> [Effect] {
    func next<Item: Equatable>(_ item: Item, of items: [Item]) -> Item {
      guard let position = items.firstIndex(of: item) else { return items.first ?? item }
      return items[(position + step + items.count) % items.count]
    }
    switch scope {
    case .column(let id):
      let next = next(id, of: sheet?.columns.map(\.id) ?? [])
      changeSheet { page in page.columns.firstIndex { $0.id == next }.map { page.select(column: $0) } }
      return show(.column(next))
    case .partners(let field): return show(.partners(next(field, of: Self.partnerFacets)))
    case .visits(let field): return show(.visits(next(field, of: Self.visitFacets)))
    }
  }

  private mutating func show(_ scope: FacetScope) -> [Effect] {
    let title: String
    var facet: Facet?
    switch scope {
    case .column(let id):
      title = sheet?.columns.first { $0.id == id }?.title ?? id
      if let sheet, sheet.isLarge, let job = sheet.facetJob(of: id) {
        open(Picker(purpose: .facet(scope), title: "How many by \(title)", items: [], isLoading: true))
        return [ask(.columnFacet(job), .picker)]
      }
      facet = sheet?.facet(of: id)
    case .partners(let field):
      facet = partners.facet(of: field)
      title = field.title
    case .visits(let field): title = field.title
    }
    open(Picker(purpose: .facet(scope), title: "How many by \(title)", items: [], isLoading: true))
    if let facet { fillFacet(facet) }
    guard case .visits(let field) = scope else { return [] }
    return [ask(.facet(visitQuery, field), .picker)]
  }

  /// Fills in the counts once they are known.
  mutating func fillFacet(_ facet: Facet) {
    guard case .picker(var picker) = overlay, case .facet = picker.purpose else { return }
    let left = Picker.Item(
      id: "", title: "and \(grouped(facet.left)) more values, each less frequent", detail: "a filter finds them")
    picker.fill(
      facet.all.map { value in
        Picker.Item(
          id: value.term.description, title: value.title, detail: value.detail, figure: grouped(value.count),
          share: facet.total == 0 ? 0 : Double(value.count) / Double(facet.total))
      } + (facet.left > 0 ? [left] : []))
    overlay = .picker(picker)
  }

  /// Keeps only what has the value that was chosen.
  mutating func drill(_ scope: FacetScope, _ text: String) -> [Effect] {
    let vocabulary: FilterVocabulary =
      switch scope {
      case .column: sheet?.sheet.vocabulary ?? .all
      case .partners: .partners
      case .visits: .all
      }
    guard let term = (try? Filter(parsing: text, for: vocabulary))?.terms.first else { return [] }
    switch scope {
    case .column:
      guard let page = sheet else { return [] }
      pages[pages.count - 1].setFilter(page.arrangement.filter.adding(term))
      return []
    case .partners:
      let before = partners.selectedID
      partners.setFilter(partners.filter.adding(term))
      return partners.selectedID == before ? [] : followSelection()
    case .visits:
      // One term on the year is what the strip can show.
      let filter = term.field == .year ? timeline.filter.removing(.year) : timeline.filter
      timeline.filter = filter.adding(term)
      return [askForTimeline()]
    }
  }
}

extension FilterField {
  /// The field in words, for a heading.
  package var title: String {
    switch self {
    case .direction: "direction"
    case .rank: "office held"
    case .has: "what is there"
    default: rawValue
    }
  }
}
