package import Diplomacy

extension Sheet {
  /// What a filter of the sheet can ask for: its columns, by the field that each answers to or by its own name, the years
  /// of the row, and what every row has.
  package var vocabulary: FilterVocabulary {
    typealias Entry = FilterVocabulary.Entry
    var entries: [Entry] = [Entry(.year)]
    for column in columns where !entries.contains(where: { $0.name == column.filterName }) {
      entries.append(Self.entry(column))
    }
    for field in [FilterField.source, .confidence] where !entries.contains(where: { $0.field == field }) {
      entries.append(Entry(field))
    }
    entries.append(Entry(.has, choices: ["note", "conflict"] + columns.map(\.id)))
    return FilterVocabulary(entries)
  }

  private static func entry(_ column: SheetColumn) -> FilterVocabulary.Entry {
    if let field = column.field {
      // What kinds and states there are is the sheet's matter; a tier or a confidence is the same everywhere.
      return FilterVocabulary.Entry(field, isOpen: [.kind, .status].contains(field))
    }
    let name = column.id
    let (shape, example): (FilterVocabulary.Shape, String) =
      switch column.kind {
      case .text, .list: (.words, "\(name):word")
      case .number, .money: (.number, "\(name):5..9")
      case .date: (.date, "\(name):2019..2023")
      case .flag: (.flag, "\(name):yes")
      }
    return FilterVocabulary.Entry(name: name, shape: shape, example: example, summary: column.title)
  }
}

/// Decides which rows of a sheet a filter keeps.
struct SheetFilter {
  private let sheet: Sheet
  private let terms: [Term]

  /// A term with what it asks for looked up once, and not at every row.
  private struct Term {
    var isNegated: Bool
    var test: Test
  }

  private enum Test {
    case years(ClosedRange<Int>)
    case cells([Int], [CellTest])
    case source([String])
    case confidence([String])
    case has([String])
    case words(String, isWritten: Bool)
  }

  init(_ sheet: Sheet, _ filter: Filter) {
    self.sheet = sheet
    terms = filter.terms.map { Term(isNegated: $0.isNegated, test: Self.test($0.condition, sheet)) }
  }

  /// Whether any term looks for words all over the row.
  var needsWords: Bool { terms.contains { if case .words = $0.test { true } else { false } } }

  /// - Parameter searched: the row's text as `searchedText` makes it; blank where no term needs it.
  func keeps(_ row: SheetRow, searched: String) -> Bool {
    terms.allSatisfy { holds($0.test, row, searched) != $0.isNegated }
  }

  /// Everything that free words find in a row, folded.
  static func searchedText(_ row: SheetRow) -> String { SearchText.fold(written(row)) }

  private static func written(_ row: SheetRow) -> String {
    (row.cells.map { cell in cell.also.map { cell.shown + " " + $0 } ?? cell.shown } + [row.evidence.note])
      .joined(separator: "\n")
  }

  private func holds(_ test: Test, _ row: SheetRow, _ searched: String) -> Bool {
    switch test {
    case .years(let years): return row.years.contains { $0.overlaps(years) }
    case .cells(let columns, let tests):
      return columns.contains { column in tests.contains { $0.holds(row.cells[column]) } }
    case .source(let words):
      return row.evidence.sources.contains { id in words.contains { Self.names($0, id, sheet.sources[id]) } }
    case .confidence(let words): return words.contains(row.evidence.confidence.rawValue)
    case .has(let things): return things.contains { has($0, row) }
    case .words(let words, let isWritten):
      return isWritten ? Self.written(row).lowercased().contains(words) : searched.holds(words)
    }
  }

  private func has(_ thing: String, _ row: SheetRow) -> Bool {
    switch thing {
    case "note": return !row.evidence.note.isEmpty
    case "conflict": return row.isDisputed
    default: return sheet.index(of: thing).map { !row.cells[$0].isMissing } ?? false
    }
  }

  private static func names(_ words: String, _ id: String, _ source: Source?) -> Bool {
    let texts = [id, source?.publisher ?? "", source?.title ?? ""].map { SearchText.fold($0) }
    return words.hasPrefix("=") ? texts.contains(String(words.dropFirst())) : texts.contains { $0.contains(words) }
  }

  private static func test(_ condition: Filter.Condition, _ sheet: Sheet) -> Test {
    switch condition {
    case .years(let from, let through): return .years((from ?? Int.min)...max(from ?? Int.min, through ?? Int.max))
    case .text(let text):
      let isWritten = SearchText.hasAccent(text)
      return .words(isWritten ? text.lowercased() : SearchText.fold(text), isWritten: isWritten)
    case .field(let field, let values):
      let columns = sheet.columns.indices.filter { sheet.columns[$0].field == field }
      if columns.isEmpty {
        switch field {
        case .source: return .source(values.map { SearchText.fold($0) })
        case .confidence: return .confidence(values)
        case .has: return .has(values)
        default: break
        }
      }
      let isClosed = sheet.vocabulary.entry(field.rawValue)?.shape != .words
      return .cells(columns, values.map { CellTest($0, .words, isClosed: isClosed) })
    case .column(let name, let values):
      let columns = sheet.columns.indices.filter { sheet.columns[$0].id == name }
      let shape = sheet.vocabulary.entry(name)?.shape ?? .words
      return .cells(columns, values.map { CellTest($0, shape, isClosed: false) })
    }
  }
}

/// What one value after a colon asks of a cell.
private struct CellTest {
  private let value: FilterValue
  /// The text wanted, folded; with its accents where it was typed with some.
  private let text: String
  private let isWritten: Bool
  /// Whether the whole value must be that text.
  private let isWhole: Bool

  init(_ text: String, _ shape: FilterVocabulary.Shape, isClosed: Bool) {
    value = FilterValue(text, shape)
    let marked = text.hasPrefix("=")
    let rest = marked ? String(text.dropFirst()) : text
    isWhole = marked || isClosed
    // A whole value is asked for as it is written, so that two that differ in an accent stay two.
    isWritten = marked || SearchText.hasAccent(rest)
    self.text = isClosed ? SearchText.fold(rest) : marked ? rest : isWritten ? rest.lowercased() : SearchText.fold(rest)
  }

  func holds(_ cell: SheetCell) -> Bool {
    switch cell.value {
    case .missing: false
    case .number(let number) where value != .nothing: value.contains(number)
    case .date(let date) where value != .nothing: value.touches(date)
    case .flag(let isSet): value == .flag(isSet)
    case .list(let items): items.contains(where: matches) || matchesOther(cell)
    default: matches(cell.shown) || matchesOther(cell)
    }
  }

  private func matches(_ shown: String) -> Bool {
    if isWhole, isWritten { return shown == text }
    let candidate = isWritten ? shown.lowercased() : SearchText.fold(shown)
    return isWhole ? candidate == text : candidate.contains(text)
  }

  private func matchesOther(_ cell: SheetCell) -> Bool {
    guard let also = cell.also else { return false }
    return also.split(separator: " ").contains { $0 == text || SearchText.fold($0) == SearchText.fold(text) }
  }
}

extension String {
  /// Whether the text has these words in it, byte by byte: a hundred thousand rows are searched between two keys.
  fileprivate func holds(_ words: String) -> Bool {
    var (text, words) = (self, words)
    return text.withUTF8 { text in
      words.withUTF8 { words in
        guard let first = words.first else { return true }
        guard text.count >= words.count else { return false }
        for start in 0...(text.count - words.count) where text[start] == first {
          var length = 1
          while length < words.count, text[start + length] == words[length] { length += 1 }
          if length == words.count { return true }
        }
        return false
      }
    }
  }
}
