/// One picture of every kind of chart, with figures made up for it: for the gallery, documents and tests.
package enum ChartGallery {
  /// A chart with what stands above it and below.
  package struct Sample: Sendable {
    package var kind: ChartKind
    package var chart: any Chart
    package var heading: ChartHeading
  }

  /// What every picture says of its figures.
  static let notice = "figures made up for this gallery"

  /// A sample of every kind, in the order of the table.
  package static var samples: [Sample] { ChartKind.allCases.map(sample) }

  package static func sample(_ kind: ChartKind) -> Sample {
    let (chart, title, unit) = content(kind)
    return Sample(
      kind: kind, chart: chart, heading: ChartHeading(title: title, unit: unit, filter: "", sources: [notice]))
  }

  private static func content(_ kind: ChartKind) -> (any Chart, title: String, unit: String) {
    switch kind {
    case .line, .band, .logarithmic, .index: lines(kind)
    case .bar, .diverging: bars(kind)
    case .stackedBar, .stackedArea, .share: stacks(kind)
    case .ranking, .histogram, .shareStrip, .yearStrip, .sparkline: lists(kind)
    case .multiples, .slope, .scatter, .heatmap: grids(kind)
    }
  }

  /// Some kinds as text, each under a heading of its own, in so many columns.
  package static func text(of kinds: [ChartKind] = ChartKind.allCases, width: Int, charset: Charset) -> String {
    kinds.map(sample).map { sample in
      let head = "\(sample.kind.rawValue): \(sample.kind.title). \(sample.kind.purpose)"
      let lines = Fit.wrap(charset == .ascii ? Charset.ascii(head) : head, to: max(1, width))
      return (lines + [""]).joined(separator: "\n") + "\n" + picture(sample, width: width, charset: charset)
    }.joined(separator: "\n\n")
  }

  /// A page of HTML with some kinds as vector pictures.
  package static func page(of kinds: [ChartKind] = ChartKind.allCases) -> String {
    let pictures = kinds.map(sample).map { sample in
      "<h2>\(SVGText.escape(sample.kind.title))</h2>\n<p>\(SVGText.escape(sample.kind.purpose))</p>\n"
        + ChartSVG().picture(of: sample.chart, heading: sample.heading)
    }
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Charts of Entente</title>
      <style>:root{color-scheme:light dark} body{font:16px/1.5 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
      svg{max-width:100%;height:auto}</style></head><body>
      <h1>Charts of Entente</h1>
      \(pictures.joined(separator: "\n"))
      </body></html>

      """
  }

  /// One sample as text.
  package static func picture(_ sample: Sample, width: Int, charset: Charset) -> String {
    ChartText(charset: charset).picture(of: sample.chart, heading: sample.heading, width: width)
  }
}
