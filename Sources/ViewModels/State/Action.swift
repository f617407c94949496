package import DossierStore

/// Everything that can happen to the dashboard.
package enum Action: Hashable, Sendable {
  case command(Command)
  /// Typing into the field that is open.
  case edit(TextField.Edit)
  case pointer(Pointer)
  /// The screen's layout changed: how many rows each list shows.
  case viewport(Viewport)
  case answered(Ticket, Answer)
  /// The files are being read; told with the time, counted from any moment, so that a pace can be made of it.
  case indexing(IndexProgress, at: Duration)
  /// Some of the files are in the index while others are still being read.
  case indexedInPart
  /// All files are in the index; false when nothing had changed.
  case indexed(changed: Bool)
  /// Reading was stopped, as the person had asked.
  case indexStopped
  case indexFailed(String)
  /// The outlines of countries have been read, or are not there.
  case outlines(World)
  case message(Message)
  /// The marks as their file has them.
  case marks(Marks)
  /// The saved views that there are.
  case views([SavedView])
  /// A file of this name is there, and was not replaced.
  case fileExists(String)
}

extension Action {
  /// Whether reading the files is over with this.
  package var endsReading: Bool {
    switch self {
    case .indexed, .indexStopped, .indexFailed: true
    default: false
    }
  }
}

/// Something that the loop does on the dashboard's behalf.
package enum Effect: Hashable, Sendable {
  case ask(Question, Ticket)
  /// Read the files that changed.
  case refresh
  /// Stop reading the files.
  case stopReading
  /// Read the outlines of countries.
  case readOutlines
  case openAddress(String)
  /// Keep a mark, or let it go.
  case setMark(Mark)
  case removeMark(Character)
  case listViews
  /// Write a view's file.
  case saveView(name: String, text: String)
  case deleteView(String)
  /// The tour has been seen and need not be shown again.
  case rememberTour
  case copy(String)
  /// Write what is taken away to a file; one that is there only when it may be replaced.
  case export(Takeaway, TakeawayFormat, to: String, replaces: Bool)
  case setMouse(Bool)
  case redraw
  case suspend
  case quit
}

/// A mouse event, already traced to what lies under it.
package enum Pointer: Hashable, Sendable {
  case row(Pane, Int, isDouble: Bool)
  case scroll(Pane, by: Int)
  /// A year of the timeline's strip.
  case stripYear(Int)
  /// A year of the chart.
  case chartYear(Int)
  /// A year of the chart on a page.
  case figureYear(Int)
  case pane(Pane)
  case overlayRow(Int, isDouble: Bool)
  case overlayScroll(Int)
  case detailRow(Int, isDouble: Bool)
  case detailScroll(Int)
  /// A partner on the map.
  case mapPlace(String, isDouble: Bool)
  /// The heading of a table's column, by its place among those that show.
  case sheetHeading(Int)
  /// A line of a table, and the column under the pointer.
  case sheetCell(line: Int, column: Int?, isDouble: Bool)
  case hint(Command)
}

/// The three panes of the dashboard.
package enum Pane: Int, CaseIterable, Sendable {
  case partners = 1
  case timeline
  case trade

  package var title: String {
    switch self {
    case .partners: "Partners"
    case .timeline: "Timeline"
    case .trade: "Trade"
    }
  }
}

/// How many rows each list shows. Until the terminal has told, the timeline is taken to be as high as most are, so that
/// the first answer brings enough rows.
package struct Viewport: Hashable, Sendable {
  package var partners = 10
  package var timeline = 20
  package var trade = 10
  package var overlay = 10
  package var detail = 10
  /// Whether a map is shown as a list, for want of room.
  package var isMapList = false
  /// The columns that the pane in focus has room for; nil where nothing is drawn.
  package var columns: [String]?
  /// How many lines each entry of the page in front takes, and for what this was measured.
  package var entryLines: [Int] = []
  package var measured: PageMeasure?

  package init(
    partners: Int = 10, timeline: Int = 20, trade: Int = 10, overlay: Int = 10, detail: Int = 10,
    isMapList: Bool = false, columns: [String]? = nil,
    entryLines: [Int] = [], measured: PageMeasure? = nil
  ) {
    self.columns = columns
    self.entryLines = entryLines
    self.measured = measured
    self.partners = partners
    self.timeline = timeline
    self.trade = trade
    self.overlay = overlay
    self.detail = detail
    self.isMapList = isMapList
  }
}

/// What the lines of a page were measured for. Wrapping a thousand lines at every key would take longer than a frame, so
/// they are measured anew only when one of these changes.
package struct PageMeasure: Hashable, Sendable {
  package var revision: DetailPage.Revision
  package var width: Int
  /// Whether the terminal shows ASCII only, where some glyphs take other room.
  package var isASCII: Bool

  package init(revision: DetailPage.Revision, width: Int, isASCII: Bool) {
    self.revision = revision
    self.width = width
    self.isASCII = isASCII
  }
}

/// A sentence for the user in the bottom line, until the next key.
package struct Message: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case information
    case warning
    case error
  }

  package var kind: Kind
  package var text: String

  package init(_ text: String, kind: Kind = .information) {
    self.text = text
    self.kind = kind
  }
}
