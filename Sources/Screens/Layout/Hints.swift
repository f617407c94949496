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
  static func fitting(_ commands: [Command], width: Int, charset: Charset, isOnMap: Bool = false) -> [Hint] {
    var hints: [Hint] = []
    var x = 1
    for command in commands {
      guard let row = command.row, let key = row.keys.first.flatMap({ KeySequence.parse($0) }) else { continue }
      let words = isOnMap ? onMap[command] ?? row.hint : row.hint
      let spans = [Span(key.display(charset: charset), .hintKey), Span(" \(words)", .hintText)]
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

  /// The commands that help most, the most helpful first.
  static func commands(_ dashboard: Dashboard) -> [Command] {
    if dashboard.overlay != nil { return [.open, .back] }
    let stop: [Command] = dashboard.reading == nil ? [] : [.stop]
    return stop + commandsHere(dashboard)
  }

  private static func commandsHere(_ dashboard: Dashboard) -> [Command] {
    if let page = dashboard.pages.last {
      switch page.subject {
      case .map:
        return [.open, .sort, .nextPane, page.map?.region == nil ? .zoom : .zoomOut, .filter, .nextEvent, .filterYear]
          + [.filterLeader, .claims, .asOf, .copy, .back, .help]
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
