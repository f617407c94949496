import Foundation
import Testing

@testable import Console

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Charts as vector pictures") struct ChartSVGTests {
  /// Whether a text is well-formed XML.
  private func isWellFormed(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }

  @Test("Every kind makes well-formed XML of finite numbers", arguments: ChartKind.allCases)
  func wellFormed(kind: ChartKind) {
    var random = Seeded(120)
    for _ in 0..<40 {
      let chart = RandomCharts.chart(kind, &random)
      let heading = ChartHeading(
        title: "t" + random.text(9) + "<&\">", unit: "USD\u{1}\u{FFFE}", filter: "a<b & c",
        sources: [random.text(5), "]]>"])
      let picture = ChartSVG(width: random.number(20...140), height: random.number(1...30))
        .picture(of: chart, heading: heading)
      #expect(isWellFormed(picture), "\(picture)")
      #expect(!picture.contains("nan") && !picture.contains("inf"))
      #expect(picture.contains("<title>") && picture.contains("<desc>") && picture.contains("Filter: a&lt;b &amp; c"))
      #expect(picture.contains("prefers-color-scheme: dark"))
    }
  }

  @Test("The picture has the ticks, years and names of the canvas") func sameLayout() {
    let sample = ChartGallery.sample(.line)
    let picture = ChartSVG(width: 96, height: 16).picture(of: sample.chart, heading: sample.heading)
    let canvas = sample.chart.canvas(size: Size(width: 96, height: 16), charset: .braille).text
    for word in ["150B", "50B", "2010", "2024", "imports 144.0B", "exports 61.0B"] {
      #expect(canvas.contains(word) && picture.contains(">\(word)</text>"), "\(word)")
    }
    #expect(picture.contains("Trade with Norland</title>") && picture.contains("Source: figures made up"))
  }

  @Test("A gap parts the line") func gap() {
    let line = ChartSeries(name: "", role: .exports, values: [1, 2, nil, 3, 4].map { ChartValue($0) })
    let chart = LineChart(positions: Array(2000...2004), series: [line])
    let picture = ChartSVG(width: 60, height: 10).picture(of: chart, heading: ChartHeading(title: "t"))
    let path = picture.split(separator: "\n").first { $0.contains("stroke-width=\"2.2\"") } ?? ""
    #expect(path.split(separator: " d=\"").last?.count { $0 == "M" } == 2)
  }

  @Test("Colours keep their contrast on light and dark pages", arguments: Role.allCases)
  func contrast(role: Role) throws {
    guard let colors = SVGPalette.colors(of: role) else { return }
    let light = try #require(Self.luminance(colors.light))
    let dark = try #require(Self.luminance(colors.dark))
    #expect(1.05 / (light + 0.05) >= 4.5, "\(role) on white")
    let page = try #require(Self.luminance("#16181c"))
    #expect((dark + 0.05) / (page + 0.05) >= 4.5, "\(role) on black")
  }

  /// The relative luminance of a colour, as WCAG defines it.
  static func luminance(_ hex: String) -> Double? {
    guard let number = Int(hex.dropFirst(), radix: 16) else { return nil }
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(number >> shift & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
