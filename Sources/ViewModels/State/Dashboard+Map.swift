internal import Diplomacy

/// What commands do on the map.
extension Dashboard {
  /// Opens the map with the cursor on the selected partner; the outlines are read when they are first needed.
  mutating func openMap() -> [Effect] {
    guard pages.last?.map == nil else { return [] }
    let effects = push(.map(timeline.filter))
    pages[pages.count - 1].map = MapPage(asOf: asOf, selecting: partners.selectedID)
    return effects + readOutlines()
  }

  /// Reads the outlines once, when a map is open.
  mutating func readOutlines() -> [Effect] {
    let isMap = pages.contains { if case .map = $0.subject { true } else { false } }
    guard isMap, world == .unread else { return [] }
    world = .reading
    return [.readOutlines]
  }

  /// Asks for the maps anew whose visits are not those of the timeline any more.
  mutating func followTimelineOnMaps() -> [Effect] {
    pages.indices.compactMap { depth in
      guard case .map(let visits) = pages[depth].subject, visits != timeline.filter else { return nil }
      pages[depth].subject = .map(timeline.filter)
      return ask(.detail(pages[depth].subject, asOf: asOf), .detail(depth))
    }
  }

  /// A change to the map in front.
  @discardableResult
  mutating func onMap<R>(_ change: (inout MapPage) -> R) -> R? {
    guard let depth = pages.indices.last, var map = pages[depth].map else { return nil }
    let result = change(&map)
    pages[depth].map = map
    return result
  }

  mutating func performOnMap(_ command: Command) -> [Effect] {
    let directions: [Command: MapNavigation.Direction] = [.up: .up, .down: .down, .left: .left, .right: .right]
    if let direction = directions[command] {
      if onMap({ $0.move(direction) }) == false { message = Message("No partner lies further that way") }
      return []
    }
    switch command {
    case .open: return pages.last?.map?.selected.map { push(.partner($0.row.id)) } ?? []
    case .nextEvent, .pageDown: onMap { $0.step(by: 1) }
    case .previousEvent, .pageUp: onMap { $0.step(by: -1) }
    case .first, .last: onMap { $0.selectEnd(last: command == .last) }
    case .nextPane, .previousPane: onMap { $0.setShade($0.shade.stepped(by: command == .nextPane ? 1 : -1)) }
    case .zoom: zoomMap()
    case .zoomOut: onMap { $0.zoom(to: nil) }
    case .sort: openShades()
    case .filter: return openPrompt(.mapFilter, pages.last?.map?.filter.description ?? "")
    case .clearFilters: onMap { $0.setFilter(Filter()) }
    case .filterYear, .filterLeader, .kind, .direction, .earlierYears, .laterYears, .moreYears, .fewerYears:
      return performOnTimeline(command)
    default: message = Message("That works on the dashboard: \(keys.word(.back)) goes back to it")
    }
    return []
  }

  /// To the region of the partner under the cursor.
  private mutating func zoomMap() {
    guard let place = pages.last?.map?.selected else { return }
    if onMap({ $0.zoom(to: place.row.region) }) == false {
      message = Message("\(place.row.name) is in no region of the map")
    }
  }

  private mutating func openShades() {
    let items = MapShade.allCases.map { Picker.Item(id: $0.rawValue, title: $0.title) }
    open(Picker(purpose: .shade, title: "Shade the map by", items: items, selecting: pages.last?.map?.shade.rawValue))
  }

  /// Takes one layer off the map: the region, then the filter; false when there is none.
  mutating func peelMap() -> Bool {
    onMap { map in
      if map.region != nil { return map.zoom(to: nil) }
      guard !map.filter.isEmpty else { return false }
      map.setFilter(Filter())
      return true
    } ?? false
  }
}
