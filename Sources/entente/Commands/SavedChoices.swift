internal import Diplomacy
internal import ViewModels

/// What a saved view says to a command without a screen: the command takes what it has a use for, and the rest is named.
struct SavedChoices {
  let state: ViewState
  /// The view's name; nil where none is named.
  private let name: String?

  /// - Throws: what is wrong with the name of the view, or with the date.
  init(_ options: some DossierChoice) throws {
    state = try options.savedState()
    name = options.view
  }

  /// The day to show.
  var day: CalendarDay { state.day ?? Surroundings.today }

  /// The comparison that the view opens last; nil where it opens none.
  var comparison: Comparison? {
    state.pages.lazy.compactMap { if case .compare(let comparison) = $0.subject { comparison } else { nil } }.last
  }

  /// The event that the view looks at last; nil where it looks at none.
  var beforeAfter: BeforeAfterChoice? {
    state.pages.lazy.compactMap { if case .beforeAfter(let choice) = $0.subject { choice } else { nil } }.last
  }

  /// The goods that the view opens last; nil where it opens none.
  var goods: (partner: String, year: Int?)? {
    state.pages.lazy.compactMap { if case .goods(let partner, let year) = $0.subject { (partner, year) } else { nil } }
      .last
  }

  /// The map that the view opens last, with the visits that it counts; nil where it opens none.
  var map: (choices: ViewState.Map, visits: Filter)? {
    state.pages.lazy.compactMap { if case .map(let visits) = $0.subject { ($0.map, visits) } else { nil } }.last
  }

  /// The filter of the timeline, with the partner that it follows.
  var visits: Filter {
    guard state.visits.followsPartner, let id = state.partners.selected?.id else { return state.visits.filter }
    return state.visits.filter.adding(Filter.Term(.field(.partner, [id])))
  }

  /// What only says where on the screen one is, or how lists look there.
  private static let screenOnly: Set<ViewSetting> = [
    .focus, .zoom, .visit, .year, .show, .pageRow, .pageYear, .mapPartner, .partnerGrouping, .partnerColumns,
    .visitColumns,
  ]

  /// Names on standard error what the view sets and the command has no use for.
  ///
  /// - Parameters:
  ///   - command: what was called, such as `entente map`.
  ///   - used: what the command took, besides the date.
  func tellUnused(by command: String, used: Set<ViewSetting>) {
    guard let name else { return }
    let known = used.union(Self.screenOnly).union([.day])
    var unused: [String] = []
    for setting in state.settings.map(\.setting) where !known.contains(setting) && !unused.contains(setting.rawValue) {
      unused.append(setting.rawValue)
    }
    guard !unused.isEmpty else { return }
    StandardError.write("entente: \(command) has no use for \(unused.joined(separator: ", ")) of the view \(name)")
  }
}
