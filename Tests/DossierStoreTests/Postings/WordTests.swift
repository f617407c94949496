import Diplomacy
import Testing

@testable import DossierStore

@Suite struct ByteTableTests {
  @Test func textsKeepTheirNumbersThroughGrowth() {
    var table = ByteTable()
    let texts = (0..<5_000).map { "text \($0 % 2_500)" }
    let numbers = texts.map { table.add($0) }
    #expect(numbers == texts.indices.map { $0 % 2_500 })
    #expect(table.count == 2_500)
    #expect(table.find("text 42") == 42 && table.text(42) == "text 42")
    #expect(table.find("text") == nil && table.find("") == nil)
    #expect(table.add("") == 2_500 && table.find("") == 2_500)
  }
}

@Suite struct TokenTests {
  private func words(_ text: String) -> [String] {
    var tokens = Tokens()
    var found: [String] = []
    var text = text
    _ = text.withUTF8 { bytes in
      tokens.each(in: bytes) { word, hash, place in
        #expect(hash == word.reduce(ByteTable.seed, ByteTable.step))
        found.append("\(place) \(String(decoding: word, as: UTF8.self))")
      }
    }
    return found
  }

  @Test func wordsAreLettersAndDigitsInLowerCase() {
    #expect(words("Joint Statement, 2019-05 (G20)") == ["0 joint", "1 statement", "2 2019", "3 05", "4 g20"])
    #expect(words("") == [] && words(" -- ") == [])
  }

  @Test func aWordWithAccentsIsThereBothWaysInOnePlace() {
    #expect(words("Thủ tướng đi") == ["0 thu", "0 thủ", "1 tuong", "1 tướng", "2 di", "2 đi"])
    #expect(words("đa\u{0301}p") == words("đáp"), "composed and decomposed are the same word")
  }

  @Test func anAmountIsFoundWithAndWithoutItsCommas() {
    #expect(words("20,000 tonnes") == ["0 20", "1 000", "2 tonnes", "4 20000"])
    #expect(words("a, b") == ["0 a", "1 b"])
  }

  @Test func scriptsWithoutSpacesAndMarksStayWhole() {
    #expect(words("习近平 国事访问") == ["0 习近平", "1 国事访问"])
    #expect(words("กรุงเทพ") == ["0 กรุงเทพ"], "vowel signs are part of the word")
  }
}

/// Phrases and beginnings of words in the texts of visits.
@Suite struct WordIndexTests {
  private func found(_ text: String, _ outcomes: [String]) throws -> [Int] {
    let header = "id,direction,partner,start,outcomes,confidence,sources,note\n"
    let rows = outcomes.enumerated().map { "v\($0),outbound,CHN,20\($0 + 10)-01-01,\"\($1)\",high,vna,\n" }
    let dossier = try Sample(["visits.csv": header + rows.joined()]).open()
    let query = VisitQuery(filter: Filter(terms: [.init(.text(text))]), asOf: day("2024-01-01"), order: .oldestFirst)
    return try dossier.visits(query, at: 0..<99).compactMap { Int($0.id.dropFirst()) }
  }

  private let texts = [
    "joint statement on fisheries", "statement; joint plan", "joint venture, joint statement", "Joint Statements",
    "a joint and a statement", "fish", "fisheries fisheries fisheries",
  ]

  @Test(arguments: [
    ("joint statement", [0, 2, 3]), ("statement joint", []), ("fish", [0, 5, 6]), ("joint", [0, 1, 2, 3, 4]),
    ("fisheries fish", [6]), ("fisheries fisheries fisheries", [6]), ("plan", [1]), ("planet", []), ("zzz", []),
    ("a", [4]), ("joint venture joint statement", [2]),
  ])
  func aPhraseIsWordsInARow(text: String, expected: [Int]) throws {
    #expect(try found(text, texts) == expected)
  }

  @Test func wordsThatSortAtTheEndsAreFound() throws {
    #expect(try found("aaa", ["aaa", "zzz"]) == [0] && found("zzz", ["aaa", "zzz"]) == [1])
    #expect(try found("đặng", ["đặng", "dang"]) == [0] && found("dang", ["đặng", "dang"]) == [0, 1])
  }
}
