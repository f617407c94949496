import Diplomacy
import Testing

@Suite struct CalendarDayTests {
  @Test func everyDayFollowsTheOneBefore() {
    var previous = CalendarDay(ordinal: -200_000).components
    for ordinal in -199_999...200_000 {
      let now = CalendarDay(ordinal: ordinal).components
      let isNextDay = now.year == previous.year && now.month == previous.month && now.day == previous.day + 1
      let isNextMonth =
        now.day == 1 && previous.day == CalendarDay.daysInMonth(previous.month, of: previous.year)
        && (now.month == previous.month + 1
          || (now.month == 1 && previous.month == 12 && now.year == previous.year + 1))
      if !isNextDay && !isNextMonth || CalendarDay(year: now.year, month: now.month, day: now.day)?.ordinal != ordinal {
        Issue.record("\(previous) is followed by \(now)")
      }
      previous = now
    }
  }

  @Test func knownDays() {
    #expect(CalendarDay("1970-01-01")?.ordinal == 0)
    #expect(CalendarDay("2000-02-29")?.ordinal == 11_016)
    #expect(CalendarDay("1900-02-29") == nil)
    #expect(CalendarDay("2023-13-01") == nil)
    #expect(CalendarDay("2023-1-01") == nil)
    #expect(CalendarDay(ordinal: 11_016).description == "2000-02-29")
  }

  @Test func yearsLater() {
    let leap = CalendarDay("2024-02-29") ?? CalendarDay(ordinal: 0)
    #expect(leap.advanced(byYears: 1).description == "2025-02-28")
    #expect(leap.advanced(byYears: 4).description == "2028-02-29")
    #expect(leap.advanced(by: 1).description == "2024-03-01")
  }
}

@Suite struct PartialDateTests {
  private static func point(_ chance: inout Chance) -> String {
    let day = CalendarDay(ordinal: Int.random(in: -100_000...100_000, using: &chance)).description
    let year = day.prefix(4)
    let forms = [
      String(year), String(day.prefix(7)), day, "\(year.prefix(3))X", "\(year.prefix(2))XX", "\(year)-XX",
      "\(year)-XX-XX", "\(day.prefix(7))-XX", "\(year)-2\(Int.random(in: 1...4, using: &chance))",
    ]
    return chance.pick(forms) + chance.pick(["", "", "", "~", "?", "%"])
  }

  private static func text(_ chance: inout Chance) -> String {
    switch Int.random(in: 0..<6, using: &chance) {
    case 0: point(&chance) + "/.."
    case 1: "../" + point(&chance)
    case 2: "/" + point(&chance)
    case 3: point(&chance) + "/" + point(&chance)
    default: point(&chance)
    }
  }

  @Test(arguments: 0..<50) func whatIsWrittenIsRead(seed: UInt64) throws {
    var chance = Chance(seed)
    for _ in 0..<50 {
      let text = Self.text(&chance)
      guard let date = try? PartialDate(parsing: text) else {
        #expect(text.contains("/"), "\(text): only an interval may run backwards")
        continue
      }
      #expect(date.description == text)
      #expect(try PartialDate(parsing: date.description) == date)
      if let first = date.first, let last = date.last { #expect(first <= last, "\(text)") }
    }
  }

  @Test(arguments: 0..<20) func theOrderIsOne(seed: UInt64) throws {
    var chance = Chance(seed)
    let dates = (0..<60).compactMap { _ in try? PartialDate(parsing: Self.text(&chance)) }.sorted()
    for (left, right) in zip(dates, dates.dropFirst()) {
      #expect(!(right < left))
      if let first = left.first, let second = right.first { #expect(first <= second, "\(left) \(right)") }
    }
  }

  @Test(arguments: [
    ("2012", "2012-01-01", "2012-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), ("201X", "2010-01-01", "2019-12-31"),
    ("2024-21", "2024-03-01", "2024-05-31"), ("2025-08-18/2025-08-22", "2025-08-18", "2025-08-22"),
    ("2023~", "2023-01-01", "2023-12-31"), ("19XX", "1900-01-01", "1999-12-31"),
  ])
  func whatADateCanMean(text: String, first: String, last: String) throws {
    let date = try PartialDate(parsing: text)
    #expect(date.first?.description == first)
    #expect(date.last?.description == last)
  }

  @Test func openAndUnknownEnds() throws {
    #expect(try PartialDate(parsing: "2019/..").last == nil)
    #expect(try PartialDate(parsing: "/2019").first == nil)
    #expect(try PartialDate(parsing: "/2019") < PartialDate(parsing: "0001"))
    #expect(
      try PartialDate(parsing: "2012") < PartialDate(parsing: "2012-01"), "of two that start together the vaguer first")
  }

  @Test(arguments: [
    "", "soon", "2023-02-30", "2023-13", "2023-1-1", "23", "2023-00", "2023-01-32", "2023/2022", "/", "2023-XX-05",
    "20X3",
    "2023-21-01", "201X-01", "２０２３", "2023-01-01-01", "+2023", "2023 ",
  ])
  func whatIsNoDate(text: String) {
    #expect(throws: PartialDateError.self) { try PartialDate(parsing: text) }
  }

  @Test(arguments: 0..<30) func randomTextNeverTraps(seed: UInt64) {
    var chance = Chance(seed)
    let characters = Array("0123456789X-/.~?%é ")
    for _ in 0..<200 {
      let text = String((0..<Int.random(in: 0...14, using: &chance)).map { _ in chance.pick(characters) })
      if let date = try? PartialDate(parsing: text) {
        #expect(date.description == text)
        _ = (date.first, date.last, date.precision, date.isQualified)
      }
    }
  }
}

@Suite struct PlainDateTests {
  @Test(arguments: 0..<30) func theQuickWayAgreesWithTheGrammar(seed: UInt64) {
    var chance = Chance(seed)
    let characters = Array("0123456789-X/")
    for _ in 0..<500 {
      let length = chance.pick([4, 7, 10])
      var text = CalendarDay(ordinal: Int.random(in: -700_000...700_000, using: &chance)).description.prefix(length)
      if Int.random(in: 0..<2, using: &chance) == 0, let place = text.indices.randomElement(using: &chance) {
        text.replaceSubrange(place...place, with: String(chance.pick(characters)))
      }
      guard let plain = PartialDate(plain: String(text)) else { continue }
      #expect((try? PartialDate(parsing: text + "~"))?.description == text + "~", "a sign after it takes the long way")
      #expect(plain.description == text)
    }
  }
}
