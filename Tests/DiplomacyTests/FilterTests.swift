import Diplomacy
import Testing

@Suite struct FilterTests {
  private static func filter(_ chance: inout Chance) -> Filter {
    let texts = [
      "joint", "phạm minh chính", "a:b", "-x", "!", "say \"hi\"", "back\\slash", "comma,here", "a b", "中国", "-", "\t",
      "",
    ]
    let terms = (0..<Int.random(in: 0...5, using: &chance)).map { _ -> Filter.Term in
      let isNegated = Int.random(in: 0..<3, using: &chance) == 0
      switch Int.random(in: 0..<4, using: &chance) {
      case 0:
        let from = Int.random(in: 1...9999, using: &chance)
        let through = Int.random(in: from...9999, using: &chance)
        let ranges: [(Int?, Int?)] = [(from, from), (from, through), (from, nil), (nil, through)]
        let (lower, upper) = chance.pick(ranges)
        return Filter.Term(.years(from: lower, through: upper), isNegated: isNegated)
      case 1: return Filter.Term(.text(chance.pick(texts)), isNegated: isNegated)
      default:
        let field = chance.pick(FilterField.allCases.filter { $0 != .year })
        let values = (0..<Int.random(in: 1...3, using: &chance)).map { _ in chance.pick(field.choices ?? texts) }
        return Filter.Term(.field(field, values), isNegated: isNegated)
      }
    }
    return Filter(terms: terms)
  }

  @Test(arguments: 0..<100) func whatIsWrittenIsRead(seed: UInt64) throws {
    var chance = Chance(seed)
    for _ in 0..<20 {
      let filter = Self.filter(&chance)
      #expect(try Filter(parsing: filter.description) == filter, "\(filter)")
    }
  }

  @Test func theWholeGrammar() throws {
    let filter = try Filter(
      parsing: "year:2019..2023 leader:\"phạm minh chính\" d:outgoing kind:state,Official -status:cancelled free words")
    #expect(
      filter.description
        == "year:2019..2023 leader:\"phạm minh chính\" dir:out kind:state,official -status:cancelled free words")
    #expect(filter.years?.from == 2019 && filter.years?.through == 2023)
    #expect(filter.values(of: .kind) == ["state", "official"])
    #expect(filter.removing(.year).years == nil)
    #expect(filter.replacing(.year, with: .years(from: 2020, through: 2020)).terms.last?.description == "year:2020")
  }

  @Test(arguments: [
    ("colour:red", 0..<6), ("kind:royal", 5..<10), ("year:soon", 5..<9), ("year:2023..2019", 5..<15),
    ("leader:", 0..<7),
    ("leader:\"xi", 7..<10), ("a - b", 2..<3),
  ])
  func mistakesArePlaced(text: String, range: Range<Int>) {
    let error = #expect(throws: FilterError.self) { try Filter(parsing: text) }
    #expect(error?.range == range, "\(text)")
    #expect(error?.mend.isEmpty == false)
  }

  @Test(arguments: 0..<40) func randomTextNeverTraps(seed: UInt64) {
    var chance = Chance(seed)
    let pieces = ["year:", "2019", "..", "\"", ":", ",", "-", "!", " ", "leader", "\\", "é", "kind:state"]
    for _ in 0..<100 {
      let text = (0..<Int.random(in: 0...8, using: &chance)).map { _ in chance.pick(pieces) }.joined()
      do throws(FilterError) {
        let filter = try Filter(parsing: text)
        #expect((try? Filter(parsing: filter.description)) == filter, "\(text)")
      } catch {
        #expect(error.range.lowerBound >= 0 && error.range.upperBound <= max(text.count, 1), "\(text)")
      }
    }
  }
}
