internal import Console
internal import Diplomacy
internal import ViewModels

/// The top row: where one is, the as-of date or how reading the files goes, problems, and the partners by tier.
struct Header: Equatable, Sendable {
  let homeName: String
  /// The names of the pages that are open.
  let crumbs: [String]
  let reading: ReadingPace?
  /// Whether reading them was stopped before its end.
  let isReadingStopped: Bool
  /// The keys that stop reading the files and that go on.
  let stopKey: String
  let reloadKey: String
  let asOf: CalendarDay
  let isToday: Bool
  let overview: Overview
  let partners: Int
  let area: Rect
  let charset: Charset

  init(_ dashboard: Dashboard, _ layout: ScreenLayout, _ charset: Charset) {
    homeName = dashboard.info.homeName
    crumbs = dashboard.pages.map { $0.crumb ?? ($0.isLoaded ? "not known by then" : "…") }
    reading = dashboard.reading
    isReadingStopped = dashboard.isReadingStopped
    stopKey = dashboard.keys.word(.stop)
    reloadKey = dashboard.keys.word(.reload)
    asOf = dashboard.asOf
    isToday = dashboard.chosenDay == nil || dashboard.asOf == dashboard.today
    overview = dashboard.overview
    partners = dashboard.partners.rows.count
    area = layout.header
    self.charset = charset
  }

  func draw(on canvas: inout Canvas) {
    let left = left
    let middle = middle(beside: left)
    // Problems are the last thing to give way, after the counts and the end of the breadcrumb.
    let choices = [problems(short: false) + counts, problems(short: true) + counts, problems(short: true)]
    let right = choices.first { left.columns + middle.columns + $0.columns + 6 <= area.width } ?? problems(short: true)
    let rightWidth = right.isEmpty ? 0 : right.columns + 1
    let room = area.width - middle.columns - rightWidth - 3
    let fitted = self.left(in: max(0, room))
    canvas.write(spans: fitted, at: Point(x: area.x + 1, y: area.y), clip: area)
    let latest = area.width - rightWidth - middle.columns - 1
    let x = max(min(fitted.columns + 3, latest), min((area.width - middle.columns) / 2, latest))
    canvas.write(spans: middle, at: Point(x: area.x + x, y: area.y), clip: area)
    canvas.write(spans: right, at: Point(x: area.maxX - rightWidth, y: area.y), clip: area)
    // A whole row in another light cannot be overlooked.
    if !isToday { canvas.highlight(area, .selection) }
  }

  /// The breadcrumb: the home country, then each page that is open.
  private var left: [Span] { breadcrumb(from: 0) }

  /// The breadcrumb without its first pages: where one is matters more than the way there.
  private func breadcrumb(from first: Int) -> [Span] {
    var spans = [Span("entente", .title), Span(" · ", .muted), Span(homeName, .strong)]
    if first > 0 { spans += [Span(" › ", .muted), Span(charset.glyphs.ellipsis, .muted)] }
    for crumb in crumbs.dropFirst(first) { spans += [Span(" › ", .muted), Span(crumb, .text)] }
    return spans
  }

  /// The breadcrumb in a room: the last pages that fit, else the name of the page alone.
  private func left(in room: Int) -> [Span] {
    let choices = (0..<max(1, crumbs.count)).lazy.map(breadcrumb)
    if let fitting = choices.first(where: { $0.columns <= room }) { return fitting }
    guard let crumb = crumbs.last else { return left.truncated(to: room, ellipsis: charset.glyphs.ellipsis) }
    return [Span(charset.glyphs.ellipsis, .muted), Span(" › ", .muted), Span(crumb, .text)]
      .truncated(to: room, ellipsis: charset.glyphs.ellipsis)
  }

  private func middle(beside left: [Span]) -> [Span] {
    if let reading { return words(reading, in: area.width - min(left.columns, area.width / 3) - 8) }
    guard isToday else {
      let words = area.width < 100 ? "as of \(asOf)" : "as of \(asOf), nothing later shows"
      return [Span("\(charset.glyphs.clippedLeft) \(words) \(charset.glyphs.clippedRight)", .active)]
    }
    if isReadingStopped {
      let goesOn = [Span("  \(reloadKey)", .hintKey), Span(" goes on", .hintText)]
      return [Span("reading stopped", .warning)] + (area.width < 60 ? [] : goesOn)
    }
    // On the narrowest screens the place on the page matters more than that it is today.
    if !crumbs.isEmpty, area.width < 60 { return [] }
    return [Span("as of today, \(asOf)", .muted)]
  }

  /// How reading the files goes, in as many words as there is room for: the time left matters most.
  private func words(_ reading: ReadingPace, in room: Int) -> [Span] {
    let rate = reading.rate.map { [Span("  \($0)", .muted)] } ?? []
    let left = reading.left.map { [Span("  \($0)", .active)] } ?? []
    let stop = [Span("  \(stopKey)", .hintKey), Span(" stops", .hintText)]
    let activity = [Span(reading.activity, .active)]
    let short = [Span(reading.shortActivity, .active)]
    let choices = [
      activity + rate + left + stop, activity + left + stop, activity + left, short + left + stop, short + left,
    ]
    return choices.first { $0.columns <= room } ?? short
  }

  private func problems(short: Bool) -> [Span] {
    let count = overview.errors + overview.warnings
    guard count > 0 else { return [] }
    let role: Role = overview.errors > 0 ? .error : .warning
    return [Span(short ? "!\(count) " : "!\(count) problem\(count == 1 ? "" : "s")   ", role)]
  }

  /// The partners by tier; their number in a dossier whose country has no tiers.
  private var counts: [Span] {
    let shown: [(Tier, String)] = [(.comprehensiveStrategic, "CSP"), (.strategic, "SP"), (.comprehensive, "CP")]
    let tiers = overview.tierCounts
    guard tiers.contains(where: { $0.key != .none && $0.value > 0 }) else {
      return partners == 0 ? [] : [Span("\(partners) partner\(partners == 1 ? "" : "s")", .muted)]
    }
    var spans: [Span] = []
    for (index, (tier, code)) in shown.enumerated() {
      if index > 0 { spans.append(Span(" · ", .muted)) }
      spans.append(Span("\(tiers[tier] ?? 0) \(code)", tier.role))
    }
    return spans
  }
}

extension Tier {
  /// The role that colours the tier.
  var role: Role {
    switch self {
    case .special: .tierSpecial
    case .comprehensiveStrategic: .tierComprehensiveStrategic
    case .enhancedStrategic, .strategic: .tierStrategic
    case .comprehensive: .tierComprehensive
    case .sectoralStrategic: .tierSectoral
    case .none: .tierNone
    }
  }
}
