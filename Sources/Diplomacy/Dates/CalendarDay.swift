/// A day of the proleptic Gregorian calendar: a date without a time of day or a time zone.
///
/// Stored as days since 1970-01-01, so that days compare and subtract as numbers.
package struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package let ordinal: Int

  package init(ordinal: Int) {
    self.ordinal = ordinal
  }

  /// The day with this year, month (1...12) and day of the month, or nil when the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.daysInMonth(month, of: year) else { return nil }
    ordinal = Self.ordinal(year: year, month: month, day: day)
  }

  /// The day written as `2025-08-18` (ISO 8601), or nil when it is not one.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.ordinal < right.ordinal }

  /// The day `days` later (earlier when negative).
  package func advanced(by days: Int) -> CalendarDay { CalendarDay(ordinal: ordinal + days) }

  /// The day in the same month and day of the month `years` later; 29 February becomes the 28th in other years.
  package func advanced(byYears years: Int) -> CalendarDay {
    let (year, month, day) = components
    let target = year + years
    return CalendarDay(
      ordinal: Self.ordinal(year: target, month: month, day: min(day, Self.daysInMonth(month, of: target))))
  }

  /// The day with the same number `months` later; one that the month does not have becomes its last.
  package func advanced(byMonths months: Int) -> CalendarDay {
    let (year, month, day) = components
    let count = year * 12 + month - 1 + months
    let target = (year: count >= 0 ? count / 12 : (count - 11) / 12, month: ((count % 12) + 12) % 12 + 1)
    return CalendarDay(
      ordinal: Self.ordinal(
        year: target.year, month: target.month, day: min(day, Self.daysInMonth(target.month, of: target.year))))
  }

  package var year: Int { components.year }
  package var month: Int { components.month }
  package var day: Int { components.day }

  /// Year, month (1...12) and day of the month (1...31). Algorithm: Howard Hinnant, "chrono-compatible low-level
  /// date algorithms", civil_from_days.
  package var components: (year: Int, month: Int, day: Int) {
    let shifted = ordinal + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The number of days in a month (1...12) of a year.
  package static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The first day of a year.
  package static func first(of year: Int) -> CalendarDay {
    CalendarDay(ordinal: ordinal(year: year, month: 1, day: 1))
  }

  /// The last day of a year.
  package static func last(of year: Int) -> CalendarDay {
    CalendarDay(ordinal: ordinal(year: year, month: 12, day: 31))
  }

  /// Days from civil, by the same author as `components`.
  private static func ordinal(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension CalendarDay: CustomStringConvertible {
  /// ISO 8601, such as `2025-08-18`.
  package var description: String {
    let (year, month, day) = components
    return "\(Digits.padded(year, to: 4))-\(Digits.padded(month, to: 2))-\(Digits.padded(day, to: 2))"
  }
}

/// Decimal digits with leading zeros, without the cost of a formatter.
enum Digits {
  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }
}
