package import Diplomacy

/// Everything on the screen that is a choice of the person, and nothing that is data: it can be taken out of a dashboard
/// and put back later, in another run too, when the data may have changed.
///
/// Undo, back and forward, saved views and the session that is restored at the start are all made of it.
package struct ViewState: Hashable, Sendable {
  /// A selected row and how many rows stand above it on the screen.
  package struct RowPlace: Hashable, Sendable {
    package var id: String
    package var below: Int

    package init(_ id: String, below: Int = 0) {
      self.id = id
      self.below = below
    }
  }

  /// The list of partners.
  package struct Partners: Hashable, Sendable {
    package var filter = Filter()
    package var order = PartnerList.Order.trade
    package var grouping = PartnerList.Grouping.tier
    /// The columns that show; nil for those that are configured.
    package var columns: ColumnChoice<PartnerColumn>?
    package var selected: RowPlace?

    package init() {}
  }

  /// The timeline of visits.
  package struct Visits: Hashable, Sendable {
    package var filter = Filter()
    /// Whether only visits with the selected partner show.
    package var followsPartner = false
    package var order = VisitQuery.Order.newestFirst
    /// The columns that show; nil for those that are configured.
    package var columns: ColumnChoice<VisitColumn>?
    package var selected: RowPlace?

    package init() {}
  }

  /// The chart of trade.
  package struct Trade: Hashable, Sendable {
    /// The year under the crosshair; nil for the latest.
    package var year: Int?
    package var measure = TradeMeasure.amounts
    package var isLogarithmic = false
    package var showsTable = false
    /// Whether the spread of the claims shows behind the lines.
    package var showsSpread = true
    /// Only these years; nil for all.
    package var period: ClosedRange<Int>?
    /// The series whose figures alone are shown; nil for the dossier's choice.
    package var series: String?

    package init() {}
  }

  /// A map of the partners.
  package struct Map: Hashable, Sendable {
    package var shade = MapShade.tier
    package var filter = Filter()
    /// The region that it is zoomed to; nil for the world.
    package var region: String?
    /// The partner under the cursor.
    package var selected: String?

    package init() {}
  }

  /// A page that is open.
  package struct Page: Hashable, Sendable {
    package var subject: DetailSubject
    package var filter = ""
    /// The selected line, from 0.
    package var row = 0
    /// The year under the crosshair of the page's chart; nil for the latest.
    package var year: Int?
    /// What is chosen on a page that is a map.
    package var map = Map()
    /// How a page that is a table is set out, its filter apart; nil as it is first shown.
    package var table: SheetArrangement?

    package init(_ subject: DetailSubject) { self.subject = subject }
  }

  /// The day that everything is shown as of; nil for today.
  package var day: CalendarDay?
  package var partners = Partners()
  package var visits = Visits()
  package var trade = Trade()
  package var focus = Pane.partners
  package var isZoomed = false
  /// The pages on top of the dashboard, the last one in front.
  package var pages: [Page] = []

  package init() {}

  /// The state without where one is in it: rows, years under a crosshair, the pane in focus. What differs in the rest is
  /// worth undoing.
  package var choices: ViewState {
    var rest = self
    rest.partners.selected = nil
    rest.visits.selected = nil
    rest.trade.year = nil
    rest.focus = .partners
    for index in rest.pages.indices {
      rest.pages[index].row = 0
      rest.pages[index].year = nil
      rest.pages[index].map.selected = nil
    }
    return rest
  }

  /// Which place it is: the pages that are open, and the pane in focus under them.
  struct Place: Hashable {
    var focus: Pane
    var pages: [String]
  }

  var place: Place { Place(focus: focus, pages: pages.map(\.subject.place)) }
}
