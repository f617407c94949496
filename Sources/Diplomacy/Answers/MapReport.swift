/// What a map shows: the partners as of a day with their places, and the visits of a filter.
package struct MapReport: Hashable, Sendable {
  /// The home country; nil when the dossier does not name one among its partners.
  package var home: MapPlace?
  /// All partners but the home country, by name.
  package var partners: [MapPlace]
  /// Which visits are counted.
  package var visits: Filter

  package init(home: MapPlace? = nil, partners: [MapPlace] = [], visits: Filter = Filter()) {
    self.home = home
    self.partners = partners
    self.visits = visits
  }
}

/// A partner with its place on a map.
package struct MapPlace: Hashable, Sendable {
  package var row: PartnerRow
  /// Longitude and latitude in degrees; nil when the dossier does not say.
  package var place: SIMD2<Double>?
  /// Visits held in both directions that the map's filter keeps.
  package var visits: Int

  package init(row: PartnerRow, place: SIMD2<Double>?, visits: Int = 0) {
    self.row = row
    self.place = place
    self.visits = visits
  }
}
