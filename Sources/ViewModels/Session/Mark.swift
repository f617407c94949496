package import Diplomacy

/// A row or page that a person has marked with a letter, to come back to it.
package struct Mark: Hashable, Sendable {
  package var letter: Character
  /// A row by its key (`fact`), or a page.
  package var subject: DetailSubject
  /// What was marked, in the words of that time: it names a row that is gone.
  package var title: String
  package var note: String

  package init(letter: Character, subject: DetailSubject, title: String, note: String) {
    self.letter = letter
    self.subject = subject
    self.title = title
    self.note = note
  }

  /// Whether a letter can be a mark's.
  package static func isLetter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}

/// The marks of a dossier, one for each letter.
package struct Marks: Hashable, Sendable {
  /// In the order of their letters.
  package private(set) var all: [Mark] = []
  private var letters: [FactKey: Character] = [:]

  package init(_ marks: [Mark] = []) { for mark in marks { set(mark) } }

  package var isEmpty: Bool { all.isEmpty }

  package mutating func set(_ mark: Mark) {
    remove(mark.letter)
    all.append(mark)
    all.sort { $0.letter < $1.letter }
    note()
  }

  package mutating func remove(_ letter: Character) {
    all.removeAll { $0.letter == letter }
    note()
  }

  private mutating func note() {
    letters = Dictionary(
      all.compactMap { mark in mark.subject.row.map { ($0, mark.letter) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The letter of a row's mark; the sign beside it in the lists.
  package func letter(of fact: FactKey?) -> Character? {
    guard !letters.isEmpty, let fact else { return nil }
    return letters[fact]
  }

  package subscript(letter: Character) -> Mark? { all.first { $0.letter == letter } }

  // MARK: The file

  private static let kind = "entente marks 1"

  /// The marks as lines: letter, subject, title, note.
  package var text: String {
    ([Self.kind]
      + all.map { mark in
        Words.joined([String(mark.letter), mark.subject.notation, mark.title, mark.note].map(SessionText.oneLine))
      }).map { $0 + "\n" }.joined()
  }

  /// Reads marks; lines that are none are left out. Nil when the text is no list of marks at all.
  package init?(text: String) {
    let lines = text.split(separator: "\n")
    guard lines.first.map(String.init) == Self.kind else { return nil }
    self.init(
      lines.dropFirst().compactMap { line in
        let words = Words.split(line)
        guard words.count == 4, words[0].count == 1, let letter = words[0].first, Mark.isLetter(letter),
          let subject = DetailSubject(notation: words[1])
        else { return nil }
        return Mark(letter: letter, subject: subject, title: words[2], note: words[3])
      })
  }
}

extension DetailSubject {
  /// The row that the subject is about; nil where it is about more than one.
  package var row: FactKey? {
    switch self {
    case .fact(let key): key
    case .partner(let id), .standing(let id): FactKey("partners", id)
    case .visit(let id): FactKey("visits", id)
    case .source(let id): FactKey("sources", id)
    default: nil
    }
  }
}
