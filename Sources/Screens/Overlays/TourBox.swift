internal import Console
internal import ViewModels

/// The tour: what the panes are, the keys to begin with, and where help is. One screen, closed by any key.
struct TourBox: Equatable, Sendable {
  let frame: Rect
  let keys: KeyBindings
  let charset: Charset

  init(size: Size, keys: KeyBindings, charset: Charset) {
    self.keys = keys
    let width = min(size.width - 2, 76)
    let height = min(size.height - 2, 20)
    frame = Rect(x: (size.width - width) / 2, y: max(1, (size.height - height) / 3), width: width, height: height)
    self.charset = charset
  }

  func draw(on canvas: inout Canvas) {
    canvas.fill(frame)
    let inner = Panel(title: [Span(Tour.title, .title)], right: [Span("any key closes this", .muted)], focused: true)
      .draw(on: &canvas, in: frame, charset: charset).inset(columns: 1, rows: 0)
    // On a low screen the keys matter more than what the panes are.
    let table = table
    let room = inner.height - table.count
    let lines = panes.count + 2 <= room ? [[]] + panes + [[]] + table : table
    for (index, line) in lines.prefix(inner.height).enumerated() {
      let row = inner.row(index)
      canvas.write(
        spans: line.truncated(to: row.width, ellipsis: charset.glyphs.ellipsis), at: Point(x: row.x, y: row.y),
        clip: row)
    }
  }

  private var panes: [[Span]] {
    let widest = Tour.panes.map { $0.pane.title.count }.max() ?? 0
    return Tour.panes.map { pane, words in
      [Span("\(pane.rawValue) ", .hintKey), Span(Fit.pad(pane.title, to: widest), .strong), Span("  " + words, .text)]
    } + [
      [
        Span("  Everything has its source: ", .muted), Span(keys.word(.claims), .hintKey),
        Span(" on any row shows it.", .muted),
      ]
    ]
  }

  /// The keys with what they do.
  private var table: [[Span]] {
    let rows = Tour.commands.compactMap(\.row).compactMap { row -> (key: String, summary: String)? in
      guard let key = keys.keys(of: row.command).first.flatMap({ KeySequence.parse($0) }) else { return nil }
      return (key.display(charset: charset), row.summary)
    }
    let widest = rows.map { TextWidth.columns(of: $0.key) }.max() ?? 0
    let help = keys.keys(of: .help).first ?? ""
    return rows.map { [Span(Fit.pad($0.key, to: widest) + "  ", .hintKey), Span($0.summary, .text)] } + [
      [Span(Fit.pad(help, to: widest) + "  ", .hintKey), Span(Tour.help, .strong)]
    ]
  }
}
