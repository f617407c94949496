/// How a chart turns figures into heights.
package enum ScaleKind: Hashable, Sendable {
  case linear
  case logarithmic
  /// Every series is 100 in one year.
  case index(year: Int)
}
