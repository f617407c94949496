/// A date as precise as its source and no more: EDTF (ISO 8601-2:2019, level 1) without seasons-as-intervals and
/// long years.
///
/// `2012`, `2025-08`, `2025-08-18`, `2023~` (about), `2023?` (uncertain), `2023%` (both), `201X` (in the 2010s),
/// `2004-XX` (some month), `2025-08-18/2025-08-22`, `2019/..` (not ended), `/2019` (start unknown), `2024-21` (spring).
package struct PartialDate: Hashable, Sendable {
  /// One end of an interval, or a date that is not an interval.
  package enum Bound: Hashable, Sendable {
    case date(Point)
    /// `..`: it has no such end (a term still held).
    case open
    /// Blank: there is one and the source does not say which.
    case unknown
  }

  package enum Form: Hashable, Sendable {
    case date(Point)
    case interval(Bound, Bound)
  }

  package let form: Form

  package init(form: Form) {
    self.form = form
  }

  /// A date with day precision.
  package init(_ day: CalendarDay) {
    let (year, month, number) = day.components
    form = .date(Point(year: year, month: .known(month), day: .known(number)))
  }

  /// The earliest day that the date can mean, or nil when its start is open or unknown.
  package var first: CalendarDay? {
    switch form {
    case .date(let point): point.first
    case .interval(.date(let point), _): point.first
    case .interval: nil
    }
  }

  /// The latest day that the date can mean, or nil when its end is open or unknown.
  package var last: CalendarDay? {
    switch form {
    case .date(let point): point.last
    case .interval(_, .date(let point)): point.last
    case .interval: nil
    }
  }

  /// How precise the date is; of an interval, its start.
  package var precision: Precision {
    switch form {
    case .date(let point), .interval(.date(let point), _), .interval(_, .date(let point)): point.precision
    case .interval: .none
    }
  }

  /// Whether the source says "about" or is unsure.
  package var isQualified: Bool {
    switch form {
    case .date(let point): point.qualifier != .none
    case .interval(let start, let end):
      [start, end].contains { if case .date(let point) = $0 { point.qualifier != .none } else { false } }
    }
  }

  /// How much of a date is known.
  package enum Precision: Int, Comparable, Sendable {
    case none, century, decade, year, season, month, day

    package static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
  }
}

extension PartialDate {
  /// A year, month or day, with what is known of each.
  package struct Point: Hashable, Sendable {
    /// A month or a day: not stated, stated as unspecified (`XX`), or known.
    package enum Part: Hashable, Sendable {
      case absent
      case unspecified
      case known(Int)
    }

    package enum Qualifier: String, Sendable {
      case none = ""
      case uncertain = "?"
      case approximate = "~"
      case both = "%"
    }

    /// 0...9999; the first year of the decade or century when digits are unspecified.
    package var year: Int
    /// How many of the year's last digits are `X`: 0, 1 or 2.
    package var unspecifiedYearDigits = 0
    /// 1...12, or 21...24 for spring, summer, autumn and winter.
    package var month: Part = .absent
    package var day: Part = .absent
    package var qualifier: Qualifier = .none

    package init(
      year: Int, unspecifiedYearDigits: Int = 0, month: Part = .absent, day: Part = .absent,
      qualifier: Qualifier = .none
    ) {
      self.year = year
      self.unspecifiedYearDigits = unspecifiedYearDigits
      self.month = month
      self.day = day
      self.qualifier = qualifier
    }

    package var precision: Precision {
      switch (unspecifiedYearDigits, month, day) {
      case (2, _, _): .century
      case (1, _, _): .decade
      case (_, .known, .known): .day
      case (_, .known(let month), _): month > 12 ? .season : .month
      default: .year
      }
    }

    package var first: CalendarDay {
      guard case .known(let month) = month else { return .first(of: year) }
      if case .known(let day) = day, let exact = CalendarDay(year: year, month: month, day: day) { return exact }
      return CalendarDay(year: year, month: Self.months(of: month).lowerBound, day: 1) ?? .first(of: year)
    }

    package var last: CalendarDay {
      guard unspecifiedYearDigits == 0 else { return .last(of: year + (unspecifiedYearDigits == 1 ? 9 : 99)) }
      guard case .known(let month) = month else { return .last(of: year) }
      if case .known(let day) = day, let exact = CalendarDay(year: year, month: month, day: day) { return exact }
      let final = Self.months(of: month).upperBound
      return CalendarDay(year: year, month: final, day: CalendarDay.daysInMonth(final, of: year)) ?? .last(of: year)
    }

    /// The months that a month or a season covers; seasons are those of the northern hemisphere within one year.
    private static func months(of month: Int) -> ClosedRange<Int> {
      switch month {
      case 21: 3...5
      case 22: 6...8
      case 23: 9...11
      case 24: 12...12
      default: month...month
      }
    }
  }
}

extension PartialDate: Comparable {
  /// Earlier dates first; of two that start on the same day, the vaguer first; open or unknown starts before all.
  package static func < (left: PartialDate, right: PartialDate) -> Bool {
    left.sortKey < right.sortKey
  }

  private var sortKey: (Int, Int, Int) {
    (first?.ordinal ?? Int.min, precision.rawValue, last?.ordinal ?? Int.max)
  }
}

extension PartialDate: CustomStringConvertible {
  /// The date in EDTF, as it was read.
  package var description: String {
    switch form {
    case .date(let point): point.description
    case .interval(let start, let end): "\(Self.text(start))/\(Self.text(end))"
    }
  }

  private static func text(_ bound: Bound) -> String {
    switch bound {
    case .date(let point): point.description
    case .open: ".."
    case .unknown: ""
    }
  }
}

extension PartialDate.Point: CustomStringConvertible {
  package var description: String {
    var text = Digits.padded(year, to: 4)
    if unspecifiedYearDigits > 0 {
      text = String(text.dropLast(unspecifiedYearDigits)) + String(repeating: "X", count: unspecifiedYearDigits)
    }
    for part in [month, day] {
      switch part {
      case .absent: break
      case .unspecified: text += "-XX"
      case .known(let number): text += "-" + Digits.padded(number, to: 2)
      }
    }
    return text + qualifier.rawValue
  }
}
