/// When something that happened comes round again.
package enum Anniversary {
  /// The date in another year, as precise as the first and no more: of a year the year, of a month the month.
  ///
  /// 29 February is kept on the 28th in years without one, as the as-of date steps. Seasons, decades and intervals have
  /// no anniversary.
  package static func date(of first: PartialDate, in year: Int) -> PartialDate? {
    guard case .date(var point) = first.form, point.unspecifiedYearDigits == 0, (0...9_999).contains(year) else {
      return nil
    }
    point.year = year
    if case .known(let month) = point.month {
      guard month <= 12 else { return nil }
      if case .known(let day) = point.day { point.day = .known(min(day, CalendarDay.daysInMonth(month, of: year))) }
    }
    return PartialDate(form: .date(point))
  }

  /// The largest of 50, 25, 10 and 5 that divides the number of years; nil for other numbers and for none.
  package static func roundness(of years: Int) -> Int? {
    guard years > 0 else { return nil }
    return [50, 25, 10, 5].first { years.isMultiple(of: $0) }
  }

  /// The number with its ending, such as `75th`.
  package static func ordinal(_ years: Int) -> String {
    let ending =
      switch (years % 100, years % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(years)\(ending)"
  }
}
