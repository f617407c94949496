package import Console
package import Diplomacy
package import ViewModels

/// A map on its own, outside the dashboard: with title, legend, filter and sources on it.
package struct MapSheet: Sendable {
  package var page: MapPage
  package var outlines: [Outline]
  package var info: DossierInfo
  package var charset: Charset

  package init(page: MapPage, outlines: [Outline], info: DossierInfo, charset: Charset) {
    self.page = page
    self.outlines = outlines
    self.info = info
    self.charset = charset
  }

  /// What the map shows, in one line.
  package var title: String {
    ([info.homeName, "partners " + (page.titleWords.first ?? "")] + page.titleWords.dropFirst()).joined(
      separator: " · ")
  }

  /// What it rests on: the filter, the day, the sources.
  package var notes: [String] {
    var notes = ["As of \(page.asOf)" + (page.filter.isEmpty ? "" : "; filter \(page.filter)")]
    if page.shade == .visits, !page.report.visits.isEmpty { notes[0] += "; visits \(page.report.visits)" }
    if page.shade == .trade {
      notes.append("The latest year on record of each partner, current US dollars; no figure is not zero.")
    }
    let documents = Set(page.places.flatMap(\.row.evidence.sources)).count
    notes.append("\(info.title.isEmpty ? info.folder : info.title): \(documents) documents on the partners shown.")
    if !outlines.isEmpty { notes.append("Outlines: Natural Earth 1:110m, public domain, simplified.") }
    return notes
  }

  /// The map as text. Without a height, what the map's shape needs at the width.
  package func text(width: Int, height: Int?) -> String {
    let picture = MapPicture(page, outlines, showsCursor: false)
    let legend = MapLegend(page, hasOutlines: !outlines.isEmpty, charset: charset).lines(width)
    let notes = notes.flatMap { Fit.wrap($0, to: width) }
    let title = Fit.wrap(title, to: width)
    let around = title.count + legend.count + notes.count + 2
    let rows = height.map { max(1, $0 - around) } ?? Self.rows(picture.chart, width)
    var canvas = Canvas(size: Size(width: width, height: rows + around))
    for (index, line) in title.enumerated() { canvas.write(line, at: Point(x: 0, y: index), role: .title) }
    picture.chart.draw(
      on: &canvas, in: Rect(x: 0, y: title.count, width: width, height: rows), charset: charset)
    for (index, line) in legend.enumerated() {
      canvas.write(spans: line, at: Point(x: 0, y: title.count + rows + 1 + index))
    }
    for (index, line) in notes.enumerated() {
      canvas.write(line, at: Point(x: 0, y: title.count + rows + legend.count + 2 + index), role: .muted)
    }
    if charset == .ascii { canvas.asciiOnly() }
    return canvas.text + "\n"
  }

  /// The rows at which the map is as wide as it can be.
  private static func rows(_ chart: MapChart, _ width: Int) -> Int {
    let most = chart.scale(in: Size(width: width, height: 4_000))
    let fitting = (4...200).first { chart.scale(in: Size(width: width, height: $0)) >= most * 0.999 } ?? 200
    return min(fitting, max(8, width * 2 / 5))
  }

  /// The map as an SVG picture that stands alone.
  package var svg: String {
    let picture = MapPicture(page, outlines, showsCursor: false)
    return MapSVG(
      chart: picture.chart, title: title, heading: page.shade.heading,
      classes: page.legend.map { MapSVG.Class(level: $0.level, title: $0.title, count: $0.count) },
      names: picture.chart.shapes.indices.map { index in
        guard let id = picture.partner(index), let place = page.report.partners.first(where: { $0.row.id == id }) else {
          return nil
        }
        return "\(place.row.name): \(page.scheme.title(of: place))"
      },
      homeName: page.report.home?.row.name, notes: notes
    ).picture
  }
}
