/// The tables of the dossier that are pages of their own, which a configuration can set out.
package enum TableKind: String, CaseIterable, Hashable, Sendable {
  case partners = "partners-table"
  case leaders
  case agreements
  case memberships
  case sources
  case calendar
  case search
  case problems

  /// What the section of the configuration is called.
  package var name: String { rawValue }

  /// What the table is called in a sentence.
  package var words: String {
    switch self {
    case .partners: "the table of partners"
    case .leaders: "the leaders"
    case .agreements: "the agreements"
    case .memberships: "the memberships"
    case .sources: "the documents"
    case .calendar: "the calendar"
    case .search: "what a search finds"
    case .problems: "the problems"
    }
  }

  /// All columns that the table can have, in their usual order.
  package var columns: [SheetColumn] {
    switch self {
    case .partners: Sheet.partnerColumns
    case .leaders: Sheet.leaderColumns
    case .agreements: Sheet.agreementColumns
    case .memberships: Sheet.membershipColumns
    case .sources: Sheet.sourceColumns
    case .calendar: Sheet.calendarColumns
    case .search: Sheet.searchColumns
    case .problems: Sheet.problemColumns
    }
  }
}

extension TableKind {
  /// The ids of the columns that show until a person chooses others, in their order.
  package var usualColumns: [String] {
    switch self {
    case .calendar: Sheet.calendarFirstColumns
    case .search: Sheet.searchFirstColumns
    case .problems: Sheet.problemFirstColumns
    default: columns.filter(\.isShownFirst).map(\.id)
    }
  }
}

extension DetailSubject {
  /// The table that the page is, where it can be configured.
  package var table: TableKind? {
    switch self {
    case .partners: .partners
    case .leaders: .leaders
    case .agreements: .agreements
    case .memberships: .memberships
    case .sources: .sources
    case .calendar: .calendar
    case .search: .search
    case .problems: .problems
    default: nil
    }
  }
}
