import Diplomacy
import Testing

@Suite("Reckoning")
struct ReckoningTests {
  @Test("The table defines every reckoning once, in words")
  func table() {
    #expect(
      Reckoning.table.map(\.reckoning).sorted { $0.rawValue < $1.rawValue }
        == Reckoning.allCases.sorted { $0.rawValue < $1.rawValue })
    for row in Reckoning.table {
      #expect(row.definition.hasSuffix(".") && row.counts.hasSuffix(".") && row.leavesOut.hasSuffix("."))
    }
  }

  @Test("An anniversary is as precise as its date")
  func precision() throws {
    for (text, expected) in [
      ("1950-01-18", "2025-01-18"), ("2004-02-29", "2025-02-28"), ("1950-01", "2025-01"), ("1950", "2025"),
      ("1950~", "2025~"), ("1950-02?", "2025-02?"),
    ] {
      let date = try PartialDate(parsing: text)
      let anniversary = Anniversary.date(of: date, in: 2025)
      #expect(anniversary?.description == expected)
      #expect(anniversary?.precision == date.precision)
    }
    #expect(Anniversary.date(of: try PartialDate(parsing: "2004-02-29"), in: 2028)?.description == "2028-02-29")
    for text in ["195X", "1950-21", "1950/1952"] {
      #expect(Anniversary.date(of: try PartialDate(parsing: text), in: 2025) == nil)
    }
  }

  @Test("Round numbers are multiples of five, the largest named")
  func round() {
    #expect([5, 10, 15, 25, 30, 50, 75, 100].map { Anniversary.roundness(of: $0) } == [5, 10, 5, 25, 10, 50, 25, 50])
    #expect([0, -5, 1, 7, 52].allSatisfy { Anniversary.roundness(of: $0) == nil })
    #expect(
      [1, 2, 3, 4, 11, 12, 13, 21, 22, 111, 101].map(Anniversary.ordinal)
        == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "111th", "101st"])
  }

  /// What a chain says is what one finds by looking back from every visit.
  @Test("A visit is unanswered until one comes the other way")
  func chains() {
    var chance = Chance(7)
    for _ in 0..<500 {
      let visits = (0..<Int.random(in: 0..<12, using: &chance)).map { _ in
        (isReceived: Int.random(in: 0..<2, using: &chance) == 0, isAnswer: Int.random(in: 0..<4, using: &chance) == 0)
      }
      .map { (isReceived: $0.isReceived && !$0.isAnswer, isAnswer: $0.isAnswer) }
      var chain = DebtChain()
      for (number, visit) in visits.enumerated() {
        chain.take(number, isReceived: visit.isReceived, isAnswer: visit.isAnswer)
      }
      let answer = visits.lastIndex { $0.isAnswer }
      let open = visits.indices.filter { visits[$0].isReceived && $0 > answer ?? -1 }
      #expect(chain.count == open.count)
      #expect(chain.oldest == open.first && chain.latest == open.last && chain.lastAnswer == answer)
    }
  }

  @Test("A silence is overdue on the day after its years, at the last day that the date can mean")
  func silences() throws {
    let last = try PartialDate(parsing: "2015-06-30")
    func isOverdue(_ date: PartialDate, _ tier: Tier, _ day: String) -> Bool {
      SilenceRule.isOverdue(since: date, at: tier, on: CalendarDay(day) ?? CalendarDay(ordinal: 0))
    }
    #expect(!isOverdue(last, .strategic, "2020-06-30") && isOverdue(last, .strategic, "2020-07-01"))
    #expect(!isOverdue(last, .comprehensive, "2025-06-30") && isOverdue(last, .comprehensive, "2025-07-01"))
    #expect(!isOverdue(last, .none, "2100-01-01"))
    let year = try PartialDate(parsing: "2015")
    #expect(!isOverdue(year, .special, "2020-12-31") && isOverdue(year, .special, "2021-01-01"))
  }

  @Test("A share is given of four visits and more")
  func shares() {
    #expect(Reciprocity.share(outbound: 3, inbound: 0) == nil)
    #expect(Reciprocity.share(outbound: 3, inbound: 1) == 75)
    #expect(Reciprocity.share(outbound: 0, inbound: 9) == 0)
  }

  @Test("A month on keeps the day where the month has it")
  func months() {
    func moved(_ text: String, _ months: Int) -> String? { CalendarDay(text)?.advanced(byMonths: months).description }
    #expect(moved("2024-01-31", 1) == "2024-02-29")
    #expect(moved("2024-01-31", -2) == "2023-11-30")
    #expect(moved("2023-12-15", 1) == "2024-01-15")
    #expect(moved("2023-01-15", -1) == "2022-12-15")
    var chance = Chance(3)
    for _ in 0..<300 {
      let day = CalendarDay(ordinal: Int.random(in: 0..<40_000, using: &chance))
      let months = Int.random(in: 0..<400, using: &chance)
      let there = day.advanced(byMonths: months)
      #expect((there.year * 12 + there.month) - (day.year * 12 + day.month) == months)
      #expect(there.day <= day.day)
      if there.day == day.day { #expect(there.advanced(byMonths: -months) == day) }
    }
  }
}
