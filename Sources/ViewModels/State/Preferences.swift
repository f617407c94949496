package import Diplomacy

/// How a person wants the dashboard to be and to start: what a configuration and the command line say of it. The values
/// here are those of a program that nobody has configured.
package struct Preferences: Hashable, Sendable {
  package var keys = KeyBindings.standard
  package var partnerColumns = ColumnChoice<PartnerColumn>()
  package var partnerOrder = PartnerList.Order.trade
  package var partnerGrouping = PartnerList.Grouping.tier
  package var partnerFilter = Filter()
  package var visitColumns = ColumnChoice<VisitColumn>()
  package var visitOrder = VisitQuery.Order.newestFirst
  package var visitFilter = Filter()
  /// The ids of the columns that tables first show, for those tables that are set out otherwise than usual.
  package var tableColumns: [TableKind: [String]] = [:]
  package var sourceOrder = SourceOrder.facts
  /// The view to open on.
  package var view = StartView.standard
  /// Whether clicks and the wheel come to the program.
  package var usesMouse = true

  package init() {}
}

extension Dashboard {
  /// Goes to the view that the preferences ask for: once, when everything else has been asked for.
  ///
  /// - Parameter saved: the saved view to open instead.
  package mutating func goToFirstView(_ saved: SavedView? = nil) -> [Effect] {
    if let saved { return remembering { $0.open(saved) } }
    return preferences.view == .standard ? [] : apply(.command(preferences.view.command))
  }
}
