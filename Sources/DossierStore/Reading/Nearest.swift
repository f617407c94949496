internal import Diplomacy

/// The word that was probably meant.
enum Nearest {
  /// The only word that is as near as any, or nil where none is near or several are equally so.
  static func word(to text: String, among words: [String]) -> String? {
    var finder = Finder(words)
    return finder.word(to: text)
  }

  /// Looks many texts up among the same words, and no more of them than cost little.
  struct Finder {
    /// Texts that are looked up, and words that they are held against.
    private static let (texts, words) = (25, 20_000)

    private let words: [(word: String, folded: [UInt8])]
    private var left = Self.texts

    init(_ words: [String]) {
      self.words = words.prefix(Self.words).map { ($0, Nearest.folded($0)) }
    }

    mutating func word(to text: String) -> String? {
      guard left > 0, text.utf8.count <= 64 else { return nil }
      left -= 1
      let wanted = Nearest.folded(text)
      // In a short id every letter counts: more than one wrong makes it another.
      var limit = wanted.count < 2 ? 0 : wanted.count <= 4 ? 1 : 2
      var best: [String] = []
      for (word, folded) in words where word != text {
        guard let distance = Nearest.distance(wanted, folded, atMost: limit) else { continue }
        if distance < limit { best.removeAll() }
        limit = distance
        best.append(word)
      }
      return best.count == 1 ? best[0] : nil
    }
  }

  /// Small letters without accents, with one sign for all that joins words.
  private static func folded(_ text: String) -> [UInt8] {
    SearchText.fold(text).utf8.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
  }

  /// How many letters must be put in, taken out, changed or swapped with the next to make one of the other; nil when
  /// it is more than the limit.
  static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    if left == right { return 0 }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        var cost = min(previous[column + 1], current[column]) + 1
        cost = min(cost, previous[column] + (right[column] == letter ? 0 : 1))
        if row > 0, column > 0, right[column] == left[row - 1], right[column - 1] == letter {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      if current.min() ?? 0 > limit { return nil }
      (before, previous) = (previous, current)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }
}
