/// A country on a map, ready to be drawn.
package struct MapShape: Hashable, Sendable {
  /// What the country is to the one who looks.
  package enum Standing: Hashable, Sendable {
    case partner
    /// A partner that the filter leaves out: drawn without a fill.
    case dimmed
    case home
    /// No partner: its outline is dotted, and it has no point and no label.
    case outsider
  }

  /// The label, such as `CHN`.
  package var code: String
  /// Its outline as closed lines of longitudes and latitudes; empty for a state too small for one.
  package var rings: [[SIMD2<Double>]]
  /// Where its point or label stands.
  package var place: SIMD2<Double>?
  package var standing: Standing
  /// How dense its fill is, from 0 (nothing is known, outline only) to 5.
  package var level: Int
  package var role: Role

  package init(
    code: String, rings: [[SIMD2<Double>]], place: SIMD2<Double>?, standing: Standing = .partner, level: Int,
    role: Role
  ) {
    self.code = code
    self.rings = rings
    self.place = place
    self.standing = standing
    self.level = min(5, max(0, level))
    self.role = role
  }

  /// Whether a fill meets a neighbour's without a line between, so that the line is left dark instead.
  var isDense: Bool { standing == .partner && level >= 3 }
}
