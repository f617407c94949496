/// A column of a list that a person may show, hide and move.
package protocol ListColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases == [Self] {}

/// Which columns a list shows, and in which order.
package struct ColumnChoice<Column: ListColumn>: Hashable, Sendable {
  /// From left to right.
  package private(set) var shown: [Column]
  /// Those that the person named: where room is short they stay before the others, the first named first.
  package private(set) var named: [Column]

  /// Every column, as the program has them.
  package init() {
    shown = Column.allCases
    named = []
  }

  /// Stands for the columns that are not named.
  package static var rest: String { "..." }

  /// Reads a list of names. `...` stands for the columns not named, in their usual order, so that one can be moved without
  /// naming all; `-name` leaves one out.
  ///
  /// - Throws: the first word that names no column, is named twice, or leaves nothing to show.
  package init(words: [String]) throws(Mistake) {
    var left: [Column] = []
    var named: [Column] = []
    var place: Int?
    for word in words {
      if word == Self.rest {
        guard place == nil else { throw Mistake(word: word, kind: .twice) }
        place = named.count
        continue
      }
      let isOut = word.hasPrefix("-")
      guard let column = Column(rawValue: isOut ? String(word.dropFirst()) : word) else {
        throw Mistake(word: word, kind: .unknown)
      }
      guard !named.contains(column), !left.contains(column) else { throw Mistake(word: word, kind: .twice) }
      if isOut { left.append(column) } else { named.append(column) }
    }
    // Only what is to go was named: everything else stays as it was.
    if named.isEmpty, !left.isEmpty, place == nil { place = 0 }
    var shown = named
    if let place {
      shown.insert(contentsOf: Column.allCases.filter { !named.contains($0) && !left.contains($0) }, at: place)
    }
    guard !shown.isEmpty else { throw Mistake(word: "", kind: .nothing) }
    self.shown = shown
    self.named = named
  }

  /// What is wrong with a list of columns.
  package struct Mistake: Error, Hashable {
    package enum Kind: Hashable { case unknown, twice, nothing }

    package var word: String
    package var kind: Kind
  }
}
