/// Hands out ncurses' colour pairs: one for each foreground and background that were ever drawn together.
struct PairCache {
  private struct Colors: Hashable {
    var foreground: Int32
    var background: Int32
  }

  private var pairs: [Colors: Int32] = [:]
  private let limit: Int

  /// - Parameter limit: how many pairs the terminal has, with pair 0, which is its own foreground and background.
  init(limit: Int) { self.limit = limit }

  /// The pair for two colours. Where there are no more pairs, or the terminal refuses one, text falls back to the
  /// terminal's own colours: it stays readable.
  mutating func pair(
    foreground: Int32, background: Int32, define: (_ pair: Int32, _ foreground: Int32, _ background: Int32) -> Bool
  ) -> Int32 {
    let colors = Colors(foreground: foreground, background: background)
    if colors == Colors(foreground: -1, background: -1) { return 0 }
    if let pair = pairs[colors] { return pair }
    let next = Int32(pairs.count + 1)
    guard next < limit, define(next, foreground, background) else { return 0 }
    pairs[colors] = next
    return next
  }
}
