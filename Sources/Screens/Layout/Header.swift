internal import Console
internal import Diplomacy
internal import ViewModels

/// The top row: where one is, the as-of date, problems, and the partners by tier.
struct Header {
  let dashboard: Dashboard
  let charset: Charset

  func draw(on canvas: inout Canvas, in area: Rect) {
    let right = right
    let left = left
    let middle = middle
    // The date is in force everywhere, so it outlives the counts on a narrow screen.
    let hasRight = left.columns + middle.columns + right.columns + 4 <= area.width
    let rightWidth = hasRight ? right.columns : 0
    let room = area.width - middle.columns - 3 - (hasRight ? rightWidth + 1 : 0)
    let fitted = left.truncated(to: max(0, room), ellipsis: charset.glyphs.ellipsis)
    canvas.write(spans: fitted, at: Point(x: 1, y: area.y), clip: area)
    let centre = max(
      fitted.columns + 3, min((area.width - middle.columns) / 2, area.width - rightWidth - middle.columns - 3))
    canvas.write(
      spans: middle, at: Point(x: hasRight ? centre : area.width - middle.columns - 1, y: area.y), clip: area)
    if hasRight { canvas.write(spans: right, at: Point(x: area.width - rightWidth - 1, y: area.y), clip: area) }
  }

  /// The breadcrumb: the home country, then each page that is open.
  private var left: [Span] {
    var spans = [Span("entente", .title), Span(" · ", .muted), Span(dashboard.info.homeName, .strong)]
    for page in dashboard.pages {
      spans += [Span(" › ", .muted), Span(page.document?.crumb ?? "…", .text)]
    }
    return spans
  }

  private var middle: [Span] {
    if let reading = dashboard.reading { return [Span(reading, .active)] }
    guard dashboard.chosenDay != nil, dashboard.asOf != dashboard.today else {
      return [Span("as of today, \(dashboard.today)", .muted)]
    }
    return [Span("\(charset.glyphs.clippedLeft) as of \(dashboard.asOf) \(charset.glyphs.clippedRight)", .active)]
  }

  private var right: [Span] {
    var spans: [Span] = []
    let problems = dashboard.overview.errors + dashboard.overview.warnings
    if problems > 0 {
      let role: Role = dashboard.overview.errors > 0 ? .error : .warning
      spans += [Span("!\(problems) problem\(problems == 1 ? "" : "s")", role), Span("   ")]
    }
    let shown: [(Tier, String)] = [(.comprehensiveStrategic, "CSP"), (.strategic, "SP"), (.comprehensive, "CP")]
    for (index, (tier, code)) in shown.enumerated() {
      if index > 0 { spans.append(Span(" · ", .muted)) }
      spans.append(Span("\(dashboard.overview.tierCounts[tier] ?? 0) \(code)", tier.role))
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
