/// How many terminal columns text takes.
package enum TextWidth {
  /// The columns of one grapheme cluster: 0, 1 or 2.
  package static func columns(of cluster: Character) -> Int {
    if cluster.isASCII { return 1 }
    return 1
  }

  /// The columns of a text.
  package static func columns(of text: String) -> Int {
    var total = 0
    for cluster in text { total += columns(of: cluster) }
    return total
  }
}
