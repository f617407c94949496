/// What speaks for one reading of a fact: the order by which a pane chooses which of several rows to show.
///
/// A reading with a higher confidence goes first; then one from a better kind of document (`SourceKind`); then the one
/// from the later document; then the row that stands first in its file. Confidence leads because it is said of the
/// claim itself: a slip in an official text is still official. Figures of trade have an order of their own, see
/// `TradeHistory`.
package struct Preference: Hashable, Comparable, Sendable {
  package var confidence: Confidence
  /// The best kind among the reading's documents; nil when none of them is known.
  package var kind: SourceKind?
  /// The last day that the latest document may have been published on, as an ordinal; nil when none says.
  package var published: Int?
  /// The row's line in its file.
  package var line: Int

  package init(confidence: Confidence, kind: SourceKind?, published: Int?, line: Int) {
    self.confidence = confidence
    self.kind = kind
    self.published = published
    self.line = line
  }

  private var key: (Int, Int, Int, Int) {
    (confidence.order, kind?.order ?? SourceKind.allCases.count, published.map { -$0 } ?? Int.max, line)
  }

  /// Whether the left goes before the right, so that the smallest is the one shown.
  package static func < (left: Preference, right: Preference) -> Bool { left.key < right.key }

  /// Why this reading goes before another, in a few words.
  package func reason(over other: Preference) -> String {
    if confidence != other.confidence {
      return "\(confidence.rawValue) confidence goes before \(other.confidence.rawValue)"
    }
    if kind != other.kind, let kind {
      return "a source of kind \(kind.rawValue) goes before \(other.kind?.rawValue ?? "an unknown one")"
    }
    if published != other.published {
      return other.published == nil ? "a dated source goes before an undated one" : "the later source goes first"
    }
    return "it stands first in the file"
  }
}
