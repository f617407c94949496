internal import Console
internal import Diplomacy
internal import ViewModels

/// The frame of the pane of visits: what is shown, how much of it, and the strip of years.
///
/// The rows inside are a part of their own: moving through them leaves the strip as it is.
struct TimelineFrame: Equatable, Sendable {
  let timeline: Timeline
  let name: [Span]
  /// The partner whose visits show; nil when all partners' do.
  let partner: String?
  let isFocused: Bool
  let frame: Rect
  let strip: Rect
  let charset: Charset

  /// The pane as it lies in a layout; nil when it does not show.
  init?(_ dashboard: Dashboard, _ layout: ScreenLayout, _ charset: Charset) {
    guard let frame = layout.panes[.timeline] else { return nil }
    timeline = dashboard.timeline.withoutRows
    name = Hints.title(of: .timeline, dashboard, charset)
    partner = Self.partner(dashboard)
    isFocused = dashboard.focus == .timeline
    self.frame = frame
    strip = layout.timelineParts.strip
    self.charset = charset
  }

  static func partner(_ dashboard: Dashboard) -> String? {
    guard dashboard.timeline.followsPartner else { return nil }
    return dashboard.partners.selected?.name ?? dashboard.partners.selectedID
  }

  /// The cells that the frame may draw on: its edges and the strip.
  var areas: [Rect] { frame.edges + [strip] }

  func draw(on canvas: inout Canvas) {
    Panel(title: title, right: count, focused: isFocused).draw(on: &canvas, in: frame, charset: charset)
    if let chart = Self.strip(timeline) { chart.draw(on: &canvas, in: Self.stripArea(strip), charset: charset) }
  }

  /// The strip's bars: visits out and in for every year from the first to the last.
  static func strip(_ timeline: Timeline) -> BarStrip? {
    guard let span = timeline.span else { return nil }
    let counts = Dictionary(timeline.summary.years.map { ($0.year, $0) }, uniquingKeysWith: { first, _ in first })
    let brush = timeline.brush.map { ($0.lowerBound - span.lowerBound)...($0.upperBound - span.lowerBound) }
    return BarStrip(
      periods: Array(span),
      rows: [
        BarStrip.Row(label: "out", role: .outbound, counts: span.map { counts[$0]?.outbound ?? 0 }),
        BarStrip.Row(label: "in", role: .inbound, counts: span.map { counts[$0]?.inbound ?? 0 }),
      ],
      brush: brush)
  }

  static func stripArea(_ strip: Rect) -> Rect {
    Rect(x: strip.x + 1, y: strip.y, width: strip.width - 2, height: strip.height)
  }

  private var title: [Span] {
    var spans = name
    if timeline.followsPartner {
      spans.append(Span("  with \(partner ?? "…")", .active))
    }
    if timeline.filter.isEmpty {
      if !timeline.followsPartner { spans.append(Span("  all visits", .muted)) }
    } else {
      spans.append(Span("  \(timeline.filter)", .active))
    }
    return spans
  }

  private var count: [Span] {
    let summary = timeline.summary
    guard timeline.isLoaded else { return [] }
    return summary.matching == summary.total
      ? [Span("\(grouped(summary.total)) visits", .muted)]
      : [Span("\(grouped(summary.matching)) of \(grouped(summary.total))", .active)]
  }
}
