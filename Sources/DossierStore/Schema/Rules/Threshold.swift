/// From where on something is worth a finding. The table of rules names these numbers in its texts, and so the docs do.
enum Threshold {
  /// Days from which a visit is longer than people travel.
  static let longestVisit = 31
  /// Days that two holders of one office may overlap: a handover.
  static let handover = 1
  /// How far a total may lie from the sum of its parts, in per cent.
  static let total = 2
  /// How far two series on one basis may lie apart, in per cent of the smaller figure.
  static let series = 10
  /// How far the two sides' statistics may lie apart, in per cent of the smaller figure.
  static let mirror = 50
  /// How far two sources may lie apart on a figure of the home country, in per cent of the smaller figure.
  static let economy = 1
  /// The number of times that a figure may grow or shrink from one year to the next.
  static let jump = 10
  /// The figure, in US dollars, above which a leap is looked at: at or below it one shipment makes one.
  static let jumpFloor = 10_000_000
}

/// Words of the format that checks know.
enum Convention {
  /// The id of the pseudo-source of facts that nobody has looked up.
  static let unverified = "unverified"
}
