/// Why a text is not a date, and what to write instead.
package struct PartialDateError: Error, Hashable, Sendable {
  package let reason: String
  package let mend: String

  package init(reason: String, mend: String) {
    self.reason = reason
    self.mend = mend
  }
}

extension PartialDate {
  /// Reads an EDTF date or interval.
  ///
  /// - Throws: `PartialDateError` with the reason, for a message to the person who wrote the date.
  package init(parsing text: some StringProtocol) throws(PartialDateError) {
    if let point = text.utf8.withContiguousStorageIfAvailable(Point.plain) ?? nil {
      form = .date(point)
      return
    }
    let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2 else {
      form = .date(try Point(parsing: text))
      return
    }
    let start = try Self.bound(halves[0])
    let end = try Self.bound(halves[1])
    let date = PartialDate(form: .interval(start, end))
    if start == .unknown && end == .unknown {
      throw PartialDateError(
        reason: "an interval needs a start or an end", mend: "write one of them, or leave the cell blank")
    }
    if case .date(let from) = start, case .date(let to) = end, to.last < from.first {
      throw PartialDateError(reason: "the interval ends before it starts", mend: "swap its two dates")
    }
    self = date
  }

  /// A plain year, month or day, or nil for every other text: the quick way to dates that were checked before.
  package init?(plain text: String) {
    var text = text
    guard let point = text.withUTF8(Point.plain) else { return nil }
    form = .date(point)
  }

  private static func bound(_ text: some StringProtocol) throws(PartialDateError) -> Bound {
    if text.isEmpty { return .unknown }
    if text == ".." { return .open }
    return .date(try Point(parsing: text))
  }
}

extension PartialDate.Point {
  /// Nearly all dates are a plain year, month or day: those are read without the whole grammar, since a first screen has
  /// hundreds of them and a dossier a hundred thousand.
  fileprivate static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> PartialDate.Point? {
    guard bytes.count == 4 || bytes.count == 7 || bytes.count == 10, let year = number(bytes[0..<4]) else { return nil }
    var point = PartialDate.Point(year: year)
    if bytes.count >= 7 {
      guard bytes[4] == UInt8(ascii: "-"), let month = number(bytes[5..<7]), (1...12).contains(month) else {
        return nil
      }
      point.month = .known(month)
      guard bytes.count == 10 else { return point }
      guard bytes[7] == UInt8(ascii: "-"), let day = number(bytes[8..<10]), day >= 1,
        day <= CalendarDay.daysInMonth(month, of: year)
      else { return nil }
      point.day = .known(day)
    }
    return point
  }

  fileprivate init(parsing text: some StringProtocol) throws(PartialDateError) {
    var body = Array(text.utf8)
    var qualifier = Qualifier.none
    if let last = body.last, let mark = Qualifier(rawValue: String(UnicodeScalar(last))), mark != .none {
      qualifier = mark
      body.removeLast()
    }
    let parts = body.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 3 else { throw Self.malformed }
    let (year, unspecified) = try Self.year(Array(first))
    self.init(year: year, unspecifiedYearDigits: unspecified, qualifier: qualifier)
    if parts.count > 1 { month = try Self.part(Array(parts[1]), in: [1...12, 21...24], name: "month") }
    if parts.count > 2 { day = try Self.part(Array(parts[2]), in: [1...31], name: "day") }
    try validate(partCount: parts.count)
  }

  private func validate(partCount: Int) throws(PartialDateError) {
    if unspecifiedYearDigits > 0 && partCount > 1 { throw Self.malformed }
    if case .unspecified = month, case .known = day {
      throw PartialDateError(reason: "a day is given without its month", mend: "write the month, or leave the day out")
    }
    guard case .known(let month) = month, case .known(let day) = day else {
      if case .known(let month) = month, month > 12, partCount > 2 { throw Self.malformed }
      return
    }
    guard month <= 12, CalendarDay(year: year, month: month, day: day) != nil else {
      throw PartialDateError(
        reason: "the calendar has no day \(description)", mend: "correct the day, or leave it out if it is not known")
    }
  }

  private static var malformed: PartialDateError {
    PartialDateError(
      reason: "it is not an EDTF date", mend: "write 2025, 2025-08, 2025-08-18 or 2025-08-18/2025-08-22")
  }

  private static func year(_ digits: [UInt8]) throws(PartialDateError) -> (Int, Int) {
    guard digits.count == 4 else { throw malformed }
    let unspecified = digits.reversed().prefix { $0 == UInt8(ascii: "X") }.count
    guard unspecified <= 2 else { throw malformed }
    guard let known = number(digits.dropLast(unspecified)) else { throw malformed }
    return (known * [1, 10, 100][unspecified], unspecified)
  }

  private static func part(
    _ digits: [UInt8], in ranges: [ClosedRange<Int>], name: String
  ) throws(PartialDateError) -> Part {
    guard digits.count == 2 else { throw malformed }
    if digits == Array("XX".utf8) { return .unspecified }
    guard let value = number(digits[...]) else { throw malformed }
    guard ranges.contains(where: { $0.contains(value) }) else {
      throw PartialDateError(
        reason: "there is no \(name) \(Digits.padded(value, to: 2))", mend: "write the date as year-month-day")
    }
    return .known(value)
  }

  private static func number(_ digits: some Sequence<UInt8>) -> Int? {
    var value: Int?
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = (value ?? 0) * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
