internal import Diplomacy

/// One partner's totals, year by year, chosen as `TradeHistory` chooses them; the claims of one year are held.
struct TradeTotals {
  private var totals: [TradeTotal] = []
  private var year = 0
  private var claims: [TradeClaim] = []
  /// The series of the last total; nil where there were too many series to tell apart.
  private var lastSeries: Int?

  /// Takes the claims of a period; periods come in the order of their texts, so that those of a year come together.
  mutating func take(_ period: [TradeClaim], _ text: [UInt8], _ series: TradeSeries) {
    guard let next = Self.year(of: text) else { return }
    if next != year {
      close(series)
      year = next
    }
    claims += period
  }

  /// The totals of all years; those of the next partner follow.
  mutating func finish(_ series: TradeSeries) -> [TradeTotal] {
    close(series)
    defer {
      totals.removeAll(keepingCapacity: true)
      lastSeries = nil
    }
    return totals
  }

  /// The year of a period, or nil when the period is a month, a day or another stretch of time.
  private static func year(of period: [UInt8]) -> Int? {
    // Months are most of many a file: they are told by their bytes.
    if period.count > 4, period.withUnsafeBufferPointer({ PlainCell.days($0) }) != nil { return nil }
    guard let date = PartialDate(stored: String(decoding: period, as: UTF8.self)), date.precision == .year else {
      return nil
    }
    return date.first?.year
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
      add(
        total, of: exports.series, isHollow: exports.isHollow || imports.isHollow,
        isDisputed: isDisputed(.export, exports.value) || isDisputed(.import, imports.value)
          || isDisputed(.total, total))
    } else if let stated {
      add(stated.value, of: stated.series, isHollow: stated.isHollow, isDisputed: isDisputed(.total, stated.value))
    }
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

  /// Whether a claim on a flow lies far from what is shown of it.
  private func isDisputed(_ flow: Flow, _ shown: Int) -> Bool {
    claims.contains { $0.flow == flow && Dispute.isBetween(Double($0.value), and: Double(shown)) }
  }
}
