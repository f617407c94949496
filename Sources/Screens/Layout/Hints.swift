internal import Console
internal import ViewModels

/// One hint of the bottom row, with its place for the mouse.
struct Hint {
  var command: Command
  var x: Int
  var spans: [Span]
}

/// The hints that fit, the most helpful first.
enum Hints {
  static func fitting(
    _ commands: [Command], _ keys: KeyBindings, in pane: Pane?, words: [Command: String] = [:], width: Int,
    charset: Charset
  ) -> [Hint] {
    var hints: [Hint] = []
    var x = 1
    for command in commands {
      guard let row = command.row, let first = keys.keys(of: command, in: pane).first,
        let key = KeySequence.parse(first)
      else { continue }
      let spans = [Span(key.display(charset: charset), .hintKey), Span(" \(words[command] ?? row.hint)", .hintText)]
      guard x + spans.columns <= width - 1 else { break }
      hints.append(Hint(command: command, x: x, spans: spans))
      x += spans.columns + 2
    }
    return hints
  }

  /// What commands do on the map, where they do something else than in the panes.
  private static let onMap: [Command: String] = [
    .sort: "shade", .nextPane: "next shade", .nextEvent: "next", .zoom: "region",
  ]

  /// What they do where visits are counted.
  private static let onCounts: [Command: String] = [.nextPane: "next field", .columnChart: "close"]

  /// Other words for some hints here.
  static func words(_ dashboard: Dashboard) -> [Command: String] {
    guard dashboard.overlay == nil, let page = dashboard.pages.last else { return [:] }
    if case .visitCounts = page.subject { return onCounts }
    return page.map == nil ? [:] : onMap
  }

  /// The pane that keys are meant for: the focused one, unless a page lies over it.
  static func pane(_ dashboard: Dashboard) -> Pane? { dashboard.pages.isEmpty ? dashboard.focus : nil }

  /// The title of a pane, after the key that leads there if one does.
  static func title(of pane: Pane, _ dashboard: Dashboard, _ charset: Charset) -> [Span] {
    let command: Command? =
      switch pane {
      case .partners: .partnersPane
      case .timeline: .timelinePane
      case .trade: .tradePane
      }
    let key = command.flatMap { dashboard.keys.keys(of: $0).first }.flatMap { display($0, charset) }
    return (key.map { [Span("\($0) ", .hintKey)] } ?? []) + [Span(pane.title, .title)]
  }

  /// How a sequence of keys is shown; nil where it is none. Titles are made at every key, and most keys are one letter.
  private static func display(_ keys: String, _ charset: Charset) -> String? {
    if keys.utf8.count == 1, keys != " " { return keys }
    return KeySequence.parse(keys)?.display(charset: charset)
  }

  /// The commands that help most, the most helpful first.
  static func commands(_ dashboard: Dashboard) -> [Command] {
    if dashboard.overlay != nil { return [.open, .back] }
    let stop: [Command] = dashboard.reading == nil ? [] : [.stop]
    return stop + commandsHere(dashboard)
  }

  private static func commandsHere(_ dashboard: Dashboard) -> [Command] {
    if let page = dashboard.pages.last {
      if let sheet = page.sheet?.sheet {
        let beside: [Command] = sheet.earlier == nil && sheet.later == nil ? [] : [.earlierYears, .laterYears]
        let special: [Command] = page.subject == .problems ? [.reload] : []
        return [.back, .open] + beside + special + [
          .filter, .sort, .facets, .group, .columns, .columnChart, .claims, .openSource, .copy, .export, .select,
          .explain, .asOf, .help,
        ]
      }
      switch page.subject {
      case .map:
        return [.open, .sort, .nextPane, page.map?.region == nil ? .zoom : .zoomOut, .filter, .nextEvent, .filterYear]
          + [.filterLeader, .claims, .asOf, .copy, .back, .help]
      case .compare:
        return [
          .back, .compare, .tradeMeasure, .chartStyle, .logarithmic, .left, .right, .baseYear, .open, .filter, .copy,
          .help,
        ]
      case .beforeAfter:
        return [.back, .open, .moreYears, .fewerYears, .left, .right, .claims, .filter, .copy, .help]
      case .reckonings, .definition, .definitions:
        return [.back, .open, .claims, .filter, .asOf, .overview, .calendar, .copy, .help]
      case .changes: return [.back, .open, .left, .right, .changes, .claims, .openSource, .filter, .copy, .help]
      case .visitCounts:
        return [.back, .open, .nextPane, .filter, .left, .right, .columnChart, .asOf, .copy, .export, .help]
      case .overview: return [.back, .open, .asOf, .changes, .reckoning, .calendar, .filter, .copy, .help]
      default: return [.back, .open, .claims, .openSource, .filter, .copy, .search, .asOf, .help]
      }
    }
    let common: [Command] = [
      .claims, .asOf, .help, .facets, .search, .zoom, .nextPane, .palette, .overview, .openSource, .copy, .export,
      .sources, .leaders, .agreements, .home, .problems, .close,
    ]
    switch dashboard.focus {
    case .partners: return [.open, .filter, .sort, .group, .filterYear, .filterLeader] + common
    case .timeline:
      return [.open, .filter, .filterYear, .filterLeader, .follow, .direction, .kind, .laterYears, .sort]
        + common
    case .trade:
      return [.left, .right, .nextEvent, .open, .tradeMeasure, .goods, .dataTable, .tradeSeries, .logarithmic] + common
    }
  }
}
