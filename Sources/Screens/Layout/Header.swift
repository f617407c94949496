internal import Console
internal import Diplomacy
internal import ViewModels

/// The top row: where one is, the as-of date, problems, and the partners by tier.
struct Header {
  let dashboard: Dashboard
  let charset: Charset

  func draw(on canvas: inout Canvas, in area: Rect) {
    // On the narrowest screens the place on the page matters more than that it is today.
    let isToday = dashboard.reading == nil && (dashboard.chosenDay == nil || dashboard.asOf == dashboard.today)
    let middle = isToday && !dashboard.pages.isEmpty && area.width < 60 ? [] : middle
    // Problems are the last thing to give way, after the counts and the end of the breadcrumb.
    let choices = [problems(short: false) + counts, problems(short: true) + counts, problems(short: true)]
    let right = choices.first { left.columns + middle.columns + $0.columns + 6 <= area.width } ?? problems(short: true)
    let rightWidth = right.isEmpty ? 0 : right.columns + 1
    let room = area.width - middle.columns - rightWidth - 3
    let fitted = left(in: max(0, room))
    canvas.write(spans: fitted, at: Point(x: area.x + 1, y: area.y), clip: area)
    let latest = area.width - rightWidth - middle.columns - 1
    let x = max(min(fitted.columns + 3, latest), min((area.width - middle.columns) / 2, latest))
    canvas.write(spans: middle, at: Point(x: area.x + x, y: area.y), clip: area)
    canvas.write(spans: right, at: Point(x: area.maxX - rightWidth, y: area.y), clip: area)
  }

  /// The breadcrumb: the home country, then each page that is open.
  private var left: [Span] {
    crumbs(from: 0)
  }

  /// The breadcrumb without its first pages: where one is matters more than the way there.
  private func crumbs(from first: Int) -> [Span] {
    var spans = [Span("entente", .title), Span(" · ", .muted), Span(dashboard.info.homeName, .strong)]
    if first > 0 { spans += [Span(" › ", .muted), Span(charset.glyphs.ellipsis, .muted)] }
    for page in dashboard.pages.dropFirst(first) {
      spans += [Span(" › ", .muted), Span(Self.crumb(page), .text)]
    }
    return spans
  }

  private static func crumb(_ page: DetailPage) -> String {
    page.document?.crumb ?? (page.isLoaded ? "not known by then" : "…")
  }

  /// The breadcrumb in a room: the last pages that fit, else the name of the page alone.
  private func left(in room: Int) -> [Span] {
    let pages = dashboard.pages.count
    let choices = (0..<max(1, pages)).lazy.map(crumbs)
    if let fitting = choices.first(where: { $0.columns <= room }) { return fitting }
    guard let page = dashboard.pages.last else { return left.truncated(to: room, ellipsis: charset.glyphs.ellipsis) }
    return [Span(charset.glyphs.ellipsis, .muted), Span(" › ", .muted), Span(Self.crumb(page), .text)]
      .truncated(to: room, ellipsis: charset.glyphs.ellipsis)
  }

  private var middle: [Span] {
    if let reading = dashboard.reading { return [Span(reading, .active)] }
    guard dashboard.chosenDay != nil, dashboard.asOf != dashboard.today else {
      return [Span("as of today, \(dashboard.today)", .muted)]
    }
    return [Span("\(charset.glyphs.clippedLeft) as of \(dashboard.asOf) \(charset.glyphs.clippedRight)", .active)]
  }

  private func problems(short: Bool) -> [Span] {
    let count = dashboard.overview.errors + dashboard.overview.warnings
    guard count > 0 else { return [] }
    let role: Role = dashboard.overview.errors > 0 ? .error : .warning
    return [Span(short ? "!\(count) " : "!\(count) problem\(count == 1 ? "" : "s")   ", role)]
  }

  /// The partners by tier; their number in a dossier whose country has no tiers.
  private var counts: [Span] {
    let shown: [(Tier, String)] = [(.comprehensiveStrategic, "CSP"), (.strategic, "SP"), (.comprehensive, "CP")]
    let tiers = dashboard.overview.tierCounts
    guard tiers.contains(where: { $0.key != .none && $0.value > 0 }) else {
      let count = dashboard.partners.rows.count
      return count == 0 ? [] : [Span("\(count) partner\(count == 1 ? "" : "s")", .muted)]
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
