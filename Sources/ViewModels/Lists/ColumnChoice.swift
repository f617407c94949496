/// A column of a list that a person may show, hide and move.
package protocol ListColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases == [Self] {
  /// What lists of columns call it.
  var title: String { get }
  /// What it says, where its title does not say it all; else blank.
  var explanation: String { get }
}

/// Which columns a list shows, and in which order.
package struct ColumnChoice<Column: ListColumn>: Hashable, Sendable {
  /// From left to right.
  package private(set) var shown: [Column]
  /// Those that the person named: where room is short they stay before the others, the leftmost first.
  package private(set) var named: [Column]

  /// Every column, as the program has them.
  package init() {
    shown = Column.allCases
    named = []
  }

  /// Reads a list of names, as `ColumnWords` does.
  ///
  /// - Throws: the first word that names no column, is named twice, or leaves nothing to show.
  package init(words: [String]) throws(Mistake) {
    let read = try ColumnWords(words, known: Column.allCases.map(\.rawValue))
    shown = read.shown.compactMap { Column(rawValue: $0) }
    named = read.named.compactMap { Column(rawValue: $0) }
  }

  /// The words that `init(words:)` reads as this choice.
  package var words: [String] {
    shown.map { named.contains($0) ? $0.rawValue : $0.rawValue + String(ColumnWords.ifRoom) }
  }

  /// Shows a column at the right of the others, and before others where room is short, or hides it; the last one stays.
  package mutating func toggle(_ column: Column) {
    if let place = shown.firstIndex(of: column) {
      guard shown.count > 1 else { return }
      shown.remove(at: place)
      named.removeAll { $0 == column }
    } else {
      shown.append(column)
      name(column)
    }
  }

  /// Moves a column that shows to the left or the right, and keeps it before others where room is short.
  package mutating func move(_ column: Column, by places: Int) {
    guard let place = shown.firstIndex(of: column), shown.indices.contains(place + places) else { return }
    shown.remove(at: place)
    shown.insert(column, at: place + places)
    name(column)
  }

  private mutating func name(_ column: Column) {
    let all = named + [column]
    named = shown.filter(all.contains)
  }

  package typealias Mistake = ColumnMistake
}

/// A list of columns in words.
package struct ColumnWords: Hashable, Sendable {
  /// From left to right.
  package private(set) var shown: [String]
  /// Those named without `?`.
  package private(set) var named: [String]

  /// Stands for the columns that are not named.
  package static var rest: String { "..." }
  /// Stands after a column that shows only where there is room to spare.
  static var ifRoom: Character { "?" }

  /// Reads a list of names. `...` stands for the usual columns not named, in their order, so that one can be moved without
  /// naming all; `-name` leaves one out, and `name?` gives one its place without preferring it where room is short.
  ///
  /// - Parameters:
  ///   - known: every column by name.
  ///   - usual: those that show when nothing is chosen; all when nil.
  /// - Throws: the first word that names no column, is named twice, or leaves nothing to show.
  package init(_ words: [String], known: [String], usual: [String]? = nil) throws(ColumnMistake) {
    var left: [String] = []
    var placed: [String] = []
    var spare: Set<String> = []
    var place: Int?
    for word in words {
      if word == Self.rest {
        guard place == nil else { throw ColumnMistake(word: word, kind: .twice) }
        place = placed.count
        continue
      }
      let isOut = word.hasPrefix("-")
      let isSpare = !isOut && word.last == Self.ifRoom
      let column = isOut ? String(word.dropFirst()) : isSpare ? String(word.dropLast()) : word
      guard known.contains(column) else { throw ColumnMistake(word: column, kind: .unknown) }
      guard !placed.contains(column), !left.contains(column) else { throw ColumnMistake(word: word, kind: .twice) }
      if isOut { left.append(column) } else { placed.append(column) }
      if isSpare { spare.insert(column) }
    }
    // Only what is to go was named: everything else stays as it was.
    if placed.isEmpty, !left.isEmpty, place == nil { place = 0 }
    var shown = placed
    if let place {
      shown.insert(contentsOf: (usual ?? known).filter { !placed.contains($0) && !left.contains($0) }, at: place)
    }
    guard !shown.isEmpty else { throw ColumnMistake(word: "", kind: .nothing) }
    self.shown = shown
    named = placed.filter { !spare.contains($0) }
  }
}

/// What is wrong with a list of columns.
package struct ColumnMistake: Error, Hashable {
  package enum Kind: Hashable { case unknown, twice, nothing }

  package var word: String
  package var kind: Kind
}
