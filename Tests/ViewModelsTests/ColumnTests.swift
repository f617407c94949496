import Testing

@testable import ViewModels

@Suite("Columns that a person has chosen")
struct ColumnTests {
  private func partners(_ words: String...) throws -> ColumnChoice<PartnerColumn> { try ColumnChoice(words: words) }

  @Test("Without a choice the lists are as they were at every width")
  func standard() throws {
    let rest = try ColumnChoice<PartnerColumn>(words: ["..."])
    for width in 0...140 {
      #expect(PartnerColumn.fitting(width) == PartnerColumn.fitting(width, rest))
      let visits = VisitColumn.fitting(width)
      #expect(visits.contains(.partner) != visits.contains(.code))
      #expect(visits == VisitColumn.allCases.filter(visits.contains))
    }
  }

  @Test("One column is moved without naming the others, or left out")
  func moving() throws {
    #expect(try partners("...", "name").shown.last == .name)
    #expect(try partners("capital", "...").shown.first == .capital)
    #expect(try partners("-trend").shown == PartnerColumn.allCases.filter { $0 != .trend })
    #expect(try partners("name", "visits").shown == [.name, .visits])
  }

  @Test("What was named stays where room is short, and the name always")
  func narrow() throws {
    #expect(PartnerColumn.fitting(30, try partners("region", "...")) == [.region, .name])
    #expect(PartnerColumn.fitting(40, try partners("visits", "trade")) == [.name, .visits, .trade])
    let visits = try ColumnChoice<VisitColumn>(words: ["places", "dates", "partner"])
    #expect(VisitColumn.fitting(60, visits) == [.places, .dates, .partner])
    #expect(VisitColumn.fitting(36, visits) == [.places, .dates, .code])
  }

  @Test("Mistakes", arguments: [["nam"], ["name", "name"], ["name", "-name"], ["...", "..."], []])
  func mistakes(words: [String]) {
    #expect(throws: ColumnChoice<PartnerColumn>.Mistake.self) { try ColumnChoice<PartnerColumn>(words: words) }
  }
}
