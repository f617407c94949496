/// A line of text being typed, with a cursor between its characters.
package struct TextField: Hashable, Sendable {
  private var characters: [Character]
  /// The cursor's place: 0 is before the first character.
  package private(set) var cursor: Int

  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  package var text: String { String(characters) }
  /// The text before the cursor.
  package var head: String { String(characters[..<cursor]) }

  /// One thing typed into the field.
  package enum Edit: Hashable, Sendable {
    case insert(String)
    case backspace
    case delete
    case left, right
    case start, end
    case deleteWord
    case clear
  }

  package mutating func apply(_ edit: Edit) {
    switch edit {
    case .insert(let text):
      // Control characters may arrive in a paste; they are no part of any filter.
      let clean = text.filter { !$0.isNewline && $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } }
      // A combining mark joins the character before it, so the count is taken from the joined text.
      let joined = head + clean
      let tail = characters[cursor...]
      characters = Array(joined) + tail
      cursor = joined.count
    case .backspace where cursor > 0:
      cursor -= 1
      characters.remove(at: cursor)
    case .delete where cursor < characters.count: characters.remove(at: cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .start: cursor = 0
    case .end: cursor = characters.count
    case .deleteWord: deleteWord()
    case .clear:
      characters = []
      cursor = 0
    case .backspace, .delete: break
    }
  }

  /// Puts text in the place of some characters, with the cursor after it. What lies beyond the end is left out.
  package mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<characters.count)
    let tail = Array(characters[range.upperBound...])
    let head = Array(String(characters[..<range.lowerBound]) + text)
    characters = head + tail
    cursor = head.count
  }

  private mutating func deleteWord() {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    characters.removeSubrange(start..<cursor)
    cursor = start
  }
}
