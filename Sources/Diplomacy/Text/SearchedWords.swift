/// Words that stand out in lines, cells and output because they were searched for.
package struct SearchedWords: Hashable, Sendable {
  /// Beginnings of words, in small letters without accents.
  private let beginnings: [String]

  /// - Parameter beginnings: what words begin with that stand out, in small letters without accents.
  package init(_ beginnings: [String]) { self.beginnings = beginnings.filter { !$0.isEmpty } }

  package var isEmpty: Bool { beginnings.isEmpty }

  /// Whether a word, or a part of it that a sign sets off, begins as one that was searched for.
  package func has(_ word: some StringProtocol) -> Bool {
    guard !isEmpty else { return false }
    let parts = SearchText.fold(word).split { !Self.isInWord($0) }
    return parts.contains { part in beginnings.contains { part.hasPrefix($0) } }
  }

  /// A text cut into its words and what stands between them, with what stands out.
  package func pieces(of text: String) -> [(text: Substring, isSearched: Bool)] {
    var pieces: [(text: Substring, isSearched: Bool)] = []
    var rest = text[...]
    while let first = rest.first {
      let isWord = Self.isInWord(first)
      let piece = rest.prefix { Self.isInWord($0) == isWord }
      pieces.append((piece, isWord && has(piece)))
      rest = rest[piece.endIndex...]
    }
    return pieces
  }

  private static func isInWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
