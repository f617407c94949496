internal import Diplomacy

/// The years of one partner's series: of each the smallest and the largest figure, which is all that comparing years
/// needs. Years come in their order, so that of each series the last two are held.
struct TradeYears {
  private struct Figure {
    var value: Int
    var line: Int
  }

  private struct Extremes {
    var low: Figure
    var high: Figure

    mutating func take(_ figure: Figure) {
      if figure.value < low.value { low = figure }
      if figure.value > high.value { high = figure }
    }
  }

  /// One series on one flow.
  private struct Course {
    /// The last year that all figures are known of, and the year before it where there was one.
    var year = 0
    var figures: Extremes?
    var before: Extremes?
    /// The year that is being read.
    var next: Extremes?
    /// The year that stood out, so that the way back is not found as well.
    var spike = 0

    mutating func take(_ figure: Figure) {
      if next == nil { next = Extremes(low: figure, high: figure) } else { next?.take(figure) }
    }

    /// Judges the last year by the years beside it, and goes to the one that was read.
    mutating func advance(to year: Int, _ findings: inout Findings) {
      let follows = year == self.year + 1
      judge(after: follows ? next : nil, &findings)
      (before, figures, next) = (follows ? figures : nil, next, nil)
      self.year = year
    }

    private mutating func judge(after: Extremes?, _ findings: inout Findings) {
      guard let figures, let before else { return }
      if let after, let figure = TradeYears.standsOut(figures, before, after, Threshold.spike) {
        spike = year
        findings.add(.trade, figure.line) {
          Finding(
            .trade, figure.line, "value_usd",
            "\(Dollars.exact(figure.value)), while the year before has \(amount(before.low)) and the year after "
              + amount(after.low))
        }
      } else if spike != year - 1, let figure = TradeYears.standsOut(figures, before, before, Threshold.jump) {
        findings.add(.trade, figure.line) {
          Finding(
            .trade, figure.line, "value_usd",
            "\(Dollars.exact(figure.value)) after \(Dollars.exact(before.low.value)) the year before (line "
              + "\(before.low.line)), \(Distance.words(before.low.value, figure.value)) apart")
        }
      }
    }

    private func amount(_ figure: Figure) -> String { "\(Dollars.exact(figure.value)) (line \(figure.line))" }
  }

  /// By series and flow, and those of the partner so far.
  private var courses: [Course] = []
  private var touched: [Int] = []

  /// Takes all claims of a period.
  mutating func take(_ claims: [TradeClaim], _ period: [UInt8], _ findings: inout Findings) {
    // Fiscal years and months are not compared.
    guard period.count == 4, let year = Int(String(decoding: period, as: UTF8.self)), year > 0 else { return }
    for claim in claims {
      guard let key = Self.key(claim) else { continue }
      while courses.count <= key { courses.append(Course()) }
      if courses[key].year == 0 { touched.append(key) }
      courses[key].take(Figure(value: claim.value, line: claim.line))
    }
    for claim in claims {
      guard let key = Self.key(claim), courses[key].next != nil else { continue }
      courses[key].advance(to: year, &findings)
    }
  }

  mutating func closePartner(_ findings: inout Findings) {
    for key in touched where courses[key].year > 0 {
      courses[key].advance(to: 0, &findings)
      courses[key] = Course()
    }
    touched.removeAll(keepingCapacity: true)
  }

  private static func key(_ claim: TradeClaim) -> Int? {
    claim.series.map { $0 * 3 + (claim.flow == .export ? 0 : claim.flow == .import ? 1 : 2) }
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
}
