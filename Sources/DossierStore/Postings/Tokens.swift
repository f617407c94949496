internal import Diplomacy

/// Takes texts apart into words: runs of letters, digits and the marks on them, in lower case.
///
/// A word with accents counts twice in the same place, without them and as it is written, so that what is typed finds
/// it either way.
struct Tokens {
  /// The bytes of the word at hand; kept between words so that none is allocated.
  private var word: [UInt8] = []

  init() {
    word.reserveCapacity(64)
  }

  /// Calls the body with each word, its hash as `ByteTable` makes it, and its place from 0 on.
  ///
  /// - Returns: how many places there are.
  mutating func each(
    in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, UInt64, Int) -> Void
  ) -> Int {
    var place = 0
    var hash = ByteTable.seed
    var hasComma = false
    word.removeAll(keepingCapacity: true)
    for byte in text {
      if byte >= 0x80 { return Self.eachUnplain(in: text, body) }
      let letter = Self.lowered[Int(byte)]
      if letter != 0 {
        word.append(letter)
        hash = ByteTable.step(hash, letter)
        continue
      }
      hasComma = hasComma || byte == UInt8(ascii: ",")
      guard !word.isEmpty else { continue }
      word.withUnsafeBufferPointer { body($0, hash, place) }
      place += 1
      hash = ByteTable.seed
      word.removeAll(keepingCapacity: true)
    }
    if !word.isEmpty {
      word.withUnsafeBufferPointer { body($0, hash, place) }
      place += 1
    }
    return hasComma ? Self.eachNumber(in: String(decoding: text, as: UTF8.self), from: place, body) : place
  }

  /// For each byte of ASCII the letter or digit in lower case, 0 for what stands between words.
  private static let lowered: [UInt8] = (0..<128).map { byte in
    switch byte {
    case 0x30...0x39, 0x61...0x7A: UInt8(byte)
    case 0x41...0x5A: UInt8(byte + 0x20)
    default: 0
    }
  }

  /// The same for text beyond ASCII.
  private static func eachUnplain(
    in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, UInt64, Int) -> Void
  ) -> Int {
    let composed = CellText.composed(String(decoding: text, as: UTF8.self))
    let folded = words(of: SearchText.fold(composed))
    let written = words(of: composed.lowercased())
    for (place, word) in folded.enumerated() {
      say(word, place, body)
      guard folded.count == written.count, written[place] != word else { continue }
      say(written[place], place, body)
    }
    return eachNumber(in: composed, from: folded.count, body)
  }

  /// Numbers with their thousands set apart, once more without: `20000` for `20,000`.
  private static func eachNumber(
    in text: String, from place: Int, _ body: (UnsafeBufferPointer<UInt8>, UInt64, Int) -> Void
  ) -> Int {
    let numbers = SearchWords.joinedNumbers(in: text)
    for (index, number) in numbers.enumerated() { say(number, place + 1 + index, body) }
    return numbers.isEmpty ? place : place + 1 + numbers.count
  }

  private static func say(
    _ word: String, _ place: Int, _ body: (UnsafeBufferPointer<UInt8>, UInt64, Int) -> Void
  ) {
    var word = word
    word.withUTF8 { bytes in body(bytes, bytes.reduce(ByteTable.seed, ByteTable.step), place) }
  }

  /// The words of a text as it stands.
  static func words(of text: String) -> [String] {
    text.unicodeScalars.split { !isPart($0) }.map { String($0) }
  }

  /// Whether a scalar is part of a word: a letter, a digit, or a mark on one.
  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return lowered[Int(scalar.value)] != 0 }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .privateUse:
      true
    default: false
    }
  }
}
