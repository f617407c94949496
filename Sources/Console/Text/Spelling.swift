/// Compares words, to guess what a misspelt one meant.
package enum Spelling {
  /// How many letters have to be added, dropped or changed to make one word the other (Levenshtein).
  package static func distance(_ left: String, _ right: String) -> Int {
    let target = Array(right)
    var row = Array(0...target.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in target.enumerated() {
        let change = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[target.count]
  }

  /// The known word that is most like another, the first of several; nil when there is none to choose from.
  package static func nearest(_ word: String, among known: some Sequence<String>) -> String? {
    known.map { ($0, distance($0, word)) }.min { $0.1 < $1.1 }?.0
  }
}
