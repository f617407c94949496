internal import Diplomacy

/// What a person typed into the search, as the index is asked for it.
struct SearchWords {
  /// The question to a full-text table; blank when there is no word.
  let match: String
  /// What is typed, and its terms, each in one or more ways of writing it: all terms must be found.
  let typed: String
  let terms: [[String]]
  /// Words with accents, which must stand in the row as they were typed, in lower case.
  let accented: [String]

  /// Every word must be found, as the beginning of a word; rows that have them in a row come first, since they match
  /// twice.
  init(_ typed: String) {
    let composed = CellText.clean(CellText.composed(typed)).text
    let chunks = composed.split(whereSeparator: \.isWhitespace)
    self.typed = composed
    self.terms = chunks.flatMap { Self.ways(of: String($0)) }
    let terms = chunks.flatMap { Self.terms(SearchText.fold($0)) }
    let words = Self.words(SearchText.fold(composed))
    let all = terms.joined(separator: " AND ")
    match = terms.count < 2 ? all : "(\(Self.phrase(words))) OR (\(all))"
    accented = Self.words(composed).filter { SearchText.hasAccent($0) }.map { $0.lowercased() }
  }

  /// The conditions for what stands between two blanks: one for each word, but a number or a date is one phrase.
  private static func terms(_ chunk: String) -> [String] {
    let words = words(chunk)
    guard words.count > 1, words.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return words.map { phrase([$0]) } }
    // An amount in digits alone is the same only as a whole: 20,000 is not the beginning of 2,000,000,000.
    let joined = joinedNumbers(in: chunk).map { " OR \"\($0)\"" }.joined()
    return joined.isEmpty ? [phrase(words)] : ["(\(phrase(words))\(joined))"]
  }

  /// The words between two blanks by themselves; a number or a date as a whole, and an amount also in digits alone.
  private static func ways(of chunk: String) -> [[String]] {
    let words = words(chunk)
    guard words.count > 1, words.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return words.map { [$0] } }
    return [[chunk] + joinedNumbers(in: chunk)]
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func phrase(_ words: [String]) -> String { "\"\(words.joined(separator: " "))\" *" }
}

// MARK: - Words of rows

extension SearchWords {
  /// A row's text as it is put into a full-text table: folded, and with the numbers that have their thousands set apart
  /// once more without.
  static func indexed(_ text: String) -> String {
    let folded = SearchText.fold(text)
    let numbers = joinedNumbers(in: folded)
    return numbers.isEmpty ? folded : folded + "\n" + numbers.joined(separator: " ")
  }

  /// A name in one word, so that `vietnam` finds Viet Nam; blank when it is one word already.
  static func inOneWord(_ name: String) -> String {
    let words = words(SearchText.fold(name))
    return words.count > 1 ? words.joined() : ""
  }

  /// The numbers in a text whose thousands are set apart by commas, without them: `20000` for `20,000`.
  static func joinedNumbers(in text: String) -> [String] {
    guard hasCommaInNumber(text) else { return [] }
    let comma = UInt8(ascii: ",")
    return text.utf8.split { !isDigit($0) && $0 != comma }.compactMap { number in
      let groups = number.split(separator: comma)
      guard groups.count > 1, let first = groups.first, first.count <= 3,
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
      return groups.map { String(decoding: $0, as: UTF8.self) }.joined()
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Whether a comma stands between two digits: most texts have none, and need not be taken apart.
  private static func hasCommaInNumber(_ text: String) -> Bool {
    var isAfterDigit = false
    var isAfterComma = false
    for byte in text.utf8 {
      if isDigit(byte) {
        if isAfterComma { return true }
        isAfterDigit = true
      } else {
        isAfterComma = isAfterDigit && byte == UInt8(ascii: ",")
        isAfterDigit = false
      }
    }
    return false
  }
}
