/// Everything that a person can do, by name. `Command.table` says what each does and which keys do it.
package enum Command: String, CaseIterable, Sendable {
  // Moving.
  case up = "move.up"
  case down = "move.down"
  case left = "move.left"
  case right = "move.right"
  case pageUp = "move.page-up"
  case pageDown = "move.page-down"
  case halfPageUp = "move.half-page-up"
  case halfPageDown = "move.half-page-down"
  case first = "move.first"
  case last = "move.last"
  case nextPane = "pane.next"
  case previousPane = "pane.previous"
  case partnersPane = "pane.partners"
  case timelinePane = "pane.timeline"
  case tradePane = "pane.trade"
  case overview = "view.overview"
  case calendar = "view.calendar"
  case reckoning = "view.reckoning"
  case zoom = "pane.zoom"
  case zoomOut = "map.zoom-out"

  // Opening and going back.
  case open = "view.open"
  case back = "view.back"
  case close = "view.close"
  case quit = "program.quit"
  case undo = "change.undo"
  case redo = "change.redo"
  case previousPlace = "place.back"
  case nextPlace = "place.forward"
  case mark = "mark.set"
  case marks = "mark.list"
  case views = "saved.list"

  // What is shown.
  case filter = "filter.edit"
  case clearFilters = "filter.clear"
  case asOf = "as-of.set"
  case yearEarlier = "as-of.year-earlier"
  case yearLater = "as-of.year-later"
  case beforeEvent = "as-of.before-event"
  case asOfToday = "as-of.today"
  case changes = "as-of.changes"
  case sort = "sort.choose"
  case group = "partners.group"
  case filterYear = "timeline.filter-year"
  case filterLeader = "timeline.filter-leader"
  case direction = "timeline.direction"
  case kind = "timeline.kind"
  case follow = "timeline.follow-partner"
  case earlierYears = "timeline.earlier"
  case laterYears = "timeline.later"
  case moreYears = "timeline.widen"
  case fewerYears = "timeline.narrow"
  case nextEvent = "trade.next-event"
  case previousEvent = "trade.previous-event"
  case facets = "facets.open"
  case columns = "columns.choose"
  case select = "rows.select"
  case selectRange = "rows.select-range"
  case columnChart = "column.chart"
  case explain = "column.explain"
  case logarithmic = "trade.logarithmic"
  case dataTable = "trade.data-table"
  case chartStyle = "chart.style"
  case baseYear = "chart.base-year"
  case tradeMeasure = "trade.measure"
  case tradeSeries = "trade.series"
  case tradeSpread = "trade.spread"
  case tradePeriod = "trade.period"
  case goods = "trade.goods"

  // The program.
  case openSource = "source.open"
  case claims = "fact.claims"
  case sources = "view.sources"
  case leaders = "view.leaders"
  case agreements = "view.agreements"
  case memberships = "view.memberships"
  case home = "view.home"
  case map = "view.map"
  case compare = "view.compare"
  case beforeAfter = "view.before-after"
  case search = "search.everything"
  case copy = "row.copy"
  case export = "rows.export"
  case problems = "view.problems"
  case palette = "command.palette"
  case help = "view.help"
  case tour = "program.tour"
  case reload = "program.reload"
  case stop = "index.stop"
  case redraw = "program.redraw"
  case suspend = "program.suspend"
  case mouse = "program.mouse"
}

/// A row of the table of commands: help, key hints, palette and docs are made from it.
package struct CommandRow: Hashable, Sendable {
  /// Where a command works; also the heading that it stands under in the help.
  package enum Context: String, CaseIterable, Sendable {
    case everywhere = "Everywhere"
    case moving = "Moving"
    case partners = "Partners"
    case timeline = "Timeline"
    case trade = "Trade"
    case map = "Map"
    case charts = "Charts on pages"
    case tables = "Tables"
  }

  package var command: Command
  package var context: Context
  /// Default keys in the notation of `KeySequence`; the first is the one shown.
  package var keys: [String]
  /// One or two words for the hint line.
  package var hint: String
  /// What it does, for the help.
  package var summary: String

  init(_ command: Command, _ context: Context, _ keys: [String], _ hint: String, _ summary: String) {
    self.command = command
    self.context = context
    self.keys = keys
    self.hint = hint
    self.summary = summary
  }
}

extension Command {
  /// The one table of commands. Hints follow its order, so the most useful come first within a context.
  package static let table: [CommandRow] = [
    CommandRow(.open, .everywhere, ["enter"], "open", "open the selected partner, visit, year or source"),
    CommandRow(.filter, .everywhere, ["/"], "filter", "filter the list or page as you type; Enter keeps, Esc reverts"),
    CommandRow(.asOf, .everywhere, ["t"], "as of", "show everything as it stood on a date"),
    CommandRow(
      .changes, .everywhere, ["T"], "changes", "what changed between two dates: tiers, visits, agreements, offices"),
    CommandRow(
      .yearEarlier, .everywhere, ["{"], "year back", "show everything as it stood at the end of the year before"),
    CommandRow(
      .yearLater, .everywhere, ["}"], "year on",
      "show everything as it stood at the end of the year, or of the next one"),
    CommandRow(
      .beforeEvent, .everywhere, ["("], "before this",
      "show everything as it stood on the day before the selected event"),
    CommandRow(.asOfToday, .everywhere, [")"], "today", "show everything as it stands today"),
    CommandRow(.back, .everywhere, ["esc"], "back", "go back one step: overlay, view, zoom, filter; never quits"),
    CommandRow(.clearFilters, .everywhere, ["backspace"], "clear", "clear every filter of the pane"),
    CommandRow(.undo, .everywhere, ["u"], "undo", "undo the last change of the view: filter, order, date, page"),
    CommandRow(.redo, .everywhere, ["ctrl+r"], "redo", "do again what was undone"),
    CommandRow(
      .previousPlace, .everywhere, ["[", "alt+left"], "place before", "back to the place where one was before"),
    CommandRow(
      .nextPlace, .everywhere, ["]", "alt+right"], "place after", "forward again to the place one came back from"),
    CommandRow(.mark, .everywhere, ["m"], "mark", "mark the row with a letter and a note; a capital marks the page"),
    CommandRow(.marks, .everywhere, ["'"], "marks", "list the marks and go to one"),
    CommandRow(.views, .everywhere, ["V"], "views", "open a saved view, save this one, delete one"),
    CommandRow(
      .zoom, .everywhere, ["+"], "zoom", "give the pane the whole screen, and back; on the map, show the region"),
    CommandRow(.palette, .everywhere, [":"], "commands", "find any command by its name"),
    CommandRow(.help, .everywhere, ["?", "f1"], "help", "show every key; type to search"),
    CommandRow(.tour, .everywhere, [], "tour", "what the panes are, and the ten keys to begin with"),
    CommandRow(
      .claims, .everywhere, ["i"], "sources",
      "where the row comes from: its sources, the other claims, which is shown"),
    CommandRow(.openSource, .everywhere, ["o"], "link", "open the address of the row's source, or print it"),
    CommandRow(.search, .everywhere, ["F"], "find", "search every table for words; the filter only narrows a list"),
    CommandRow(
      .overview, .everywhere, ["4"], "overview", "the whole dossier on one page: tiers, months, overdue, coming, new"),
    CommandRow(
      .calendar, .everywhere, ["9"], "calendar", "what comes up in a year: anniversaries, planned visits, ends"),
    CommandRow(
      .reckoning, .everywhere, ["0"], "reckoning", "visits owed, silences, last visits, reciprocity, first destinations"
    ),
    CommandRow(.sources, .everywhere, ["S"], "documents", "list the documents with the facts that rest on each"),
    CommandRow(.leaders, .everywhere, ["5"], "leaders", "the leaders: offices on the day, visits made and received"),
    CommandRow(.agreements, .everywhere, ["6"], "agreements", "the agreements with all partners, as they stood"),
    CommandRow(.memberships, .everywhere, ["J"], "memberships", "the bodies that the home country belongs to"),
    CommandRow(.home, .everywhere, ["H"], "home", "the home country: offices, memberships, initiatives, figures"),
    CommandRow(.map, .everywhere, ["8"], "map", "the partners on a map of the world"),
    CommandRow(.compare, .everywhere, ["7"], "compare", "compare two to six partners; on the page, choose others"),
    CommandRow(
      .beforeAfter, .everywhere, ["B"], "before/after",
      "trade before and after an event, beside all partners that had one of its kind"),
    CommandRow(.problems, .everywhere, ["!"], "problems", "list what is wrong in the dossier's files"),
    CommandRow(.copy, .everywhere, ["y"], "copy", "copy: the row, the table, the page, the citation"),
    CommandRow(.export, .everywhere, ["x"], "export", "write what shows to a file: CSV, TSV, JSON, Markdown or text"),
    CommandRow(.reload, .everywhere, ["r", "f5"], "reload", "read the files that changed"),
    CommandRow(.stop, .everywhere, ["X"], "stop reading", "stop reading the files; what has been read stays"),
    CommandRow(.redraw, .everywhere, ["ctrl+l"], "redraw", "paint the screen afresh"),
    CommandRow(.mouse, .everywhere, ["M"], "mouse", "turn the mouse off and on (off: select text in the terminal)"),
    CommandRow(.suspend, .everywhere, ["ctrl+z"], "suspend", "return to the shell; fg comes back"),
    CommandRow(.close, .everywhere, ["q"], "close", "close the view; quits when nothing is open"),
    CommandRow(.quit, .everywhere, ["Q", "ctrl+c"], "quit", "quit at once"),

    CommandRow(.down, .moving, ["down", "j"], "down", "next row"),
    CommandRow(.up, .moving, ["up", "k"], "up", "previous row"),
    CommandRow(.left, .moving, ["left", "h"], "earlier", "earlier year in the chart; back from a view"),
    CommandRow(.right, .moving, ["right", "l"], "later", "later year in the chart; into a row elsewhere"),
    CommandRow(.pageDown, .moving, ["pgdn", "ctrl+f"], "page down", "one page down"),
    CommandRow(.pageUp, .moving, ["pgup", "ctrl+b"], "page up", "one page up"),
    CommandRow(.halfPageDown, .moving, ["ctrl+d"], "half down", "half a page down"),
    CommandRow(.halfPageUp, .moving, ["ctrl+u"], "half up", "half a page up"),
    CommandRow(.first, .moving, ["g g", "home"], "first", "first row or year"),
    CommandRow(.last, .moving, ["G", "end"], "last", "last row or year"),
    CommandRow(.nextPane, .moving, ["tab"], "next pane", "next pane; on the map, shade by the next measure"),
    CommandRow(.previousPane, .moving, ["shift+tab"], "previous pane", "previous pane"),
    CommandRow(.partnersPane, .moving, ["1"], "partners", "to the partners"),
    CommandRow(.timelinePane, .moving, ["2"], "timeline", "to the timeline"),
    CommandRow(.tradePane, .moving, ["3"], "trade", "to trade"),

    CommandRow(
      .sort, .partners, ["s"], "sort",
      "choose the order of the list, of a table with a second and a third key; of the map, its shading"),
    CommandRow(
      .group, .partners, ["z"], "group",
      "group by tier, by region or not at all; a table by the column under the cursor"),

    CommandRow(
      .facets, .partners, ["f"], "facets", "count the values of a field or column; Enter keeps one, Tab counts the next"
    ),

    CommandRow(.columns, .tables, ["c"], "columns", "choose the columns of the table or pane; left and right move one"),
    CommandRow(.select, .tables, ["space"], "select", "select the row, or let go of it"),
    CommandRow(.selectRange, .tables, ["v"], "range", "select from here to where the cursor goes; again to end"),
    CommandRow(
      .columnChart, .tables, ["C"], "chart", "a chart of the column under the cursor, and back; of what a pane lists"),
    CommandRow(.explain, .tables, ["I"], "explain", "what the rows are and what the column means"),

    CommandRow(.filterYear, .timeline, ["Y"], "year", "filter by year: 2023, 2019..2023, 2019.., nothing for all"),
    CommandRow(.filterLeader, .timeline, ["P"], "leader", "filter by leader, either side; accents may be left out"),
    CommandRow(.follow, .timeline, ["p"], "this partner", "only visits with the selected partner, or all"),
    CommandRow(.direction, .timeline, ["d"], "direction", "all visits, outbound only, inbound only"),
    CommandRow(.kind, .timeline, ["K"], "kind", "choose the kind of visit"),
    CommandRow(
      .earlierYears, .timeline, ["shift+left", ","], "earlier",
      "move the year filter, or the calendar, one year back"),
    CommandRow(
      .laterYears, .timeline, ["shift+right", "."], "later",
      "move the year filter, or the calendar, one year on"),
    CommandRow(
      .moreYears, .timeline, ["shift+up", ">"], "widen",
      "widen the year filter, or before and after an event, by one year"),
    CommandRow(
      .fewerYears, .timeline, ["shift+down", "<"], "narrow",
      "narrow the year filter, or before and after an event, by one year"),

    CommandRow(
      .nextEvent, .trade, ["n"], "next event",
      "to the next year with a visit or a milestone; on the map, to the next partner by its class"),
    CommandRow(.previousEvent, .trade, ["N"], "previous event", "to the year with an event before"),
    CommandRow(.dataTable, .trade, ["D"], "table", "the same figures as a table, and back"),
    CommandRow(
      .tradeMeasure, .trade, ["%"], "measure", "amounts, change against the year before, share of trade with the world"),
    CommandRow(.goods, .trade, ["w"], "goods", "the goods of the year, and the investments by then"),
    CommandRow(.tradeSeries, .trade, ["b"], "series", "show one series alone, or the dossier's choice among all"),
    CommandRow(.tradePeriod, .trade, ["Z"], "period", "only the years of the timeline's filter, or all"),
    CommandRow(.tradeSpread, .trade, ["~"], "spread", "how far the claims of other series lie apart, and back"),
    CommandRow(.logarithmic, .trade, ["L"], "log scale", "logarithmic scale, and back"),

    CommandRow(.zoomOut, .map, ["-"], "world", "from a region back to the world"),
    CommandRow(.chartStyle, .charts, ["*"], "style", "all on one axis, a small chart for each, bars"),
    CommandRow(.baseYear, .charts, ["="], "100 here", "an index that is 100 in the year under the crosshair"),
  ]

  /// The command's row in the table.
  package var row: CommandRow? { Self.table.first { $0.command == self } }
}
