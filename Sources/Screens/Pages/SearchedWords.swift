internal import Console
internal import Diplomacy

/// Words that stand out in lines and cells because they were searched for.
struct SearchedWords: Equatable, Sendable {
  /// Beginnings of words, in small letters without accents.
  private let words: [String]

  init(_ words: [String]) { self.words = words.filter { !$0.isEmpty } }

  var isEmpty: Bool { words.isEmpty }

  /// Whether a word, or a part of it that a sign sets off, begins as one that was searched for.
  func has(_ word: some StringProtocol) -> Bool {
    guard !words.isEmpty else { return false }
    let parts = SearchText.fold(word).split { !$0.isLetter && !$0.isNumber }
    return parts.contains { part in words.contains { part.hasPrefix($0) } }
  }

  /// A text in a role, with the words that were searched for in another.
  func spans(_ text: String, _ role: Role) -> [Span] {
    var spans: [Span] = []
    var rest = text[...]
    while let first = rest.first {
      let isWord = first.isLetter || first.isNumber
      let piece = rest.prefix { ($0.isLetter || $0.isNumber) == isWord }
      spans.append(Span(String(piece), isWord && has(piece) ? .active : role))
      rest = rest.dropFirst(piece.count)
    }
    return spans
  }
}
