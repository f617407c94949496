package import Diplomacy

/// What a page shows.
package enum PageContent: Hashable, Sendable {
  /// Lines to read, with a chart above them where there is one.
  case document(DetailDocument)
  /// A map of the partners.
  case map(MapReport)
  /// A table to sort, group, filter and count.
  case sheet(Sheet)
}

/// A page about one thing: headed sections of lines, each with the numbers of the sources that it rests on.
package struct DetailDocument: Hashable, Sendable {
  package var title: String
  /// The title in a few words, for the breadcrumb.
  package var crumb: String
  /// A second line under the title: tier, dates, status.
  package var subtitle: String
  /// A chart above the lines.
  package var figure: Figure?
  package var entries: [DetailEntry]
  /// Words, in small letters without accents, that stand out in the lines because they were searched for.
  package var highlights: [String] = []
  /// The entry that begins a second column, on screens that have room for two; each entry of such a page takes one line.
  package var secondColumn: Int?
  /// The pages before and after this one in a row of such, as of years; left and right lead to them.
  package var earlier: DetailSubject?
  package var later: DetailSubject?

  package init(
    title: String, crumb: String? = nil, subtitle: String = "", figure: Figure? = nil, entries: [DetailEntry] = []
  ) {
    self.figure = figure
    self.title = title
    self.crumb = crumb ?? title
    self.subtitle = subtitle
    self.entries = entries
  }
}

extension DetailDocument {
  /// The documents with these numbers in the page's lists of sources, in the order of the numbers.
  func documents(_ numbers: [Int]) -> [DetailEntry] {
    numbers.compactMap { number in
      entries.first { if case .source(number, _, _) = $0.content { true } else { false } }
    }
  }
}

/// One line of a page (longer text wraps), and where Enter leads from it.
package struct DetailEntry: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case heading(String)
    /// A name and its value, such as Capital and Thimphu.
    case field(String, String)
    /// Something dated: when, what, and how it stands.
    case event(date: String, text: String, detail: String)
    case text(String)
    /// A name and figures below each other, each with what it is of.
    case cells(FigureRow)
    /// A document in the page's list of sources; the address is blank when it has none.
    case source(number: Int, citation: String, url: String)
    case problem(Problem)
  }

  /// What colour and sign stand beside the line.
  package enum Mark: Hashable, Sendable {
    case outbound
    case inbound
    case tier(Tier)
    /// The fact's confidence is low.
    case doubtful
    /// Another row says otherwise.
    case disputed
    /// Of several readings, the one that is shown.
    case preferred
    /// A round anniversary.
    case round
  }

  package enum Link: Hashable, Sendable {
    case partner(String)
    case visit(String)
    case leader(String)
    case address(String)
    /// A document, with what rests on it.
    case source(String)
    /// A row with its documents and the other claims.
    case fact(FactKey)
    /// The same by its place in a file.
    case row(file: String, line: Int)
    /// Every claim about a partner's trade in a year.
    case claims(String, Int)
    /// Any other page.
    case subject(DetailSubject)
    /// One year of a comparison, partner by partner.
    case comparedYear(Comparison, Int)
    case beforeAfter(BeforeAfterChoice)
    /// The visits that a filter keeps, in the timeline.
    case visits(Filter)
  }

  package var content: Content
  /// Numbers of sources in the page's list of sources.
  package var notes: [Int]
  package var mark: Mark?
  package var link: Link?
  /// The row that the line rests on.
  package var fact: FactKey?

  package init(
    _ content: Content, notes: [Int] = [], mark: Mark? = nil, link: Link? = nil, fact: FactKey? = nil
  ) {
    self.fact = fact
    self.content = content
    self.notes = notes
    self.mark = mark
    self.link = link
  }
}

/// A line of a table on a page: its label, and a figure for each column. Where the page is too narrow for columns, each
/// figure is written after the name of its column.
package struct FigureRow: Hashable, Sendable {
  package var label: String
  /// The names of the columns, in every row: the first row of a table has them as its values too.
  package var names: [String]
  package var values: [String]

  package init(_ label: String, _ names: [String], _ values: [String]) {
    self.label = label
    self.names = names
    self.values = values
  }

  /// Whether the row only names the columns.
  package var isHead: Bool { names == values }

  /// The row in one line of text.
  package var text: String {
    isHead ? names.joined(separator: " · ") : zip(names, values).map { "\($0) \($1)" }.joined(separator: " · ")
  }
}

/// Gives sources their numbers, in the order in which the page names them first.
struct Footnotes {
  private(set) var ids: [String] = []
  let sources: [String: Source]

  init(_ sources: [String: Source]) {
    self.sources = sources
  }

  mutating func numbers(_ evidence: Evidence) -> [Int] {
    evidence.sources.map { id in
      if let known = ids.firstIndex(of: id) { return known + 1 }
      ids.append(id)
      return ids.count
    }
  }

  /// The list of sources at the end of a page.
  var entries: [DetailEntry] { entries(after: 0, heading: "Sources") }

  /// The documents from a number on, under a heading.
  func entries(after count: Int, heading: String) -> [DetailEntry] {
    guard ids.count > count else { return [] }
    return [DetailEntry(.heading(heading))]
      + ids.enumerated().dropFirst(count).map { index, id in
        let source = sources[id]
        let url = source?.url ?? ""
        return DetailEntry(
          .source(number: index + 1, citation: source?.citation ?? "unknown source \(id)", url: url),
          link: source == nil ? nil : .source(id), fact: source.map { FactKey("sources", $0.id) })
      }
  }
}

extension DetailEntry {
  /// The line as plain text, for copying.
  package var plainText: String {
    let marks = notes.isEmpty ? "" : " " + notes.map { "[\($0)]" }.joined()
    switch content {
    case .heading(let text): return text
    case .field(let name, let value): return "\(name): \(value)\(marks)"
    case .event(let date, let text, let detail):
      return [date, text, detail].filter { !$0.isEmpty }.joined(separator: "  ") + marks
    case .text(let text): return text + marks
    case .cells(let row): return [row.label, row.text].filter { !$0.isEmpty }.joined(separator: "  ") + marks
    case .source(let number, let citation, let url): return "[\(number)] \(citation)" + (url.isEmpty ? "" : " \(url)")
    case .problem(let problem): return problem.message
    }
  }
}
