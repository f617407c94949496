import Console
import Testing
import TestSupport

/// Every kind of chart as a picture, in every charset, at the width of a page and in a small pane.
@Suite("Charts as pictures")
struct ChartGalleryTests {
  @Test("Every kind in every charset", arguments: ChartKind.allCases, Charset.allCases)
  func picture(kind: ChartKind, charset: Charset) throws {
    let sample = ChartGallery.sample(kind)
    let size = Size(width: 78, height: min(18, sample.chart.preferredHeight))
    let canvas = sample.chart.canvas(size: size, charset: charset)
    #expect(try difference(of: canvas, from: "charts/\(kind.rawValue)-\(charset.rawValue)") == nil)
  }

  @Test("Every kind in a small pane", arguments: ChartKind.allCases)
  func small(kind: ChartKind) throws {
    let canvas = ChartGallery.sample(kind).chart.canvas(size: Size(width: 38, height: 8), charset: .braille)
    #expect(try difference(of: canvas, from: "charts/\(kind.rawValue)-small") == nil)
  }

  @Test("docs/charts.md shows every kind of chart")
  func document() throws {
    #expect(try staleness(of: "docs/charts.md", against: ChartsDocument.markdown) == nil)
    let sample = ChartGallery.sample(.line)
    let picture = ChartSVG(width: 84).picture(of: sample.chart, heading: sample.heading)
    #expect(try staleness(of: "docs/charts-line.svg", against: picture) == nil)
  }
}
