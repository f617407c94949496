package import Diplomacy

/// A table that a person can sort, group, filter and count, with the columns of their choice: what every list of the
/// program that is no pane is shown as, and what its command writes.
package struct Sheet: Hashable, Sendable {
  package var title: String
  /// The title in a few words, for the breadcrumb.
  package var crumb: String
  /// How many there are and what is left out, said at the right of the title.
  package var subtitle: String
  /// What the rows are and by which rule they were found, in a sentence or two.
  package var explanation: String
  package var columns: [SheetColumn]
  package var rows: [SheetRow]
  /// What to say when there is no row, and what to do about it.
  package var emptyWords: [String]
  /// The order in which the rows are first shown.
  package var sort: [SheetSort]
  /// The documents that rows name, by id, as far as they are known.
  package var sources: [String: Source]
  /// The ids of the columns that show at first, in their order; nil for all that ask for it, in the order of `columns`.
  package var firstColumns: [String]?
  /// The id of the column that the rows are grouped by at first.
  package var group: String?
  /// A chart above the rows, as long as none of a column is asked for.
  package var figure: Figure?
  /// What is to be said besides the rows.
  package var notes: [SheetNote] = []
  /// Words, in small letters without accents, that stand out in the cells because they were searched for.
  package var highlights: [String] = []
  /// Whether the row under the cursor is written out below the others, since its cells are sentences that are mostly cut.
  package var readsOut = false
  /// The tables before and after this one in a row of such, as of years.
  package var earlier: DetailSubject?
  package var later: DetailSubject?
  /// The ids of the columns that show first, as a person has configured them; nil for the usual ones.
  package var configuredColumns: [String]?

  package init(
    title: String, crumb: String? = nil, subtitle: String = "", explanation: String, columns: [SheetColumn],
    rows: [SheetRow], emptyWords: [String], sort: [SheetSort] = [], sources: [String: Source] = [:]
  ) {
    self.title = title
    self.crumb = crumb ?? title
    self.subtitle = subtitle
    self.explanation = explanation
    self.columns = columns
    self.rows = rows
    self.emptyWords = emptyWords
    self.sort = sort
    self.sources = sources
  }

  /// The position of a column among all, or nil when there is none of that id.
  package func index(of column: String) -> Int? { columns.firstIndex { $0.id == column } }
}

/// A column of a sheet.
package struct SheetColumn: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case text
    case number
    /// Whole US dollars.
    case money
    case date
    /// Yes or no.
    case flag
    case list
  }

  /// The column's name as in the tables of the dossier and in what commands write.
  package var id: String
  /// The heading.
  package var title: String
  package var kind: Kind
  /// The field of the filter that the column answers to; nil where it answers to its own name.
  package var field: FilterField?
  /// The least and the most columns of the terminal that it is given.
  package var width: ClosedRange<Int>
  /// Whether it shows until the person chooses otherwise.
  package var isShownFirst: Bool
  /// What its values mean, where the heading does not say it all.
  package var explanation: String

  package init(
    _ id: String, _ title: String, _ kind: Kind = .text, field: FilterField? = nil, width: ClosedRange<Int>? = nil,
    isShownFirst: Bool = true, explanation: String = ""
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.field = field
    self.width = width ?? kind.width
    self.isShownFirst = isShownFirst
    self.explanation = explanation
  }

  /// Whether the column is flush right.
  package var isNumeric: Bool { kind == .number || kind == .money }

  /// The word before the colon that asks for the column in a filter.
  package var filterName: String { field?.rawValue ?? id }
}

extension SheetColumn.Kind {
  /// The room for columns that ask for none in particular.
  fileprivate var width: ClosedRange<Int> {
    switch self {
    case .text, .list: 8...40
    case .number: 3...14
    case .money: 6...9
    case .date: 4...21
    case .flag: 3...3
    }
  }
}

/// A row of a sheet: its cells, where Enter leads, and what it rests on.
package struct SheetRow: Hashable, Sendable {
  /// Names the row for good, so that it stays selected when the sheet is sorted, filtered or read again.
  package var id: String
  /// One for each column of the sheet, in their order.
  package var cells: [SheetCell]
  package var link: DetailEntry.Link?
  /// The row of the dossier behind it.
  package var fact: FactKey?
  package var evidence: Evidence
  /// The years that the row touches, for `year:` in filters.
  package var years: [ClosedRange<Int>]

  package init(
    id: String, cells: [SheetCell], link: DetailEntry.Link? = nil, fact: FactKey? = nil,
    evidence: Evidence = Evidence(sources: [], confidence: .high, note: ""), years: [ClosedRange<Int>] = []
  ) {
    self.id = id
    self.cells = cells
    self.link = link
    self.fact = fact
    self.evidence = evidence
    self.years = years
  }

  /// The sign beside the row.
  package var mark: DetailEntry.Mark?
  /// The row in one line, where that is not simply its cells.
  package var words: String?

  /// Whether another row of the dossier says otherwise.
  package var isDisputed: Bool { cells.contains { $0.sign == .disputed } }
}
