internal import Console
internal import ViewModels

/// Where the columns of a sheet lie in a width: as many as fit, with the column under the cursor always among them.
struct SheetLayout: Equatable, Sendable {
  /// A column that shows: its place among the chosen ones, where it begins and how wide it is.
  struct Place: Equatable, Sendable {
    var column: Int
    var x: Int
    var width: Int
  }

  let places: [Place]
  /// Whether columns are left out before or after those that show.
  let isCutLeft: Bool
  let isCutRight: Bool

  /// - Parameter area: the room; its first column is for the pointer, the next two for the rows' signs where they have any.
  init(_ page: SheetPage, in area: Rect) {
    let columns = page.columns
    let ideal = columns.map { column in page.sheet.index(of: column.id).map { page.widths[$0] } ?? 1 }
    let margin = Self.margin(page)
    let room = max(1, area.width - 1 - margin)
    let total = ideal.reduce(0, +) + max(0, columns.count - 1)
    var widths = ideal
    if total > room { Self.shrink(&widths, columns, by: total - room) }
    let fits = widths.reduce(0, +) + max(0, columns.count - 1) <= room
    let shown = fits ? Array(columns.indices) : Self.visible(&widths, columns, cursor: page.column, room: room)
    var x = area.x + margin
    places = shown.map { column in
      defer { x += widths[column] + 1 }
      return Place(column: column, x: x, width: max(1, min(widths[column], area.maxX - x)))
    }
    isCutLeft = zip(shown, shown.dropFirst()).contains { $1 - $0 > 1 } || (shown.first ?? 0) > 0
    isCutRight = (shown.last ?? 0) < columns.count - 1
  }

  /// How many columns stand before the first cell of a row.
  static func margin(_ page: SheetPage) -> Int { page.hasMarks ? 3 : 1 }

  /// Takes room from the columns that have more than their least, the widest first.
  private static func shrink(_ widths: inout [Int], _ columns: [SheetColumn], by excess: Int) {
    // Half a date or half a number says something else, so these keep what they need.
    let least = zip(columns, widths).map { column, width in
      column.isNumeric || column.kind == .date ? width : min(width, column.width.lowerBound)
    }
    let spare = zip(widths, least).reduce(0) { $0 + max(0, $1.0 - $1.1) }
    guard spare >= excess else {
      // There is not room for all anyway: those that show get what they would like.
      return
    }
    var left = excess
    // The first column names the row and keeps twice as much as any other.
    func claim(_ column: Int, _ width: Int) -> Int { column == 0 ? width / 2 : width }
    while left > 0 {
      let shrinkable = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = shrinkable.max(by: { claim($0, widths[$0]) < claim($1, widths[$1]) }) else { return }
      widths[widest] -= 1
      left -= 1
    }
  }

  /// The columns that fit, the first one always and so many after it that the one under the cursor is the last or before.
  private static func visible(_ widths: inout [Int], _ columns: [SheetColumn], cursor: Int, room: Int) -> [Int] {
    guard !widths.isEmpty else { return [] }
    let ideal = widths
    for index in widths.indices { widths[index] = min(widths[index], max(8, room * 2 / 3)) }
    // The first column names the row. It stays, unless there is hardly room for another beside it.
    let pins = room >= 30 && cursor > 0
    if pins { widths[0] = min(widths[0], room * 2 / 5) }
    widths[cursor] = min(widths[cursor], room - (pins ? widths[0] + 1 : 0))
    var first = pins ? 1 : 0
    func used(_ range: Range<Int>) -> Int {
      range.reduce(pins ? widths[0] : -1) { $0 + widths[$1] + 1 }
    }
    while first < cursor, used(first..<cursor + 1) > room { first += 1 }
    var end = cursor + 1
    while end < widths.count, used(first..<end + 1) <= room { end += 1 }
    // What is left goes to a part of the next column, so that one sees that there is more; not to a half of a date or
    // number, which would say something else.
    let rest = room - used(first..<end) - 1
    if end < widths.count, rest >= 6, !columns[end].isNumeric, columns[end].kind != .date {
      widths[end] = rest
      end += 1
    }
    let shown = (pins ? [0] : []) + Array(first..<end)
    // Room that no other column can use goes back to those that were cut.
    var left = room - used(first..<end)
    for column in shown where left > 0 && widths[column] < ideal[column] {
      let more = min(left, ideal[column] - widths[column])
      widths[column] += more
      left -= more
    }
    return shown
  }

  /// The column at a place, or nil beside all of them.
  func column(at x: Int) -> Int? { places.last { x >= $0.x - 1 && x <= $0.x + $0.width }?.column }
}
