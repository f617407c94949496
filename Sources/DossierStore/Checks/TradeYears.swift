internal import Diplomacy

/// The years of one partner's series: of each the smallest and the largest figure, which is all that comparing years
/// needs.
struct TradeYears {
  private struct Key: Hashable {
    var flow: Flow
    var series: String
  }

  private struct Figure {
    var value: Int
    var line: Int
  }

  private struct Extremes {
    var low: Figure
    var high: Figure
  }

  private var years: [Key: [Int: Extremes]] = [:]

  mutating func take(_ claim: TradeClaim) {
    // Fiscal years and months are not compared.
    guard let year = Int(claim.period), year > 0 else { return }
    let key = Key(flow: claim.flow, series: claim.series)
    let figure = Figure(value: claim.value, line: claim.line)
    var known = years[key]?[year] ?? Extremes(low: figure, high: figure)
    if figure.value < known.low.value { known.low = figure }
    if figure.value > known.high.value { known.high = figure }
    years[key, default: [:]][year] = known
  }

  var findings: [Finding] { years.values.flatMap(Self.findings) }

  private static func findings(_ years: [Int: Extremes]) -> [Finding] {
    var findings: [Finding] = []
    // The year that stood out, so that the way back is not found as well.
    var spike: Int?
    for (year, figures) in years.sorted(by: { $0.key < $1.key }) {
      guard let before = years[year - 1] else { continue }
      if let after = years[year + 1], let figure = standsOut(figures, before, after, Threshold.spike) {
        spike = year
        findings.append(
          Finding(
            .trade, figure.line, "value_usd",
            "\(Dollars.exact(figure.value)), while the year before has \(amount(before.low)) and the year after "
              + amount(after.low)))
      } else if spike != year - 1, let figure = standsOut(figures, before, before, Threshold.jump) {
        findings.append(
          Finding(
            .trade, figure.line, "value_usd",
            "\(Dollars.exact(figure.value)) after \(Dollars.exact(before.low.value)) the year before (line "
              + "\(before.low.line)), \(Distance.words(before.low.value, figure.value)) apart"))
      }
    }
    return findings
  }

  /// The figure of a year that is so many times all those of two others, or as much smaller than all of them.
  private static func standsOut(
    _ figures: Extremes, _ before: Extremes, _ after: Extremes, _ times: Double
  ) -> Figure? {
    let (low, high) = (min(before.low.value, after.low.value), max(before.high.value, after.high.value))
    guard low > Threshold.jumpFloor else { return nil }
    if Double(figures.high.value) >= Double(high) * times { return figures.high }
    let isLow = figures.low.value > Threshold.jumpFloor && Double(figures.low.value) * times <= Double(low)
    return isLow ? figures.low : nil
  }

  private static func amount(_ figure: Figure) -> String { "\(Dollars.exact(figure.value)) (line \(figure.line))" }
}
