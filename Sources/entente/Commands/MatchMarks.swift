internal import Diplomacy

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Makes the words that were searched for stand out on a terminal: bold and underlined, which needs no colour. Text that
/// goes elsewhere stays as it is.
struct MatchMarks {
  /// The beginnings of words, in small letters without accents.
  private let beginnings: [String]

  /// - Parameter isShown: whether the text goes to a terminal that can show it.
  init(_ words: String, isShown: Bool = Self.isTerminal) {
    beginnings = isShown ? words.split(separator: " ").map { SearchText.fold($0) }.filter { !$0.isEmpty } : []
  }

  private static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 && Surroundings.variable("TERM") != "dumb" }

  /// The text with the words in it that begin as those searched for set off.
  func mark(_ text: String) -> String {
    guard !beginnings.isEmpty else { return text }
    var marked = ""
    var rest = text[...]
    while !rest.isEmpty {
      let other = rest.prefix { !$0.isLetter && !$0.isNumber }
      rest = rest.dropFirst(other.count)
      let word = rest.prefix { $0.isLetter || $0.isNumber }
      rest = rest.dropFirst(word.count)
      let folded = SearchText.fold(word)
      let isFound = !word.isEmpty && beginnings.contains { folded.hasPrefix($0) }
      marked += other + (isFound ? "\u{1B}[1;4m\(word)\u{1B}[0m" : String(word))
    }
    return marked
  }
}
