internal import Diplomacy

/// The words of a closed list by their bytes, as values.
struct ListedWords<Word: CaseIterable & RawRepresentable<String> & Equatable> {
  private let codes: WordCodes<Word>
  private let words = Array(Word.allCases)
  /// The word that came last: the next row mostly has the same.
  private var latest: Int?

  /// - Parameter fallback: what a blank or unknown cell stands for.
  init(_ fallback: Word) { codes = WordCodes(fallback) }

  /// The word that these bytes are, or the fallback.
  mutating func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Word {
    if let latest, codes.isWord(latest, bytes) { return words[latest] }
    let code = codes.code(bytes)
    latest = code
    return words[code]
  }
}
