/// What speaks for one claim on a flow of trade: the order by which the chart chooses among several.
///
/// A series that states both exports and imports goes first, so that a balance is one publisher's; then the order of
/// series in the descriptor; then the higher confidence; then what is neither approximate nor provisional; then the
/// larger figure, for a smaller one has more often left something out.
package struct TradePreference: Hashable, Comparable, Sendable {
  private var isPartial: Bool
  private var seriesOrder: Int
  private var confidence: Confidence
  private var isHollow: Bool
  private var value: Int

  /// - Parameters:
  ///   - isComplete: whether its series states both exports and imports of the year.
  ///   - order: the place of the series in the descriptor's order.
  init(_ figure: TradeFigure, isComplete: Bool, order: Int) {
    isPartial = figure.flow != .total && !isComplete
    seriesOrder = order
    confidence = figure.evidence.confidence
    isHollow = figure.isHollow
    value = figure.value
  }

  private var key: (Int, Int, Int, Int, Int) {
    (isPartial ? 1 : 0, seriesOrder, confidence.order, isHollow ? 1 : 0, -value)
  }

  /// Whether the left goes before the right, so that the smallest is the one shown.
  package static func < (left: TradePreference, right: TradePreference) -> Bool { left.key < right.key }

  /// Why this claim goes before another, in a few words.
  package func reason(over other: TradePreference) -> String {
    if isPartial != other.isPartial { return "its series states both exports and imports" }
    if seriesOrder != other.seriesOrder { return "its series goes first in the dossier's order" }
    if confidence != other.confidence {
      return "\(confidence.rawValue) confidence goes before \(other.confidence.rawValue)"
    }
    if isHollow != other.isHollow { return "the other is approximate or provisional" }
    return value != other.value ? "of two alike the larger is shown" : "the claims agree"
  }
}
