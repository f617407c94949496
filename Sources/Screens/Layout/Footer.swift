internal import Console
internal import Diplomacy
internal import ViewModels

/// The bottom row: a field being typed into, else a message, else the keys that help most here.
struct Footer {
  let dashboard: Dashboard
  let charset: Charset

  func draw(on canvas: inout Canvas, in area: Rect) {
    if case .prompt(let prompt) = dashboard.overlay {
      draw(prompt, on: &canvas, in: area)
    } else if let message = dashboard.message {
      draw(message, on: &canvas, in: area)
    } else if let text = cutChoice(area.width) {
      canvas.write(text, at: Point(x: 1, y: area.y), role: .text, clip: area)
    } else {
      for hint in Hints.fitting(dashboard, width: area.width, charset: charset) {
        canvas.write(spans: hint.spans, at: Point(x: hint.x, y: area.y), clip: area)
      }
    }
  }

  /// The most lines that a message takes.
  private static let messageLines = 6

  /// A message in as many lines as it needs, the last in the bottom row: an address that is cut is of no use.
  private func draw(_ message: Message, on canvas: inout Canvas, in area: Rect) {
    let (role, sign): (Role, String) =
      switch message.kind {
      case .information: (.text, "")
      case .warning: (.warning, "! ")
      case .error: (.error, "! ")
      }
    let lines = Fit.wrap(sign + message.text, to: max(1, area.width - 2)).prefix(min(Self.messageLines, area.y + 1))
    write(Array(lines), role, endingAt: area.y, on: &canvas, in: area)
  }

  /// Lines across the whole screen, the last in a row of it.
  private func write(_ lines: [String], _ role: Role, endingAt last: Int, on canvas: inout Canvas, in area: Rect) {
    for (index, line) in lines.enumerated() {
      let row = Rect(x: area.x, y: last - lines.count + 1 + index, width: area.width, height: 1)
      canvas.fill(row)
      canvas.write(line, at: Point(x: row.x + 1, y: row.y), role: role, clip: row)
    }
  }

  /// The whole text of the command under the cursor of the help, where its line may be cut; nil elsewhere.
  private func cutChoice(_ width: Int) -> String? {
    guard case .picker(let picker) = dashboard.overlay, picker.purpose == .command, width < 120,
      let title = picker.selected?.title
    else { return nil }
    return Fit.truncate(title, to: width - 2, ellipsis: charset.glyphs.ellipsis)
  }

  /// The label, the text with its cursor, and beside it the count, the mistake or what may be typed.
  private func draw(_ prompt: Prompt, on canvas: inout Canvas, in area: Rect) {
    let label = " \(prompt.label): "
    let start = canvas.write(label, at: Point(x: area.x, y: area.y), role: .hintKey, clip: area)
    let room = max(4, area.maxX - start - 1)
    let visible = Self.visible(prompt.field, columns: room)
    var end = start
    for (index, cluster) in visible.text.enumerated() {
      let isWrong = prompt.error?.range.contains(index + visible.dropped) ?? false
      end = canvas.write(
        String(cluster), at: Point(x: end, y: area.y), role: isWrong ? .error : .strong, highlight: .input, clip: area)
    }
    canvas.cursor = Point(x: min(area.maxX - 1, start + visible.cursor), y: area.y)
    canvas.cursorVisible = true
    let aside = aside(prompt)
    if prompt.error == nil || end + 3 + aside.columns <= area.maxX {
      let fitted = aside.truncated(to: area.maxX - end - 4, ellipsis: charset.glyphs.ellipsis)
      canvas.write(spans: fitted, at: Point(x: end + 3, y: area.y), clip: area)
      return
    }
    // What is wrong stands above the field, in as many lines as it takes.
    let lines = Fit.wrap("! " + (prompt.error?.message ?? ""), to: area.width - 2)
    write(lines, .error, endingAt: area.y - 1, on: &canvas, in: area)
  }

  private func aside(_ prompt: Prompt) -> [Span] {
    if let error = prompt.error { return [Span("! \(error.message)", .error)] }
    switch prompt.purpose {
    case .partnerFilter:
      return [
        Span("\(dashboard.partners.matching) of \(dashboard.partners.rows.count)", .accent),
        Span("   \(prompt.hint)", .muted),
      ]
    case .timelineFilter, .years:
      let summary = dashboard.timeline.summary
      return [Span("\(summary.matching) of \(summary.total)", .accent), Span("   \(prompt.hint)", .muted)]
    case .pageFilter:
      let page = dashboard.pages.last
      return [
        Span("\(page?.matching ?? 0) of \(page?.total ?? 0)", .accent), Span("   \(prompt.hint)", .muted),
      ]
    case .asOf, .search: return [Span(prompt.hint, .muted)]
    }
  }

  /// The part of the text around the cursor that fits.
  private static func visible(_ field: TextField, columns: Int) -> (text: String, dropped: Int, cursor: Int) {
    var head = field.head
    var dropped = 0
    while TextWidth.columns(of: head) >= columns, !head.isEmpty {
      head.removeFirst()
      dropped += 1
    }
    let rest = field.text.dropFirst(field.head.count)
    let tail = Fit.truncate(String(rest), to: max(0, columns - TextWidth.columns(of: head)), ellipsis: "")
    return (head + tail, dropped, TextWidth.columns(of: head))
  }
}

/// One hint of the bottom row, with its place for the mouse.
struct Hint {
  var command: Command
  var x: Int
  var spans: [Span]
}

/// The hints that fit, the most helpful first.
enum Hints {
  static func fitting(_ dashboard: Dashboard, width: Int, charset: Charset) -> [Hint] {
    var hints: [Hint] = []
    var x = 1
    for command in commands(dashboard) {
      guard let row = command.row, let key = row.keys.first.flatMap({ KeySequence.parse($0) }) else { continue }
      let spans = [Span(key.display(charset: charset), .hintKey), Span(" \(row.hint)", .hintText)]
      guard x + spans.columns <= width - 1 else { break }
      hints.append(Hint(command: command, x: x, spans: spans))
      x += spans.columns + 2
    }
    return hints
  }

  private static func commands(_ dashboard: Dashboard) -> [Command] {
    if dashboard.overlay != nil { return [.open, .back] }
    if let page = dashboard.pages.last {
      switch page.subject {
      case .problems: return [.back, .open, .filter, .reload, .copy, .help]
      case .sources: return [.back, .open, .openSource, .filter, .sort, .copy, .help]
      default: return [.back, .open, .claims, .openSource, .filter, .copy, .search, .asOf, .help]
      }
    }
    let common: [Command] = [
      .claims, .asOf, .help, .search, .zoom, .nextPane, .palette, .openSource, .copy, .sources, .home, .problems,
      .close,
    ]
    switch dashboard.focus {
    case .partners: return [.open, .filter, .sort, .group, .filterYear, .filterLeader] + common
    case .timeline:
      return [.open, .filter, .filterYear, .filterLeader, .follow, .direction, .kind, .laterYears, .sort] + common
    case .trade: return [.left, .right, .nextEvent, .open, .dataTable, .logarithmic] + common
    }
  }
}
