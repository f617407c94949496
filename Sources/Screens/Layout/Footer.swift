internal import Console
internal import Diplomacy
internal import ViewModels

/// The bottom row: a field being typed into, else a message, else the keys that help most here.
struct Footer: Equatable, Sendable {
  private enum Content: Equatable, Sendable {
    case prompt(Prompt, aside: [Span], error: [String])
    case message([String], Role)
    /// The whole text of a choice that its own line cuts.
    case choice(String)
    /// A filter that the pane's title cuts.
    case filter([String])
    case hints([Command], KeyBindings, in: Pane?, words: [Command: String])
  }

  private let content: Content
  private let row: Rect
  private let charset: Charset

  init(_ dashboard: Dashboard, _ layout: ScreenLayout, _ charset: Charset) {
    row = layout.footer
    self.charset = charset
    if case .prompt(let prompt) = dashboard.overlay {
      let error = prompt.error.map { Fit.wrap("! " + $0.message, to: max(1, layout.footer.width - 2)) } ?? []
      content = .prompt(prompt, aside: Self.aside(prompt, dashboard), error: Array(error.prefix(layout.footer.y)))
    } else if let message = dashboard.message {
      content = Self.content(message, layout.footer)
    } else if let text = Self.cutChoice(dashboard, layout.footer.width) {
      content = .choice(text)
    } else if let text = ActiveFilter.cut(dashboard, layout) {
      content = .filter(
        Array(
          Fit.wrap(text, to: max(1, layout.footer.width - 2)).prefix(max(1, layout.footer.y / 2))))
    } else {
      content = .hints(
        Hints.commands(dashboard), dashboard.keys, in: Hints.pane(dashboard), words: Hints.words(dashboard))
    }
  }

  /// The row, and those above it that a long message takes.
  var area: Rect {
    let above: Int =
      switch content {
      case .prompt(_, _, let error): error.count
      case .message(let lines, _), .filter(let lines): lines.count - 1
      case .choice, .hints: 0
      }
    return Rect(x: row.x, y: row.y - max(0, above), width: row.width, height: 1 + max(0, above))
  }

  func draw(on canvas: inout Canvas) {
    switch content {
    case .prompt(let prompt, let aside, let error): draw(prompt, aside, error, on: &canvas)
    case .message(let lines, let role): write(lines, role, endingAt: row.y, on: &canvas)
    case .filter(let lines): write(lines, .active, endingAt: row.y, on: &canvas)
    case .choice(let text):
      let fitted = Fit.truncate(text, to: row.width - 2, ellipsis: charset.glyphs.ellipsis)
      canvas.write(fitted, at: Point(x: 1, y: row.y), role: .text, clip: row)
    case .hints(let commands, let keys, let pane, let words):
      for hint in Hints.fitting(commands, keys, in: pane, words: words, width: row.width, charset: charset) {
        canvas.write(spans: hint.spans, at: Point(x: hint.x, y: row.y), clip: row)
      }
    }
  }

  /// The most lines that a message takes.
  private static let messageLines = 6

  /// A message in as many lines as it needs, the last in the bottom row: an address that is cut is of no use.
  private static func content(_ message: Message, _ row: Rect) -> Content {
    let (role, sign): (Role, String) =
      switch message.kind {
      case .information: (.text, "")
      case .warning: (.warning, "! ")
      case .error: (.error, "! ")
      }
    let lines = Fit.wrap(sign + message.text, to: max(1, row.width - 2)).prefix(min(messageLines, row.y + 1))
    return .message(Array(lines), role)
  }

  /// Lines across the whole screen, the last in a row of it.
  private func write(_ lines: [String], _ role: Role, endingAt last: Int, on canvas: inout Canvas) {
    for (index, line) in lines.enumerated() {
      let row = Rect(x: row.x, y: last - lines.count + 1 + index, width: row.width, height: 1)
      canvas.fill(row)
      canvas.write(line, at: Point(x: row.x + 1, y: row.y), role: role, clip: row)
    }
  }

  /// The whole text of the command under the cursor of the help, where its line may be cut; nil elsewhere.
  private static func cutChoice(_ dashboard: Dashboard, _ width: Int) -> String? {
    guard case .picker(let picker) = dashboard.overlay, picker.purpose == .command, width < 120 else { return nil }
    return picker.selected?.title
  }

  /// The label, the text with its cursor, and beside it the count, the mistake or what may be typed.
  private func draw(_ prompt: Prompt, _ aside: [Span], _ error: [String], on canvas: inout Canvas) {
    let area = row
    let label = " \(prompt.label): "
    let start = canvas.write(label, at: Point(x: area.x, y: area.y), role: .hintKey, clip: area)
    let room = max(4, area.maxX - start - 1)
    let visible = prompt.field.visible(columns: room)
    var end = start
    for (index, cluster) in visible.text.enumerated() {
      let isWrong = prompt.error?.range.contains(index + visible.dropped) ?? false
      end = canvas.write(
        String(cluster), at: Point(x: end, y: area.y), role: isWrong ? .error : .strong, highlight: .input, clip: area)
    }
    canvas.cursor = Point(x: min(area.maxX - 1, start + visible.cursor), y: area.y)
    canvas.cursorVisible = true
    if prompt.error == nil || end + 3 + aside.columns <= area.maxX {
      let fitted = aside.truncated(to: area.maxX - end - 4, ellipsis: charset.glyphs.ellipsis)
      canvas.write(spans: fitted, at: Point(x: end + 3, y: area.y), clip: area)
      return
    }
    // What is wrong stands above the field, in as many lines as it takes.
    write(error, .error, endingAt: area.y - 1, on: &canvas)
  }

  private static func aside(_ prompt: Prompt, _ dashboard: Dashboard) -> [Span] {
    if let error = prompt.error { return [Span("! \(error.message)", .error)] }
    if let warning = prompt.warning { return [Span("! \(warning)", .warning)] }
    switch prompt.purpose {
    case .mapFilter:
      let page = dashboard.pages.last
      return [
        Span("\(page?.matching ?? 0) of \(page?.total ?? 0)", .accent), Span("   \(prompt.hint)", .muted),
      ]
    case .partnerFilter:
      return [
        Span("\(dashboard.partners.matching) of \(dashboard.partners.rows.count)", .accent),
        Span("   \(prompt.hint)", .muted),
      ]
    case .timelineFilter, .years:
      let summary = dashboard.timeline.summary
      return [
        Span("\(grouped(summary.matching)) of \(grouped(summary.total))", .accent), Span("   \(prompt.hint)", .muted),
      ]
    case .pageFilter:
      let page = dashboard.pages.last
      return [
        Span("\(page?.matching ?? 0) of \(page?.total ?? 0)", .accent), Span("   \(prompt.hint)", .muted),
      ]
    case .asOf, .changes, .search, .mark, .viewName, .export: return [Span(prompt.hint, .muted)]
    }
  }
}
