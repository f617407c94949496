internal import Console
internal import Diplomacy
internal import ViewModels

/// One entry of a page in lines of a width: a label at the left, a mark, and text that wraps.
struct EntryLines {
  private let entry: DetailEntry
  private let dateWidth: Int
  private let columns: FigureColumns
  private let width: Int
  private let charset: Charset
  private let searched: SearchedWords

  /// - Parameters:
  ///   - dateWidth: the width of the column of dates, the same for all entries of a page.
  ///   - columns: the widths of the columns of figures, the same for all entries of a page.
  ///   - highlights: words that stand out because they were searched for.
  init(
    _ entry: DetailEntry, dateWidth: Int, columns: FigureColumns = FigureColumns(), width: Int, charset: Charset,
    highlights: [String] = []
  ) {
    searched = SearchedWords(highlights)
    self.entry = entry
    self.dateWidth = dateWidth
    self.columns = columns
    self.width = width
    self.charset = charset
  }

  /// The lines, at least one.
  var spans: [[Span]] {
    let notes = entry.notes.map { "[\($0)]" }.joined()
    switch entry.content {
    case .heading(let text): return [[Span(text, .header)]]
    case .field(let name, let value):
      return wrapped(
        label: name, labelWidth: min(26, max(12, width / 3)), labelRole: .muted, text: value, detail: "", notes: notes)
    case .event(let date, let text, let detail):
      return wrapped(
        label: date, labelWidth: min(dateWidth, width / 2), labelRole: .muted, text: text, detail: detail, notes: notes)
    case .cells(let row): return cells(row, notes: notes)
    case .text(let text):
      return wrapped(label: "", labelWidth: 0, labelRole: .muted, text: text, detail: "", notes: notes)
    case .source(let number, let citation, let url):
      return wrapped(
        label: "[\(number)]", labelWidth: 5, labelRole: .accent, text: citation, detail: url, notes: "")
    case .problem(let problem):
      return wrapped(
        label: problem.place, labelWidth: min(26, width / 2), labelRole: problem.group.role, text: problem.reason,
        detail: problem.advice, notes: "[\(problem.rule)]")
    }
  }

  /// Figures below each other where the page is wide enough, else each after the name of its column.
  private func cells(_ row: FigureRow, notes: String) -> [[Span]] {
    let label = min(columns.label, width / 2)
    let used = 2 + label + columns.widths.reduce(0) { $0 + $1 + 2 }
    guard used <= width else {
      return row.isHead
        ? wrapped(label: "", labelWidth: label, labelRole: .muted, text: row.text, detail: "", notes: "")
        : wrapped(label: row.label, labelWidth: label, labelRole: .muted, text: row.text, detail: "", notes: notes)
    }
    let role: Role = row.isHead ? .header : .text
    let figures = zip(row.values, columns.widths).map { value, width in
      Span(
        "  " + Fit.pad(Fit.truncate(value, to: width, ellipsis: charset.glyphs.ellipsis), to: width, align: .right),
        role)
    }
    let name = Fit.pad(Fit.truncate(row.label, to: label, ellipsis: charset.glyphs.ellipsis), to: label)
    var spans = [Span("  "), Span(name, .muted)] + figures
    // Numbers of documents take what room is left: the page of the row has them all.
    if !notes.isEmpty, used + 2 + notes.count <= width { spans.append(Span("  " + notes, .accent)) }
    return [spans]
  }

  /// A label at the left, then a mark, then the text wrapped in the room that is left.
  private func wrapped(
    label: String, labelWidth: Int, labelRole: Role, text: String, detail: String, notes: String
  ) -> [[Span]] {
    let indent = labelWidth == 0 ? 2 : labelWidth + 3
    let mark = entry.mark.map { $0.span(charset) }
    let room = max(8, width - indent - (mark == nil ? 0 : 2) - 1)
    let aside = detail.isEmpty || entry.isAddressed ? detail : "· " + detail
    let pieces = [(text, Role.text), (aside, entry.isAddressed ? .link : .muted), (notes, .accent)].filter {
      !$0.0.isEmpty
    }
    let body = wrap(pieces, to: room)
    return body.enumerated().map { index, spans in
      let lead =
        index == 0
        ? Fit.pad(Fit.truncate(label, to: labelWidth, ellipsis: charset.glyphs.ellipsis), to: labelWidth)
        : String(repeating: " ", count: labelWidth)
      let sign = mark.map { index == 0 ? [$0, Span(" ")] : [Span("  ")] } ?? []
      return [Span("  "), Span(lead, labelRole)] + (labelWidth == 0 ? [] : [Span(" ")]) + sign + spans
    }
  }

  /// Wraps pieces of several roles as one paragraph.
  private func wrap(_ pieces: [(String, Role)], to room: Int) -> [[Span]] {
    var lines: [[Span]] = [[]]
    var used = 0
    for (text, role) in pieces {
      for word in Fit.wrap(text, to: room).flatMap({ $0.split(separator: " ", omittingEmptySubsequences: true) }) {
        let columns = TextWidth.columns(of: String(word))
        if used > 0, used + 1 + columns > room {
          lines.append([])
          used = 0
        }
        lines[lines.count - 1].append(Span((used > 0 ? " " : "") + word, searched.has(word) ? .active : role))
        used += columns + (used > 0 ? 1 : 0)
      }
    }
    return lines
  }
}

extension DetailEntry {
  /// Whether the line's detail is an address.
  fileprivate var isAddressed: Bool { if case .source = content { true } else { false } }
}

extension Problem.Group {
  /// What is to be done is in colour; what is explained or only worth knowing is not.
  fileprivate var role: Role {
    switch self {
    case .errors: .error
    case .warnings: .warning
    case .explained, .notes: .muted
    }
  }
}

/// The widths of the columns in which a page has its figures.
struct FigureColumns: Equatable, Sendable {
  /// The width of the rows' labels.
  var label = 0
  var widths: [Int] = []

  init() {}

  /// As wide as the widest figure of each column; a name is cut where it is much longer than the figures under it.
  init(_ document: DetailDocument) {
    var names: [Int] = []
    for entry in document.entries {
      guard case .cells(let row) = entry.content else { continue }
      label = max(label, min(24, TextWidth.columns(of: row.label)))
      for (index, value) in row.values.enumerated() {
        if index == widths.count { widths.append(1) }
        if index == names.count { names.append(0) }
        let columns = TextWidth.columns(of: value)
        if row.isHead { names[index] = max(names[index], columns) } else { widths[index] = max(widths[index], columns) }
      }
    }
    for index in widths.indices { widths[index] = max(widths[index], min(names[index], 16)) }
  }
}
