internal import Diplomacy

/// What may be typed next in a prompt: a small list above it, from which Tab takes one.
package struct Completion: Hashable, Sendable {
  /// One thing that may be put in.
  package struct Item: Hashable, Sendable {
    /// What is put in the place of what was typed, in the form that the grammar reads.
    package var text: String
    /// What is shown, and what is said beside it in a quieter voice.
    package var label: String
    package var detail: String

    package init(text: String, label: String, detail: String = "") {
      self.text = text
      self.label = label
      self.detail = detail
    }
  }

  /// The characters of the field that an item replaces.
  package var range: Range<Int>
  package var items: [Item]
  /// The item that was gone to; nil while none was, when Tab takes the first.
  package var selected: Int?

  /// The most items that are offered: whoever does not see theirs types another letter.
  static let limit = 50

  /// Nil when there is nothing to offer.
  init?(range: Range<Int>, items: [Item]) {
    guard !items.isEmpty else { return nil }
    self.range = range
    self.items = Array(items.prefix(Self.limit))
  }

  /// Goes to the next item or the one before; from the first back to none.
  mutating func move(by step: Int) {
    let next = (selected ?? -1) + step
    selected = next < 0 ? nil : min(next, items.count - 1)
  }
}

/// Which part of a filter is being typed: the word at the cursor, taken apart as the grammar does.
struct CompletionPlace: Hashable {
  /// The name of the field whose value is being typed; nil while that itself or a free word is.
  var name: String?
  /// What has been typed of it, without quotation marks.
  var typed: String
  /// The characters that it takes.
  var range: Range<Int>

  /// - Parameters:
  ///   - text: the whole filter.
  ///   - cursor: the place of the cursor, from 0.
  /// - Returns: nil where nothing can be offered, as within quotation marks.
  init?(_ text: String, cursor: Int) {
    let head = Array(text.prefix(cursor))
    let start = Self.wordStart(head)
    var place = start
    if place < head.count, head[place] == "-" || head[place] == "!" { place += 1 }
    let word = head[place...]
    guard let colon = word.firstIndex(of: ":"), !word[..<colon].contains("\"") else {
      guard !word.contains("\"") else { return nil }
      self.init(name: nil, typed: String(word), range: place..<cursor)
      return
    }
    let name = String(word[..<colon])
    var value = colon + 1
    var isQuoted = false
    for index in value..<head.count {
      if head[index] == "\"" { isQuoted.toggle() }
      if head[index] == ",", !isQuoted { value = index + 1 }
    }
    // Of a range of years the end is being typed.
    if FilterField(word: name) == .year, let dots = String(head[value...]).firstRange(of: "..") {
      let text = String(head[value...])
      value += text.distance(from: text.startIndex, to: dots.upperBound)
    }
    self.init(name: name, typed: String(head[value...].filter { $0 != "\"" }), range: value..<cursor)
  }

  /// The field of the grammar whose value is being typed.
  var field: FilterField? { name.flatMap { FilterField(word: $0) } }

  private init(name: String?, typed: String, range: Range<Int>) {
    self.name = name
    self.typed = typed
    self.range = range
  }

  /// Where the word at the end begins: after the last blank outside quotation marks.
  private static func wordStart(_ head: [Character]) -> Int {
    var start = 0
    var isQuoted = false
    for (index, character) in head.enumerated() {
      if character == "\"" { isQuoted.toggle() }
      if character.isWhitespace, !isQuoted { start = index + 1 }
    }
    return start
  }
}

extension Completion.Item {
  /// A value as the grammar reads it back: in quotation marks where it needs them.
  init(value: String, label: String? = nil, detail: String = "") {
    self.init(text: Filter.Term(.text(value)).description, label: label ?? value, detail: detail)
  }
}
