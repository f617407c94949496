internal import Diplomacy

/// The words of a closed list by their bytes, as values.
struct ListedWords<Word: CaseIterable & RawRepresentable<String> & Equatable> {
  private let codes: WordCodes<Word>
  private let words = Array(Word.allCases)

  /// - Parameter fallback: what a blank or unknown cell stands for.
  init(_ fallback: Word) { codes = WordCodes(fallback) }

  /// The word that these bytes are, or the one for whatever is none.
  func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Word { words[codes.code(bytes)] }
}
