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
  static func fitting(_ commands: [Command], width: Int, charset: Charset) -> [Hint] {
    var hints: [Hint] = []
    var x = 1
    for command in commands {
      guard let row = command.row, let key = row.keys.first.flatMap({ KeySequence.parse($0) }) else { continue }
      let spans = [Span(key.display(charset: charset), .hintKey), Span(" \(row.hint)", .hintText)]
      guard x + spans.columns <= width - 1 else { break }
      hints.append(Hint(command: command, x: x, spans: spans))
      x += spans.columns + 2
    }
    return hints
  }

  /// The commands that help most, the most helpful first.
  static func commands(_ dashboard: Dashboard) -> [Command] {
    if dashboard.overlay != nil { return [.open, .back] }
    let stop: [Command] = dashboard.reading == nil ? [] : [.stop]
    return stop + commandsHere(dashboard)
  }

  private static func commandsHere(_ dashboard: Dashboard) -> [Command] {
    if let page = dashboard.pages.last {
      if page.sheet != nil {
        return [
          .back, .open, .filter, .sort, .facets, .group, .columns, .columnChart, .claims, .openSource, .copy, .export,
          .select,
          .explain, .asOf, .help,
        ]
      }
      switch page.subject {
      case .problems: return [.back, .open, .filter, .reload, .copy, .help]
      default: return [.back, .open, .claims, .openSource, .filter, .copy, .search, .asOf, .help]
      }
    }
    let common: [Command] = [
      .claims, .asOf, .help, .facets, .search, .zoom, .nextPane, .palette, .openSource, .copy, .export, .sources,
      .leaders,
      .agreements, .home, .problems,
      .close,
    ]
    switch dashboard.focus {
    case .partners: return [.open, .filter, .sort, .group, .filterYear, .filterLeader] + common
    case .timeline:
      return [.open, .filter, .filterYear, .filterLeader, .follow, .direction, .kind, .laterYears, .sort]
        + common
    case .trade: return [.left, .right, .nextEvent, .open, .dataTable, .logarithmic] + common
    }
  }
}
