package import Diplomacy

/// The state of the map: what it is shaded by, which partners the filter keeps, the region, and the partner under the
/// cursor.
package struct MapPage: Hashable, Sendable {
  package private(set) var report = MapReport()
  package private(set) var isLoaded = false
  package private(set) var scheme: MapScheme
  package private(set) var filter = Filter()
  /// The region that the map has been zoomed to; nil for the world.
  package private(set) var region: String?
  /// The partner under the cursor, kept when the map is shaded otherwise, filtered or loaded again.
  package private(set) var selectedID: String?
  /// The partners that the filter keeps.
  package private(set) var kept: Set<String> = []
  package private(set) var asOf: CalendarDay

  package init(asOf day: CalendarDay, selecting partner: String? = nil) {
    asOf = day
    selectedID = partner
    scheme = MapScheme(.tier, MapReport(), asOf: day)
  }

  package var shade: MapShade { scheme.shade }

  package mutating func load(_ report: MapReport, asOf day: CalendarDay) {
    self.report = report
    asOf = day
    isLoaded = true
    scheme = MapScheme(shade, report, asOf: day)
    if let region, !report.partners.contains(where: { $0.row.region == region }) { self.region = nil }
    arrange()
  }

  package mutating func setShade(_ shade: MapShade) { scheme = MapScheme(shade, report, asOf: asOf) }

  package mutating func setFilter(_ filter: Filter) {
    self.filter = filter
    arrange()
  }

  private mutating func arrange() {
    kept = Set(report.partners.filter { filter.isEmpty || filter.matches($0.row) }.map(\.row.id))
    settle()
  }

  /// Keeps the cursor on a partner that it can be on.
  private mutating func settle() {
    let places = places
    guard !places.contains(where: { $0.row.id == selectedID }) else { return }
    // Nothing that the filter keeps: the cursor stays where it was, for when the filter is taken away again.
    if let first = order.first { selectedID = first.row.id }
  }

  // MARK: What shows

  /// The partners that the cursor can be on: kept by the filter, in the region, and with a place.
  package var places: [MapPlace] {
    report.partners.filter { kept.contains($0.row.id) && $0.place != nil && (region == nil || $0.row.region == region) }
  }

  /// The partner under the cursor, when the filter keeps it.
  package var selected: MapPlace? { places.first { $0.row.id == selectedID } }

  /// The partners that the filter keeps without any place on a map.
  package var withoutPlace: [MapPlace] { report.partners.filter { kept.contains($0.row.id) && $0.place == nil } }

  /// The classes, with the partners in each that the filter keeps and the region has.
  package var legend: [MapClass] {
    scheme.legend(of: report.partners.filter { kept.contains($0.row.id) && (region == nil || $0.row.region == region) })
      .filter { $0.count > 0 || $0.level > 0 }
  }

  /// The partners in the order of the shading, the highest first; within a class by what it is made of, then by name.
  package var order: [MapPlace] {
    places.map { (place: $0, level: scheme.level(of: $0), measure: measure($0)) }
      .sorted { ($0.level, $0.measure, $1.place.row.name) > ($1.level, $1.measure, $0.place.row.name) }
      .map(\.place)
  }

  private func measure(_ place: MapPlace) -> Int {
    switch shade {
    case .tier: place.row.tierSince?.first.map { -$0.ordinal } ?? Int.min
    case .trade: MapScheme.recentTrade(place.row, asOf: asOf)?.value ?? Int.min
    case .visits: place.visits
    case .last: place.row.lastTopLevel?.last?.ordinal ?? Int.min
    }
  }

  // MARK: The cursor

  @discardableResult
  package mutating func select(_ id: String) -> Bool {
    guard places.contains(where: { $0.row.id == id }) else { return false }
    selectedID = id
    return true
  }

  /// Moves to the nearest partner in a direction; false at the edge.
  package mutating func move(_ direction: MapNavigation.Direction) -> Bool {
    let places = places
    guard let from = places.firstIndex(where: { $0.row.id == selectedID }) else { return false }
    let navigation = MapNavigation(places.compactMap(\.place), centre: centre)
    guard let next = navigation.step(from: from, direction) else { return false }
    selectedID = places[next].row.id
    return true
  }

  /// Moves to the next partner in the order of the shading, or the one before; around at the ends.
  package mutating func step(by step: Int) {
    let order = order
    guard !order.isEmpty else { return }
    let from = order.firstIndex { $0.row.id == selectedID } ?? 0
    selectedID = order[((from + step) % order.count + order.count) % order.count].row.id
  }

  package mutating func selectEnd(last: Bool) {
    if let place = last ? order.last : order.first { selectedID = place.row.id }
  }

  // MARK: The region

  /// The region names that a map can be zoomed to.
  package var regions: [String] {
    Set(report.partners.filter { $0.place != nil && $0.row.kind != "organisation" }.map(\.row.region)).subtracting([""])
      .sorted()
  }

  /// Shows a region, or the world; false for a region that has no partner with a place.
  @discardableResult
  package mutating func zoom(to region: String?) -> Bool {
    if let region, !regions.contains(region) { return false }
    self.region = region
    settle()
    return true
  }

  /// The meridian in the middle, from which the cursor counts to the left and to the right.
  package var centre: Double {
    guard region == nil else {
      let longitudes = places.compactMap(\.place?.x)
      return Self.middle(longitudes)
    }
    return Self.worldCentre(home: report.home?.place?.x)
  }

  /// The meridian in the middle of the world: seen from Asia and Oceania the Americas lie to the right, across the Pacific,
  /// and the map is cut in the Atlantic (30° W); from elsewhere it is cut in the Bering Strait (169° W).
  private static func worldCentre(home: Double?) -> Double {
    guard let home else { return 11 }
    return home >= 60 || home < -168 ? 150 : 11
  }

  /// The middle of some longitudes that lie close together, wherever they are on the globe.
  private static func middle(_ longitudes: [Double]) -> Double {
    let sorted = longitudes.sorted()
    guard let first = sorted.first, let last = sorted.last else { return 0 }
    var (gap, west, east) = (first + 360 - last, first, last)
    for (left, right) in zip(sorted, sorted.dropFirst()) where right - left > gap {
      (gap, west, east) = (right - left, right, left + 360)
    }
    return (west + east) / 2
  }
}
