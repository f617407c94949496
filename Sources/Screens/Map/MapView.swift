internal import Console
internal import Diplomacy
internal import ViewModels

/// The map over the dashboard: the countries, the legend beside or below them, and a line about the partner under the
/// cursor.
struct MapView: Equatable, Sendable {
  private let page: MapPage
  private let outlines: [Outline]
  private let isReadingOutlines: Bool
  private let hasCursor: Bool
  /// The key that leads to the map; blank when none does.
  private let key: String
  let area: Rect
  private let charset: Charset

  /// The map in front; nil when another page or none is.
  init?(_ dashboard: Dashboard, _ layout: ScreenLayout, _ charset: Charset) {
    guard let map = dashboard.pages.last?.map else { return nil }
    page = map
    outlines = dashboard.world.outlines
    isReadingOutlines = dashboard.world == .reading
    hasCursor = dashboard.overlay == nil
    key = dashboard.keys.keys(of: .map).first.flatMap { KeySequence.parse($0) }?.display(charset: charset) ?? ""
    area = layout.body
    self.charset = charset
  }

  // MARK: Layout

  /// Where the parts of the map lie.
  private struct Parts {
    var map: Rect
    /// The legend beside the map; empty when it stands below.
    var column: Rect
    var lines: Rect
    var readout: Rect
  }

  /// The lines below the map about the partner under the cursor: always as many, so that the map stands still.
  private static func readoutLines(_ width: Int) -> Int { width >= 150 ? 1 : width >= 60 ? 2 : 3 }

  /// The legend stands where it leaves the map larger, so beside a region that is high and below the world that is wide.
  private func parts(_ chart: MapChart, _ legend: MapLegend) -> Parts {
    let inner = area.inset(columns: 1, rows: 1)
    let (upper, readout) = inner.splitTop(inner.height - min(inner.height, Self.readoutLines(inner.width)))
    let nothing = Rect(x: upper.x, y: upper.y, width: 0, height: 0)
    let lines = min(legend.lines(upper.width - 2).count, upper.height >= 16 ? 3 : 1, upper.height)
    let (above, below) = upper.splitTop(upper.height - lines)
    let under = Parts(map: above, column: nothing, lines: below, readout: readout)
    guard upper.height >= legend.height, upper.width - legend.width >= 40 else { return under }
    let (left, column) = upper.splitLeft(upper.width - legend.width)
    let beside = Parts(map: left, column: column, lines: nothing, readout: readout)
    return chart.scale(in: left.size) >= chart.scale(in: above.size) ? beside : under
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas) {
    Panel(title: title, right: count, focused: true).draw(on: &canvas, in: area, charset: charset)
    if isList {
      drawList(on: &canvas)
      return
    }
    let picture = MapPicture(page, outlines)
    let legend = MapLegend(page, hasOutlines: !outlines.isEmpty, charset: charset)
    let parts = parts(picture.chart, legend)
    guard page.isLoaded else {
      EmptyState.draw(["Reading …"], on: &canvas, in: parts.map)
      return
    }
    picture.chart.draw(on: &canvas, in: parts.map, charset: charset)
    if !hasCursor { canvas.cursor = nil }
    if parts.lines.isEmpty {
      legend.drawColumn(on: &canvas, in: parts.column)
    } else {
      for (index, line) in legend.lines(parts.lines.width - 2).prefix(parts.lines.height).enumerated() {
        let row = parts.lines.row(index)
        let fitted = line.truncated(to: row.width - 2, ellipsis: charset.glyphs.ellipsis)
        canvas.write(spans: fitted, at: Point(x: row.x + 1, y: row.y), clip: row)
      }
    }
    drawReadout(on: &canvas, in: parts.readout)
  }

  private var title: [Span] {
    var spans = (key.isEmpty ? [] : [Span(key + " ", .hintKey)]) + [Span("Map", .title)]
    for (index, word) in page.titleWords.enumerated() {
      spans.append(Span(index == 0 ? "  " + word : " · " + word, index == 0 ? .muted : .active))
    }
    if !page.filter.isEmpty { spans.append(Span("  \(page.filter)", .active)) }
    if isReadingOutlines { spans.append(Span("  reading the outlines …", .muted)) }
    return spans
  }

  private var count: [Span] {
    let all = page.report.partners.count
    return [Span(page.filter.isEmpty ? "\(all) partners" : "\(page.kept.count) of \(all)", .muted)]
  }

  /// The name first, then as many of the other pieces as fit, none cut in the middle while there is another line.
  private func drawReadout(on canvas: inout Canvas, in area: Rect) {
    var lines: [[Span]] = [[]]
    let room = area.width - 2
    for (index, piece) in page.readout.enumerated() {
      let spans = [Span(piece, index == 0 ? .strong : .text)]
      let isNew = lines[lines.count - 1].isEmpty
      if !isNew, lines[lines.count - 1].columns + 3 + spans.columns > room, lines.count < area.height {
        lines.append(spans)
      } else {
        lines[lines.count - 1] += (isNew ? [] : [Span(" · ", .muted)]) + spans
      }
    }
    for (index, line) in lines.prefix(area.height).enumerated() {
      let row = area.row(index)
      let fitted = line.truncated(to: room, ellipsis: charset.glyphs.ellipsis)
      canvas.write(spans: fitted, at: Point(x: row.x + 1, y: row.y), clip: row)
    }
  }

  // MARK: The list

  /// Whether the map is a list: below this room no country can be told from its neighbours.
  static func isList(in body: Rect) -> Bool { body.width < 50 || body.height < 14 }

  private var isList: Bool { Self.isList(in: area) }

  /// The rows of the list, and below them the lines about the partner under the cursor.
  private var listParts: (rows: Rect, readout: Rect) {
    let inner = area.inset(columns: 1, rows: 1)
    let parts = inner.splitTop(inner.height - min(inner.height / 2, Self.readoutLines(inner.width)))
    return (parts.top, parts.rest)
  }

  /// The partners that show in the list, in the order of the shading, around the cursor.
  private func listed(_ rows: Int) -> ArraySlice<MapPlace> {
    let order = page.order
    let selected = order.firstIndex { $0.row.id == page.selectedID } ?? 0
    let top = min(max(0, selected - rows / 2), max(0, order.count - rows))
    return order[top..<min(order.count, top + rows)]
  }

  private func drawList(on canvas: inout Canvas) {
    let parts = listParts
    for (index, place) in listed(parts.rows.height).enumerated() {
      let row = parts.rows.row(index)
      let level = page.scheme.level(of: place)
      let measure = page.measureWords(place)
      let room = row.width - 6 - TextWidth.columns(of: measure)
      let name = Fit.truncate(place.row.name, to: max(0, room), ellipsis: charset.glyphs.ellipsis)
      let isSelected = place.row.id == page.selectedID
      let spans = [
        Span(isSelected ? charset.glyphs.pointer : " ", .accent),
        Span(MapChart.point(level, .partner, charset), MapPicture.role(ofLevel: level)), Span(" " + name),
      ]
      canvas.write(spans: spans, at: Point(x: row.x, y: row.y), clip: row)
      canvas.write(
        measure, at: Point(x: row.maxX - 1 - TextWidth.columns(of: measure), y: row.y),
        role: MapPicture.role(ofLevel: level), clip: row)
      guard isSelected else { continue }
      canvas.highlight(row, .selection)
      if hasCursor { canvas.cursor = Point(x: row.x, y: row.y) }
    }
    drawReadout(on: &canvas, in: parts.readout)
  }

  // MARK: The mouse

  /// The partner at a cell of the screen.
  func place(at point: Point) -> String? {
    if isList {
      let rows = listParts.rows
      let shown = Array(listed(rows.height))
      return rows.contains(point) && point.y - rows.y < shown.count ? shown[point.y - rows.y].row.id : nil
    }
    let picture = MapPicture(page, outlines)
    let legend = MapLegend(page, hasOutlines: !outlines.isEmpty, charset: charset)
    return picture.partner(picture.chart.shape(at: point, in: parts(picture.chart, legend).map))
  }
}
