internal import Diplomacy

/// Words that several pages about reckonings share.
enum ReckoningWords {
  /// `1 visit`, `1,204 visits`.
  static func visits(_ count: Int) -> String { "\(grouped(count)) visit\(count == 1 ? "" : "s")" }

  /// How long ago a date lies, from its last day, in words; blank for one that is open at both ends.
  static func ago(_ date: PartialDate, _ day: CalendarDay) -> String {
    (date.last ?? date.first).map { Elapsed.ago(from: min($0, day), to: day) } ?? ""
  }

  /// The same in days; nil for a date that is open at both ends.
  static func days(since date: PartialDate, _ day: CalendarDay) -> Int? {
    (date.last ?? date.first).map { day.ordinal - min($0, day).ordinal }
  }
}
