internal import Diplomacy

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Makes the words that were searched for stand out on a terminal: bold and underlined, which needs no colour. Text that
/// goes elsewhere stays as it is.
struct MatchMarks {
  private let words: SearchedWords

  /// - Parameter isShown: whether the text goes to a terminal that can show it.
  init(_ words: String, isShown: Bool = Self.isTerminal) {
    self.words = SearchedWords(isShown ? words.split(separator: " ").map { SearchText.fold($0) } : [])
  }

  private static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 && Surroundings.variable("TERM") != "dumb" }

  /// The text with the words in it that begin as those searched for set off.
  func mark(_ text: String) -> String {
    guard !words.isEmpty else { return text }
    return words.pieces(of: text).map { $0.isSearched ? "\u{1B}[1;4m\($0.text)\u{1B}[0m" : String($0.text) }.joined()
  }
}
