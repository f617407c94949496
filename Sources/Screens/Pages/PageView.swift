internal import Console
internal import Diplomacy
internal import ViewModels

/// A page over the dashboard: headed sections, wrapped lines, footnotes.
struct PageView {
  let page: DetailPage
  let asOf: CalendarDay
  let charset: Charset

  func draw(on canvas: inout Canvas, in area: Rect) {
    var title = [Span(page.document?.title ?? "…", .title)]
    if !page.filter.isEmpty { title.append(Span("  \(page.filter)  \(page.matching) of \(page.total)", .active)) }
    let right = page.document.map { [Span($0.subtitle, .accent)] } ?? []
    Panel(title: title, right: right, focused: true).draw(on: &canvas, in: area, charset: charset)
    let inner = area.inset(columns: 2, rows: 1)
    guard let document = page.document else {
      let text = page.isLoaded ? "Nothing is known of this by \(asOf)." : "Reading …"
      EmptyState.draw([text], on: &canvas, in: inner)
      return
    }
    if document.entries.isEmpty, !page.filter.isEmpty {
      EmptyState.draw(["No line has all of these words.", "Esc shows every line again."], on: &canvas, in: inner)
      return
    }
    let lines = PageLines(document, width: inner.width, charset: charset)
    let top = lines.top(selecting: page.cursor.selected, height: inner.height)
    for offset in 0..<inner.height where top + offset < lines.lines.count {
      let line = lines.lines[top + offset]
      let row = inner.row(offset)
      canvas.write(spans: line.spans, at: Point(x: row.x, y: row.y), clip: row)
      guard line.entry == page.cursor.selected else { continue }
      canvas.write(line.isFirst ? charset.glyphs.pointer : " ", at: Point(x: row.x, y: row.y), role: .accent, clip: row)
      canvas.highlight(row, .selection)
      if line.isFirst { canvas.cursor = Point(x: row.x, y: row.y) }
    }
    drawPosition(lines.lines.count, top, inner, on: &canvas, in: area)
  }

  /// How far down the page one is, in the bottom edge.
  private func drawPosition(_ count: Int, _ top: Int, _ inner: Rect, on canvas: inout Canvas, in area: Rect) {
    guard count > inner.height, inner.height > 0 else { return }
    let share = min(100, (top + inner.height) * 100 / count)
    let text = " \(share)% "
    canvas.write(text, at: Point(x: area.maxX - 2 - text.count, y: area.maxY - 1), role: .muted, clip: area)
  }
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

extension DetailEntry {
  /// Whether the line's detail is an address.
  fileprivate var isAddressed: Bool { if case .source = content { true } else { false } }
}

/// A page's entries laid out in lines of a width.
struct PageLines {
  struct Line {
    var entry: Int
    var isFirst: Bool
    var spans: [Span]
  }

  private(set) var lines: [Line] = []
  private let charset: Charset
  private let width: Int

  init(_ document: DetailDocument, width: Int, charset: Charset) {
    self.charset = charset
    self.width = width
    let dates = Self.dateWidth(document)
    for (index, entry) in document.entries.enumerated() {
      if case .heading = entry.content, !lines.isEmpty { lines.append(Line(entry: -1, isFirst: false, spans: [])) }
      for (number, spans) in layout(entry, dateWidth: dates).enumerated() {
        lines.append(Line(entry: index, isFirst: number == 0, spans: spans))
      }
    }
  }

  /// How many lines each entry takes; a heading counts the blank line above it.
  var linesByEntry: [Int] {
    var counts: [Int] = []
    var blanks = 0
    for line in lines {
      if line.entry < 0 {
        blanks += 1
        continue
      }
      while counts.count <= line.entry { counts.append(0) }
      counts[line.entry] += 1 + blanks
      blanks = 0
    }
    return counts
  }

  /// The first line to show so that the selected entry is in view, a third from the top where the page is longer.
  func top(selecting entry: Int, height: Int) -> Int {
    guard let line = lines.firstIndex(where: { $0.entry == entry }) else { return 0 }
    return min(max(0, line - height / 3), max(0, lines.count - height))
  }

  /// The width of the column of dates: that of the longest, within a third of the page.
  private static func dateWidth(_ document: DetailDocument) -> Int {
    document.entries.reduce(4) { widest, entry in
      guard case .event(let date, _, _) = entry.content else { return widest }
      return max(widest, min(22, TextWidth.columns(of: date)))
    }
  }

  private func layout(_ entry: DetailEntry, dateWidth: Int) -> [[Span]] {
    let notes = entry.notes.map { "[\($0)]" }.joined()
    switch entry.content {
    case .heading(let text): return [[Span(text, .header)]]
    case .field(let name, let value):
      return wrapped(
        label: name, labelWidth: min(26, max(12, width / 3)), labelRole: .muted, text: value, detail: "", notes: notes,
        entry)
    case .event(let date, let text, let detail):
      return wrapped(
        label: date, labelWidth: min(dateWidth, width / 2), labelRole: .muted, text: text, detail: detail, notes: notes,
        entry)
    case .text(let text):
      return wrapped(label: "", labelWidth: 0, labelRole: .muted, text: text, detail: "", notes: notes, entry)
    case .source(let number, let citation, let url):
      return wrapped(
        label: "[\(number)]", labelWidth: 5, labelRole: .accent, text: citation, detail: url, notes: "", entry)
    case .problem(let problem):
      return wrapped(
        label: problem.place, labelWidth: min(26, width / 2), labelRole: problem.group.role, text: problem.reason,
        detail: problem.advice, notes: "[\(problem.rule)]", entry)
    }
  }

  /// A label at the left, then a mark, then the text wrapped in the room that is left.
  private func wrapped(
    label: String, labelWidth: Int, labelRole: Role, text: String, detail: String, notes: String, _ entry: DetailEntry
  ) -> [[Span]] {
    let indent = labelWidth == 0 ? 2 : labelWidth + 3
    let mark = Self.mark(entry.mark, charset)
    let room = max(8, width - indent - (mark == nil ? 0 : 2) - 1)
    let aside = detail.isEmpty || entry.isAddressed ? detail : "· " + detail
    let pieces = [(text, Role.text), (aside, entry.isAddressed ? .link : .muted), (notes, .accent)].filter {
      !$0.0.isEmpty
    }
    let body = Self.wrap(pieces, to: room)
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
  private static func wrap(_ pieces: [(String, Role)], to room: Int) -> [[Span]] {
    var lines: [[Span]] = [[]]
    var used = 0
    for (text, role) in pieces {
      for word in Fit.wrap(text, to: room).flatMap({ $0.split(separator: " ", omittingEmptySubsequences: true) }) {
        let columns = TextWidth.columns(of: String(word))
        if used > 0, used + 1 + columns > room {
          lines.append([])
          used = 0
        }
        lines[lines.count - 1].append(Span((used > 0 ? " " : "") + word, role))
        used += columns + (used > 0 ? 1 : 0)
      }
    }
    return lines
  }

  private static func mark(_ mark: DetailEntry.Mark?, _ charset: Charset) -> Span? {
    let glyphs = charset.glyphs
    return switch mark {
    case .outbound: Span(glyphs.outbound, .outbound)
    case .inbound: Span(glyphs.inbound, .inbound)
    case .tier(let tier): Span(glyphs.tierChange, tier.role)
    case .doubtful: Span("?", .warning)
    case .disputed: Span(glyphs.disputed, .warning)
    case .preferred: Span(glyphs.pointer, .accent)
    case nil: nil
    }
  }
}
