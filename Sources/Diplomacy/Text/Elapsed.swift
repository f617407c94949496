/// The time between two days, in one unit.
package enum Elapsed {
  /// `today`, `12d`, `4m`, `3y`: whole days up to 59, then months up to 23, then years; `in 12d` when `day` lies ahead.
  package static func short(from day: CalendarDay, to now: CalendarDay) -> String {
    let days = now.ordinal - day.ordinal
    if days == 0 { return "today" }
    if days < 0 { return "in " + short(days: -days) }
    return short(days: days)
  }

  private static func short(days: Int) -> String {
    if days < 60 { return "\(days)d" }
    // The mean month of the Gregorian calendar has 30.44 days.
    let months = days * 100 / 3_044
    return months < 24 ? "\(months)m" : "\(days * 100 / 36_525)y"
  }
}

extension Elapsed {
  /// `today`, `12 days ago`, `4 months ago`, `3 years ago`.
  package static func ago(from day: CalendarDay, to now: CalendarDay) -> String {
    let short = short(from: day, to: now)
    guard let unit = short.last, let count = Int(short.dropLast()) else { return short }
    let word = ["d": "day", "m": "month", "y": "year"][unit] ?? ""
    return "\(count) \(word)\(count == 1 ? "" : "s") ago"
  }
}
