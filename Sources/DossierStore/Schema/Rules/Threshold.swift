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
  /// From how many times one neighbouring year's figure on a figure has leapt: a little less than ten, for nothing
  /// stands still from year to year.
  static let jump = 9.5
  /// From how many times both neighbouring years' figures on a figure stands out.
  static let spike = 5.0
  /// Between which numbers of times two series are taken to differ by a digit, and from which figure on.
  static let tenfold = 9.0...11.0
  static let tenfoldFloor = 1_000_000
  /// The visits of one leader outside every term, from which on they are one finding.
  static let outsideTerms = 4
  /// Years after the latest source, from which on a date is far.
  static let farYears = 10
  /// The year before which no date of a dossier lies.
  static let firstYear = 1600
  /// The figure, in US dollars, above which a leap is looked at: at or below it one shipment makes one.
  static let jumpFloor = 10_000_000
}

/// Words of the format that checks know.
enum Convention {
  /// The id of the pseudo-source of facts that nobody has looked up.
  static let unverified = "unverified"
}
