package import Diplomacy

/// What the map shades countries by.
package enum MapShade: String, CaseIterable, Sendable {
  case tier
  case trade
  case visits
  case last

  /// The choice in words, for the picker.
  package var title: String {
    switch self {
    case .tier: "tier of the partnership"
    case .trade: "trade in the latest year"
    case .visits: "visits in the period"
    case .last: "time since the last visit"
    }
  }

  /// What the classes are of, over the legend.
  package var heading: String {
    switch self {
    case .tier: "Tier"
    case .trade: "Trade, USD a year"
    case .visits: "Visits held"
    case .last: "Last top-level visit"
    }
  }

  /// What is said of countries for which nothing is known. It is never the lowest class: what is missing is not zero.
  package var nothing: String {
    switch self {
    case .tier: "No partnership tier"
    case .trade: "No figure on record"
    case .visits: "None on record"
    case .last: "None on record"
    }
  }

  /// The next choice, or the one before.
  func stepped(by step: Int) -> MapShade {
    let all = Self.allCases
    let position = (all.firstIndex(of: self) ?? 0) + step
    return all[(position % all.count + all.count) % all.count]
  }
}

/// A class of the map's legend.
package struct MapClass: Hashable, Sendable {
  package var title: String
  /// How dense its fill is: 5 for the highest, 1 for the lowest; 0 where nothing is known.
  package var level: Int
  /// How many of the partners that the filter keeps are in it.
  package var count: Int
}

/// Which partner is in which class: the classes follow from all partners, whatever the filter keeps, so that a filter
/// does not change a colour.
package struct MapScheme: Hashable, Sendable {
  package private(set) var shade: MapShade
  /// From the highest to the lowest, and last what nothing is known of; without counts.
  private var classes: [MapClass] = []
  /// The lower bounds of the classes of a figure, ascending.
  private var bounds: [Int] = []
  private let asOf: CalendarDay

  package init(_ shade: MapShade, _ report: MapReport, asOf day: CalendarDay) {
    self.shade = shade
    asOf = day
    switch shade {
    case .tier: classes = Self.tiers
    case .last: classes = Self.ages
    case .trade:
      bounds = Self.tradeBounds(report.partners.compactMap { Self.recentTrade($0.row, asOf: day)?.value })
      classes = Self.classes(bounds) { Dollars.short($0).replacing(".0", with: "") }
    case .visits:
      bounds = Self.countBounds(report.partners.map(\.visits).max() ?? 0)
      classes = Self.classes(bounds) { String($0) }
    }
    classes.append(MapClass(title: shade.nothing, level: 0, count: 0))
  }

  private static let tiers: [MapClass] = [
    MapClass(title: Tier.special.title, level: 5, count: 0),
    MapClass(title: Tier.comprehensiveStrategic.title, level: 4, count: 0),
    MapClass(title: Tier.strategic.title, level: 3, count: 0),
    MapClass(title: Tier.comprehensive.title, level: 2, count: 0),
    MapClass(title: Tier.sectoralStrategic.title, level: 1, count: 0),
  ]

  private static let ages: [MapClass] = [
    MapClass(title: "within a year", level: 5, count: 0), MapClass(title: "1 to 2 years", level: 4, count: 0),
    MapClass(title: "2 to 5 years", level: 3, count: 0), MapClass(title: "5 to 10 years", level: 2, count: 0),
    MapClass(title: "over 10 years", level: 1, count: 0),
  ]

  /// The level of a partner: 0 where nothing is known.
  package func level(of place: MapPlace) -> Int {
    switch shade {
    case .tier: Self.level(of: place.row.tier)
    case .trade: Self.recentTrade(place.row, asOf: asOf).map { level(of: $0.value) } ?? 0
    case .visits: place.visits == 0 ? 0 : level(of: place.visits)
    case .last: Self.age(of: place.row, asOf: asOf).map { years in 5 - [1, 2, 5, 10].count { years >= $0 } } ?? 0
    }
  }

  /// The classes with the number of partners in each; those that no partner of the whole map could be in are left out.
  package func legend(of places: [MapPlace]) -> [MapClass] {
    let levels = places.map(level)
    return classes.map { entry in
      MapClass(title: entry.title, level: entry.level, count: levels.count { $0 == entry.level })
    }
  }

  /// The title of a partner's class.
  package func title(of place: MapPlace) -> String {
    let level = level(of: place)
    return classes.first { $0.level == level }?.title ?? shade.nothing
  }

  private static func level(of tier: Tier) -> Int {
    switch tier {
    case .special: 5
    case .comprehensiveStrategic: 4
    // The two are told apart in the line below the map.
    case .enhancedStrategic, .strategic: 3
    case .comprehensive: 2
    case .sectoralStrategic: 1
    case .none: 0
    }
  }

  /// Whole years since the last visit at the top level.
  private static func age(of row: PartnerRow, asOf day: CalendarDay) -> Int? {
    guard let last = row.lastTopLevel?.last else { return nil }
    return max(0, day.ordinal - last.ordinal) * 100 / 36_525
  }

  /// The latest year's trade; a figure more than five years old says nothing of today.
  package static func recentTrade(_ row: PartnerRow, asOf day: CalendarDay) -> TradeTotal? {
    row.trade.last.flatMap { $0.year >= day.year - 6 ? $0 : nil }
  }

  // MARK: Classes of figures

  /// The level of a figure by the class that it falls into.
  private func level(of value: Int) -> Int {
    let position = max(0, bounds.count { $0 <= value } - 1)
    return Self.levels(bounds.count)[min(position, max(0, bounds.count - 1))]
  }

  /// The levels of so many classes, ascending: the highest is always 5.
  private static func levels(_ count: Int) -> [Int] {
    switch count {
    case ...1: [5]
    case 2: [2, 5]
    case 3: [1, 3, 5]
    case 4: [1, 2, 4, 5]
    default: [1, 2, 3, 4, 5]
    }
  }

  private static func classes(_ bounds: [Int], _ word: (Int) -> String) -> [MapClass] {
    let levels = levels(bounds.count)
    return bounds.indices.reversed().map { index in
      let title: String
      if index == bounds.count - 1 {
        title = bounds.count == 1 && bounds[index] == 0 ? "any" : "\(word(bounds[index])) and over"
      } else if bounds[index + 1] - 1 == bounds[index] {
        title = word(bounds[index])
      } else if bounds[index] == 0 {
        title = "under \(word(bounds[index + 1]))"
      } else {
        title =
          bounds[index + 1] < 1_000
          ? "\(word(bounds[index])) to \(word(bounds[index + 1] - 1))"
          : "\(word(bounds[index])) to \(word(bounds[index + 1]))"
      }
      return MapClass(title: title, level: levels[index], count: 0)
    }
  }

  /// Lower bounds from the series 1, 2, 5, 10 … that part some amounts into up to five classes of about the same size.
  static func tradeBounds(_ values: [Int]) -> [Int] {
    let sorted = values.filter { $0 > 0 }.sorted()
    guard !sorted.isEmpty else { return values.isEmpty ? [] : [0] }
    let cuts = (1...4).map { round(sorted[min(sorted.count - 1, sorted.count * $0 / 5)]) }
    return [0] + Set(cuts).filter { $0 > 0 }.sorted()
  }

  /// Lower bounds for counts: 1, and the highest of the series that some count reaches.
  static func countBounds(_ most: Int) -> [Int] {
    guard most > 0 else { return [] }
    let reached = series.prefix { $0 <= most }
    return [1] + reached.dropFirst().suffix(4)
  }

  /// The number of the series 1, 2, 5, 10 … at or below an amount, or the next when that is nearer by ratio.
  private static func round(_ value: Int) -> Int {
    guard let below = series.last(where: { $0 <= value }) else { return 0 }
    guard let above = series.first(where: { $0 > value }) else { return below }
    return Double(value) / Double(below) <= Double(above) / Double(value) ? below : above
  }

  private static let series: [Int] = (0...17).flatMap { power in
    [1, 2, 5].map { factor in (0..<power).reduce(factor) { value, _ in value * 10 } }
  }
}
