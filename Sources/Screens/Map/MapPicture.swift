package import Console
package import Diplomacy
package import ViewModels

/// Gives the map of the view models shapes, levels and colours: the chart that draws it, and who each shape is.
package struct MapPicture: Sendable {
  package let chart: MapChart
  /// The partner of each shape; nil for the home country and for countries that are no partner.
  private let partners: [String?]

  /// - Parameter showsCursor: whether the partner under the cursor is marked.
  package init(_ page: MapPage, _ outlines: [Outline], showsCursor: Bool = true) {
    let rings = Dictionary(outlines.map { ($0.id, $0.rings) }, uniquingKeysWith: +)
    let home = page.report.home.map { home in
      MapShape(
        code: home.row.id, rings: rings[home.row.id] ?? [], place: home.place, standing: .home, level: 0, role: .title)
    }
    let partners = page.report.partners
    let known = Set(partners.map(\.row.id) + [page.report.home?.row.id].compactMap(\.self))
    let others = outlines.filter { !known.contains($0.id) }.map { outline in
      MapShape(code: outline.id, rings: outline.rings, place: nil, standing: .outsider, level: 0, role: .gap)
    }
    let own = partners.map { Self.shape($0, page, rings[$0.row.id] ?? []) }
    let homes = [home].compactMap(\.self)
    self.partners = partners.map { Optional($0.row.id) } + homes.map { _ in nil } + others.map { _ in nil }
    chart = MapChart(
      shapes: own + homes + others, window: Self.window(page, own, homes),
      selected: showsCursor ? page.selected.flatMap { place in partners.firstIndex { $0.row.id == place.row.id } } : nil
    )
  }

  private static func shape(_ place: MapPlace, _ page: MapPage, _ rings: [[SIMD2<Double>]]) -> MapShape {
    let level = page.scheme.level(of: place)
    let isKept = page.kept.contains(place.row.id)
    return MapShape(
      code: place.row.id, rings: rings, place: place.place, standing: isKept ? .partner : .dimmed,
      level: isKept ? level : 0, role: isKept ? role(ofLevel: level) : .muted)
  }

  /// The world, or a window around the states of a region, whatever the filter keeps of them.
  private static func window(_ page: MapPage, _ own: [MapShape], _ homes: [MapShape]) -> MapWindow {
    let world = MapWindow.world(centre: page.centre)
    guard let region = page.region else { return world }
    let members = zip(page.report.partners, own).filter {
      $0.0.row.region == region && $0.0.row.kind != "organisation"
    }.map(\.1)
    return MapWindow.around(members + (page.report.home?.row.region == region ? homes : [])) ?? world
  }

  /// The colour of a level: that of the tier with its rank, from warm for the highest to cool.
  package static func role(ofLevel level: Int) -> Role {
    switch level {
    case 5: .tierSpecial
    case 4: .tierComprehensiveStrategic
    case 3: .tierStrategic
    case 2: .tierComprehensive
    case 1: .tierSectoral
    default: .tierNone
    }
  }

  /// The partner of a shape.
  package func partner(_ shape: Int?) -> String? {
    shape.flatMap { partners.indices.contains($0) ? partners[$0] : nil }
  }
}
