/// How well a query matches a name: every word of the query must be found, in any order.
///
/// Plain letters match accented ones; a word typed with an accent matches only text with that accent.
package struct FuzzyQuery: Hashable, Sendable {
  private struct Word: Hashable, Sendable {
    var text: String
    var isExact: Bool
  }

  private let words: [Word]

  package init(_ text: String) {
    words = text.split(separator: " ").map { word in
      let isExact = SearchText.hasAccent(word)
      return Word(text: isExact ? word.lowercased() : SearchText.fold(word), isExact: isExact)
    }
  }

  package var isEmpty: Bool { words.isEmpty }

  /// The score of a candidate, higher is better, or nil when it does not match.
  ///
  /// A word scores most at the start of the candidate, then at the start of a word, then inside a word, then as
  /// letters in order ("npt" finds Nguyễn Phú Trọng).
  package func score(_ candidate: String) -> Int? {
    let folded = SearchText.fold(candidate)
    let exact = candidate.lowercased()
    var total = 0
    for word in words {
      guard let score = Self.score(word.text, in: word.isExact ? exact : folded, allowingLetters: !word.isExact) else {
        return nil
      }
      total += score
    }
    return total
  }

  private static func score(_ word: String, in text: String, allowingLetters: Bool) -> Int? {
    if let range = text.firstRange(of: word) {
      if range.lowerBound == text.startIndex { return 100 }
      var best = text[text.index(before: range.lowerBound)].isLetter ? 40 : 80
      if best == 40, text.contains(" " + word) { best = 80 }
      return best
    }
    return allowingLetters && isInitials(word, of: text) ? 20 : nil
  }

  /// Whether the letters of `word` are the first letters of consecutive words of `text`.
  private static func isInitials(_ word: String, of text: String) -> Bool {
    guard word.count > 1 else { return false }
    let initials = String(text.split(separator: " ").compactMap(\.first))
    return initials.contains(word)
  }
}
