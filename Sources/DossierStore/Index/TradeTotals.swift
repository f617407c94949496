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
    if let exports, let imports, exports.series != nil, exports.series == imports.series {
      let total = exports.value + imports.value
      let shown = keep(exports, imports, stated, total: total, isSum: true)
      add(total, of: exports.series, isHollow: exports.isHollow || imports.isHollow, isDisputed: shown.isTotalDisputed)
    } else {
      let shown = keep(exports, imports, stated, total: stated?.value, isSum: false)
      if let stated {
        add(stated.value, of: stated.series, isHollow: stated.isHollow, isDisputed: shown.isTotalDisputed)
      }
    }
  }

  private mutating func add(_ value: Int, of series: Int?, isHollow: Bool, isDisputed: Bool) {
    totals.append(
      TradeTotal(
        year: year, value: value, isHollow: isHollow, isDisputed: isDisputed,
        startsAnew: !totals.isEmpty && (series == nil || series != lastSeries)))
    lastSeries = series
  }

  /// Keeps the claims that are shown, with what all claims amount to.
  private mutating func keep(
    _ exports: TradeClaim?, _ imports: TradeClaim?, _ stated: TradeClaim?, total: Int?, isSum: Bool
  ) -> ShownYear {
    var (flows, totals) = (TradeDifferences(), TradeDifferences())
    func kept(_ best: TradeClaim?, against value: Int?, _ differences: inout TradeDifferences) -> ShownYear.Claim? {
      guard let best, let value else { return nil }
      var own = TradeDifferences()
      var (least, most) = (best.value, best.value)
      for claim in claims where claim.flow == best.flow {
        (least, most) = (min(least, claim.value), max(most, claim.value))
        own.note(claim.value, against: best.value)
        differences.note(claim.value, against: value)
      }
      return ShownYear.Claim(line: best.line, range: least...most, isDisputed: own.disagreement != nil)
    }
    let year = ShownYear(
      year: year, exports: kept(exports, against: exports?.value, &flows),
      imports: kept(imports, against: imports?.value, &flows), total: kept(stated, against: total, &totals),
      disagreement: flows.joined(with: totals).disagreement,
      isTotalDisputed: totals.disagreement != nil || (isSum && flows.disagreement != nil))
    // Too many series to tell apart.
    if claims.contains(where: { $0.series == nil }) { shown = nil }
    shown?.append(year)
    return year
  }

  /// The series that state both exports and imports.
  private func completeSeries() -> Set<Int> {
    func series(_ flow: Flow) -> Set<Int> { Set(claims.lazy.filter { $0.flow == flow }.compactMap(\.series)) }
    return series(.export).intersection(series(.import))
  }
}
