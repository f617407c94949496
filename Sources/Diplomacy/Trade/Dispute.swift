/// When claims on the same thing are far enough apart to be in dispute: the one measure for charts, lists and pages.
package enum Dispute {
  /// The share from which on a difference is a dispute: 5%, which exchange rates and late revisions seldom explain.
  package static let share = 0.05

  /// How far a claim lies from the one that is shown, as a share of that one; from nothing, anything is all of it.
  package static func distance(_ claim: Double, from shown: Double) -> Double {
    guard shown != 0 else { return claim == 0 ? 0 : 1 }
    return abs(claim - shown) / abs(shown)
  }

  /// Whether a claim is in dispute with the one that is shown.
  package static func isBetween(_ claim: Double, and shown: Double) -> Bool {
    distance(claim, from: shown) >= share
  }
}
