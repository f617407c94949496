package import Console
internal import Diplomacy
package import ViewModels

/// The map's classes with what they look like: a column beside the map, or lines below it.
package struct MapLegend: Equatable, Sendable {
  private struct Entry: Equatable {
    var level: Int
    var standing: MapShape.Standing
    var title: String
    var count: Int?
    var role: Role
  }

  private let heading: String
  private let entries: [Entry]
  private let charset: Charset

  package init(_ page: MapPage, hasOutlines: Bool, charset: Charset) {
    self.charset = charset
    heading = page.shade.heading
    var entries = page.legend.map { entry in
      Entry(
        level: entry.level, standing: .partner, title: entry.title, count: entry.count,
        role: MapPicture.role(ofLevel: entry.level))
    }
    let dimmed = page.report.partners.count - page.kept.count
    if dimmed > 0 {
      entries.append(Entry(level: 0, standing: .dimmed, title: "Left out by the filter", count: dimmed, role: .muted))
    }
    if let home = page.report.home {
      entries.append(Entry(level: 0, standing: .home, title: home.row.name, count: nil, role: .title))
    }
    if hasOutlines { entries.append(Entry(level: 0, standing: .outsider, title: "No partner", count: nil, role: .gap)) }
    if !page.withoutPlace.isEmpty {
      entries.append(
        Entry(
          level: 0, standing: .outsider, title: "Without coordinates", count: page.withoutPlace.count, role: .muted))
    }
    self.entries = entries
  }

  /// The columns that the legend takes beside the map.
  package var width: Int { 13 + (entries.map { TextWidth.columns(of: $0.title) }.max() ?? 0) }

  /// The rows that it takes beside the map.
  package var height: Int { entries.count + 2 }

  /// The pattern and the point of an entry.
  private func sign(_ entry: Entry) -> [Span] {
    var spans = [Span(MapChart.swatch(entry.level, entry.standing, width: 3, charset: charset), entry.role)]
    if entry.standing != .outsider {
      spans.append(Span(" " + MapChart.point(entry.level, entry.standing, charset), entry.role))
    }
    return spans
  }

  /// Draws the legend as a column.
  package func drawColumn(on canvas: inout Canvas, in area: Rect) {
    canvas.write(heading, at: Point(x: area.x + 1, y: area.y), role: .header, clip: area)
    for (index, entry) in entries.enumerated() {
      let row = area.row(index + 2)
      guard !row.isEmpty else { continue }
      canvas.write(spans: sign(entry), at: Point(x: row.x + 1, y: row.y), clip: row)
      let count = entry.count.map(String.init) ?? ""
      let room = row.width - 8 - count.count - 1
      let title = Fit.truncate(entry.title, to: max(0, room), ellipsis: charset.glyphs.ellipsis)
      canvas.write(title, at: Point(x: row.x + 7, y: row.y), role: entry.role, clip: row)
      canvas.write(count, at: Point(x: row.maxX - count.count - 1, y: row.y), role: .muted, clip: row)
    }
  }

  /// The entries in lines of a width, as many as it takes.
  package func lines(_ width: Int) -> [[Span]] {
    var lines: [[Span]] = [[Span(heading, .header)]]
    for entry in entries where entry.count != 0 {
      let count = entry.count.map { " \($0)" } ?? ""
      let spans = sign(entry) + [Span(" " + entry.title, entry.role), Span(count, .muted)]
      let isFirst = lines[lines.count - 1].isEmpty
      if lines[lines.count - 1].columns + 2 + spans.columns > width, !isFirst {
        lines.append(spans)
      } else {
        lines[lines.count - 1] += [Span("  ")] + spans
      }
    }
    return lines
  }
}
