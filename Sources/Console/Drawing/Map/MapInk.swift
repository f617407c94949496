/// Turns the countries under a map's dots into glyphs.
///
/// Classes differ without colour: a fill is as dense as its level, the home country is hatched, and what nothing is known
/// of has its outline only. Between two dense fills the border is left dark; elsewhere it is drawn.
struct MapInk {
  let shapes: [MapShape]
  let raster: MapRaster
  let selected: Int?

  /// What a cell of the map shows.
  struct Mark: Equatable {
    var glyph: String
    var role: Role
  }

  // MARK: Braille

  /// The bit of each dot of a braille cell, by column and row.
  private static let bits: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  /// A cell of 2 × 4 dots in braille; nil where nothing is lit.
  func braille(_ column: Int, _ row: Int) -> Mark? {
    var mask: UInt32 = 0
    var counts: [(owner: Int, count: Int)] = []
    for x in 0..<2 {
      for y in 0..<4 {
        let owner = raster.owner(2 * column + x, 4 * row + y)
        guard owner >= 0, isLit(2 * column + x, 4 * row + y, owner) else { continue }
        mask |= Self.bits[x][y]
        // The cursor's country is seen before those that it borders on.
        let weight = owner == selected ? 8 : 1
        if let known = counts.firstIndex(where: { $0.owner == owner }) {
          counts[known].count += weight
        } else {
          counts.append((owner, weight))
        }
      }
    }
    guard let most = counts.max(by: { ($0.count, $1.owner) < ($1.count, $0.owner) }),
      let scalar = Unicode.Scalar(0x2800 + mask)
    else { return nil }
    return Mark(glyph: String(Character(scalar)), role: role(of: most.owner))
  }

  func role(of owner: Int) -> Role { owner == selected ? .active : shapes[owner].role }

  private func isLit(_ x: Int, _ y: Int, _ owner: Int) -> Bool {
    let (right, below) = (raster.owner(x + 1, y), raster.owner(x, y + 1))
    let (left, above) = (raster.owner(x - 1, y), raster.owner(x, y - 1))
    let shape = shapes[owner]
    if owner == selected, right != owner || below != owner || left != owner || above != owner { return true }
    if right < 0 || below < 0 || left < 0 || above < 0 {
      return shape.standing != .outsider || (x + y).isMultiple(of: 2)
    }
    // A border belongs to the country on its left or above it, so that it is one dot wide.
    let other = right != owner ? right : below
    guard other != owner else { return isFilled(x, y, shape) }
    if other == selected || shape.isDense && shapes[other].isDense { return false }
    let isDotted = shape.standing == .outsider && shapes[other].standing == .outsider
    return !isDotted || (x + y).isMultiple(of: 2)
  }

  private func isFilled(_ x: Int, _ y: Int, _ shape: MapShape) -> Bool {
    switch shape.standing {
    case .home: (x + y).isMultiple(of: 3)
    case .dimmed, .outsider: false
    case .partner:
      switch shape.level {
      case 5: true
      case 4: !(x.isMultiple(of: 2) && y.isMultiple(of: 2))
      case 3: (x + y).isMultiple(of: 2)
      case 2: x.isMultiple(of: 2) && y.isMultiple(of: 2)
      case 1: y.isMultiple(of: 4) && (x + y / 2).isMultiple(of: 4)
      default: false
      }
    }
  }

  // MARK: Whole cells

  /// A cell in half blocks and shades, or in ASCII; nil for the sea.
  func cell(_ column: Int, _ row: Int, _ charset: Charset) -> Mark? {
    let owner = raster.owner(ofCell: column, row)
    guard owner >= 0 else { return charset == .ascii ? nil : half(column, row) }
    let shape = shapes[owner]
    if charset == .block, shape.level >= 4, shape.standing == .partner, let half = half(column, row) { return half }
    let (right, below) = (raster.owner(ofCell: column + 1, row), raster.owner(ofCell: column, row + 1))
    if isGap(owner, right) || isGap(owner, below) { return nil }
    let isEdge =
      [right, below, raster.owner(ofCell: column - 1, row), raster.owner(ofCell: column, row - 1)]
      .contains { $0 != owner }
    let glyph = Self.glyph(shape, isEdge: isEdge, charset)
    return glyph.map { Mark(glyph: $0, role: role(of: owner)) }
  }

  /// Whether the cell between two neighbours of one class is left dark; not where the country would be eaten up by it.
  private func isGap(_ owner: Int, _ other: Int) -> Bool {
    guard other >= 0, other != owner, raster.areas[owner] >= 8 * 12 else { return false }
    return shapes[owner].standing == shapes[other].standing && shapes[owner].level == shapes[other].level
      && shapes[owner].level > 0
  }

  /// The half of a cell that is land, where the other half is sea.
  private func half(_ column: Int, _ row: Int) -> Mark? {
    let top = raster.owner(ofDots: 2 * column..<2 * column + 2, 4 * row..<4 * row + 2)
    let bottom = raster.owner(ofDots: 2 * column..<2 * column + 2, 4 * row + 2..<4 * row + 4)
    guard (top < 0) != (bottom < 0) else { return nil }
    let owner = max(top, bottom)
    guard shapes[owner].level >= 4, shapes[owner].standing == .partner else { return nil }
    return Mark(glyph: top >= 0 ? "▀" : "▄", role: role(of: owner))
  }

  /// What a whole cell of a country looks like; nil inside one that is drawn by its outline only.
  private static func glyph(_ shape: MapShape, isEdge: Bool, _ charset: Charset) -> String? {
    let fills = charset == .ascii ? asciiFills : blockFills
    switch shape.standing {
    case .home: return "/"
    case .outsider: return isEdge ? (charset == .ascii ? "," : "˙") : nil
    case .dimmed: return isEdge ? fills[0] : nil
    case .partner: return shape.level > 0 || isEdge ? fills[shape.level] : nil
    }
  }

  /// The fills of whole cells, by level.
  private static let asciiFills = [".", ":", "-", "+", "%", "#"]
  private static let blockFills = ["·", ":", "░", "▒", "▓", "█"]

  // MARK: Legend

  /// A few cells filled as a country of a level is, for the legend.
  static func swatch(_ level: Int, _ standing: MapShape.Standing, width: Int, _ charset: Charset) -> String {
    let shape = MapShape(code: "", rings: [], place: nil, standing: standing, level: level, role: .text)
    let raster = MapRaster(inland: width)
    let ink = MapInk(shapes: [shape], raster: raster, selected: nil)
    if charset != .braille {
      return String(repeating: glyph(shape, isEdge: true, charset) ?? " ", count: width)
    }
    let hasOutlineOnly = standing == .outsider || standing == .dimmed || level == 0
    if hasOutlineOnly, standing != .home {
      return String(repeating: standing == .outsider ? "⠡" : "⣉", count: width)
    }
    return (0..<width).map { ink.braille($0, 0)?.glyph ?? " " }.joined()
  }
}

extension MapRaster {
  /// Nothing but one country, with no coast: for the legend.
  fileprivate init(inland width: Int) {
    self.init(
      [
        MapShape(
          code: "", rings: [[SIMD2(-20, -20), SIMD2(20, -20), SIMD2(20, 20), SIMD2(-20, 20)]], place: nil, level: 0,
          role: .text)
      ],
      on: MapPlane(
        MapWindow(west: -5, east: 5, south: -5, north: 5, projection: .local(centre: .zero)), width: width * 2,
        height: 4),
      width: width * 2, height: 4)
  }
}
