internal import Diplomacy

/// One thing that a saved view or a session says, by its name in the file. The one table that reading, writing and
/// `docs/saved-views.md` share.
package enum ViewSetting: String, CaseIterable, Sendable {
  case day = "as-of"
  case focus
  case zoom
  case partnerFilter = "partners.filter"
  case partnerOrder = "partners.sort"
  case partnerGrouping = "partners.group"
  case partnerColumns = "partners.columns"
  case partner = "partners.select"
  case visitFilter = "visits.filter"
  case follow = "visits.with-partner"
  case visitOrder = "visits.sort"
  case visitColumns = "visits.columns"
  case visit = "visits.select"
  case year = "trade.year"
  case measure = "trade.measure"
  case series = "trade.series"
  case period = "trade.period"
  case spread = "trade.spread"
  case scale = "trade.scale"
  case show = "trade.show"
  /// A page on top of those before it; the next ones are about the page named last.
  case page
  case pageFilter = "page-filter"
  case pageRow = "page-row"
  case pageYear = "page-year"
  case pageSort = "page-sort"
  case pageGroup = "page-group"
  case pageColumns = "page-columns"
  case mapShade = "map-shade"
  case mapFilter = "map-filter"
  case mapRegion = "map-region"
  case mapPartner = "map-select"

  /// What it sets, for the documentation.
  package var summary: String {
    switch self {
    case .day: "the date that everything is shown as of; without it the date stays as it is"
    case .focus: "the pane in focus"
    case .zoom: "whether that pane has the whole screen"
    case .partnerFilter: "the filter on the partners"
    case .partnerOrder: "the order of the partners"
    case .partnerGrouping: "how they are grouped"
    case .partnerColumns:
      "the columns of the partners, in their order; with ? those that show only where there is room to spare. Without it, "
        + "those that are configured"
    case .partner: "the partner to select, by its code; without it the selection stays"
    case .visitFilter: "the filter on the visits"
    case .follow: "whether only visits with the selected partner show"
    case .visitOrder: "the order of the visits"
    case .visitColumns: "the columns of the visits, in the same way"
    case .visit: "the visit to select, by its id"
    case .year: "the year under the chart's crosshair"
    case .measure: "what the chart measures"
    case .series: "the series that is shown alone, by its id"
    case .period: "the first and last year of the chart"
    case .spread: "whether the spread of the claims shows behind the lines"
    case .scale: "the scale of the chart"
    case .show: "whether the figures show as a chart or a table"
    case .page: "a page to open, or a list of pages, the last in front"
    case .pageFilter: "the words that the page's lines are filtered by"
    case .pageRow: "the selected line of the page, from 0"
    case .pageYear: "the year under the crosshair of the page's chart"
    case .pageSort: "the columns that the page's table is sorted by, each with - before it when the largest come first"
    case .pageGroup: "the column that the page's table is grouped by"
    case .pageColumns: "the columns of the page's table, in their order"
    case .mapShade: "what the page that is a map is shaded by"
    case .mapFilter: "the filter on the partners of the map"
    case .mapRegion: "the region that the map is zoomed to"
    case .mapPartner: "the partner under the map's cursor"
    }
  }

  /// What may stand there, as examples or as the whole list.
  package var values: [String] {
    switch self {
    case .day: ["2023-12-31", "2023", "today"]
    case .focus: Pane.allCases.map(\.word)
    case .zoom, .follow, .spread: ["true", "false"]
    case .partnerFilter: ["tier:csp region:asia"]
    case .partnerOrder: PartnerList.Order.allCases.map(\.rawValue)
    case .partnerGrouping: PartnerList.Grouping.allCases.map(\.rawValue)
    case .partnerColumns: ["name region trade trend?"]
    case .partner: ["CHN"]
    case .visitFilter: ["year:{year} dir:in"]
    case .visitOrder: VisitQuery.Order.allCases.map(\.rawValue)
    case .visitColumns: ["dates partner leaders places?"]
    case .visit: ["ID"]
    case .year, .pageYear: ["2019"]
    case .measure: TradeMeasure.allCases.map(\.rawValue)
    case .series: ["customs"]
    case .period: ["2010..2024"]
    case .scale: ["linear", "log"]
    case .show: ["chart", "table"]
    case .page: DetailSubject.examples
    case .pageFilter: ["rail"]
    case .pageRow: ["12"]
    case .pageSort: ["-facts title"]
    case .pageGroup: ["kind"]
    case .pageColumns: ["title publisher facts"]
    case .mapShade: MapShade.allCases.map(\.rawValue)
    case .mapFilter: ["tier:csp"]
    case .mapRegion: ["Southeast Asia"]
    case .mapPartner: ["CHN"]
    }
  }
}

/// Why a setting of a view was left out, and what to write instead.
package struct ViewMistake: Error, Hashable, Sendable {
  package var reason: String
  package var mend: String

  package init(_ reason: String, mend: String) {
    self.reason = reason
    self.mend = mend
  }

  package var message: String { "\(reason): \(mend)" }
}
