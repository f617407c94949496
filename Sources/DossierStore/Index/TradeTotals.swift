internal import Diplomacy

/// One partner's totals, year by year, and the claims that are shown, chosen as `TradeHistory` chooses them; the claims of
/// one year are held.
struct TradeTotals {
  private var totals: [TradeTotal] = []
  /// What is shown of each year; nil where that turns on the day that is asked for, or cannot be told.
  private var shown: [ShownYear]? = []
  private var year = 0
  private var claims: [TradeClaim] = []
  /// The series of the last total; nil where there were too many series to tell apart.
  private var lastSeries: Int?

  /// Takes the claims of a period; periods come in the order of their texts, so that those of a year come together.
  mutating func take(_ period: [TradeClaim], _ text: [UInt8], _ series: TradeSeries) {
    guard let date = Self.year(text), let next = date.first?.year else { return }
    if next != year {
      close(series)
      year = next
    }
    // A stretch such as 2022/2023 belongs to the year it begins in, and is known when that has long been over.
    if date.last?.year != next { shown = nil }
    claims += period
  }

  /// The totals of all years and what is shown of each; those of the next partner follow.
  mutating func finish(_ series: TradeSeries) -> (totals: [TradeTotal], shown: [ShownYear]?) {
    close(series)
    defer {
      totals.removeAll(keepingCapacity: true)
      shown = []
      lastSeries = nil
    }
    return (totals, shown)
  }

  /// The date of a period, or nil when the period is a month, a day or another stretch of time.
  private static func year(_ period: [UInt8]) -> PartialDate? {
    // Months are most of many a file: they are told by their bytes.
    if period.count > 4, period.withUnsafeBufferPointer({ PlainCell.days($0) }) != nil { return nil }
    let date = PartialDate(stored: String(decoding: period, as: UTF8.self))
    return date?.precision == .year ? date : nil
  }

  private mutating func close(_ series: TradeSeries) {
    guard !claims.isEmpty else { return }
    defer { claims.removeAll(keepingCapacity: true) }
    let complete = completeSeries()
    func best(_ flow: Flow) -> TradeClaim? {
      var best: (claim: TradeClaim, key: (Int, Int, Int, Int, Int))?
      for claim in claims where claim.flow == flow {
        let isPartial = flow != .total && !(claim.series.map(complete.contains) ?? false)
        let key = (
          isPartial ? 1 : 0, series.order(of: claim.series), claim.confidence, claim.isHollow ? 1 : 0, -claim.value
        )
        if best.map({ key < $0.key }) ?? true { best = (claim, key) }
      }
      return best?.claim
    }
    let (exports, imports, stated) = (best(.export), best(.import), best(.total))
    var sum: Int?
    if let exports, let imports, exports.series != nil, exports.series == imports.series {
      sum = exports.value + imports.value
    }
    let (out, home, all) = (exports.map(claimsBeside), imports.map(claimsBeside), stated.map(claimsBeside))
    let spread = YearSpread(exports: out, imports: home, stated: all, sum: sum)
    let entry = ShownYear(
      year: year, exports: kept(exports, out), imports: kept(imports, home), total: kept(stated, all), spread: spread)
    // Too many series to tell apart.
    if claims.contains(where: { $0.series == nil }) { shown = nil }
    shown?.append(entry)
    if let sum {
      let isHollow = exports?.isHollow == true || imports?.isHollow == true
      add(sum, of: exports?.series, isHollow: isHollow, isDisputed: spread.isTotalDisputed)
    } else if let stated {
      add(stated.value, of: stated.series, isHollow: stated.isHollow, isDisputed: spread.isTotalDisputed)
    }
  }

  /// All claims on the flow of one that is shown.
  private func claimsBeside(_ shown: TradeClaim) -> FlowClaims {
    FlowClaims(shown: shown.value, all: claims.filter { $0.flow == shown.flow }.map(\.value))
  }

  private func kept(_ shown: TradeClaim?, _ claims: FlowClaims?) -> ShownYear.Claim? {
    guard let shown, let claims else { return nil }
    return ShownYear.Claim(line: shown.line, spread: ClaimSpread(claims))
  }

  private mutating func add(_ value: Int, of series: Int?, isHollow: Bool, isDisputed: Bool) {
    totals.append(
      TradeTotal(
        year: year, value: value, isHollow: isHollow, isDisputed: isDisputed,
        startsAnew: !totals.isEmpty && (series == nil || series != lastSeries)))
    lastSeries = series
  }

  /// The series that state both exports and imports.
  private func completeSeries() -> Set<Int> {
    func series(_ flow: Flow) -> Set<Int> { Set(claims.lazy.filter { $0.flow == flow }.compactMap(\.series)) }
    return series(.export).intersection(series(.import))
  }
}
