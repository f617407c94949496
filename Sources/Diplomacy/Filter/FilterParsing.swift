/// What is wrong with a filter, where, and what to write instead.
package struct FilterError: Error, Hashable, Sendable {
  /// The characters of the filter that are wrong, counted from 0.
  package let range: Range<Int>
  package let reason: String
  package let mend: String

  package init(range: Range<Int>, reason: String, mend: String) {
    self.range = range
    self.reason = reason
    self.mend = mend
  }

  /// The error in one sentence.
  package var message: String { "\(reason): \(mend)" }
}

extension Filter {
  /// Reads a filter.
  ///
  /// - Parameter vocabulary: the fields that there are where it is to be used.
  /// - Throws: `FilterError` with the place of the mistake.
  package init(parsing text: String, for vocabulary: FilterVocabulary = .all) throws(FilterError) {
    var scanner = FilterScanner(text, vocabulary)
    self.init()
    while let term = try scanner.next() { terms.append(term) }
  }
}

/// Reads a filter term by term.
private struct FilterScanner {
  private let characters: [Character]
  private let vocabulary: FilterVocabulary
  private var position = 0

  init(_ text: String, _ vocabulary: FilterVocabulary) {
    characters = Array(text)
    self.vocabulary = vocabulary
  }

  mutating func next() throws(FilterError) -> Filter.Term? {
    while let character = peek, character.isWhitespace { position += 1 }
    guard let first = peek else { return nil }
    var isNegated = false
    if first == "-" || first == "!" {
      isNegated = true
      position += 1
      guard let following = peek, !following.isWhitespace else {
        throw error(from: position - 1, "“\(first)” stands alone", "write what to leave out right after it")
      }
    }
    return Filter.Term(try condition(), isNegated: isNegated)
  }

  private var peek: Character? { position < characters.count ? characters[position] : nil }

  private mutating func condition() throws(FilterError) -> Filter.Condition {
    let start = position
    let (word, wasQuoted) = try value(stoppingAt: ":")
    guard peek == ":", !wasQuoted else {
      if !wasQuoted, word == "OR" || word == "AND" {
        throw error(
          from: start, "“\(word)” is no word of the grammar",
          "terms must all hold by themselves; for either, write kind:state,official or year:2022..2023")
      }
      return .text(word)
    }
    guard let field = vocabulary.entry(word) else {
      let known = vocabulary.entries.map(\.name).joined(separator: ", ")
      throw error(from: start, "there is no field “\(word)”", "use one of \(known)")
    }
    position += 1
    let valueStart = position
    var values: [String] = []
    repeat {
      if !values.isEmpty { position += 1 }
      let (text, quoted) = try value(stoppingAt: ",")
      if !text.isEmpty || quoted { values.append(text) }
      if text.isEmpty && !quoted {
        throw error(from: start, "“\(word):” needs a value", "write for example \(field.example)")
      }
    } while peek == ","
    return try checked(field, values, from: valueStart)
  }

  /// One word, or a quoted phrase, up to a space or the given character. `=` before a quotation belongs to the value.
  private mutating func value(stoppingAt stop: Character) throws(FilterError) -> (text: String, wasQuoted: Bool) {
    let start = position
    var text = ""
    if peek == "=", position + 1 < characters.count, characters[position + 1] == "\"" {
      text = "="
      position += 1
    }
    if peek == "\"" {
      position += 1
      while let character = peek, character != "\"" {
        position += 1
        if character == "\\", let escaped = peek {
          text.append(escaped)
          position += 1
        } else {
          text.append(character)
        }
      }
      guard peek == "\"" else { throw error(from: start, "the quotation is not closed", "add a closing \"") }
      position += 1
      return (text, true)
    }
    while let character = peek, !character.isWhitespace, character != stop {
      text.append(character)
      position += 1
    }
    return (text, false)
  }

  /// Turns values into a condition after checking them against what the field allows.
  private func checked(
    _ entry: FilterVocabulary.Entry, _ values: [String], from start: Int
  ) throws(FilterError) -> Filter.Condition {
    var canonical: [String] = []
    switch entry.shape {
    case .years:
      guard values.count == 1 else {
        throw error(from: start, "“year:” takes one year or range", "write year:2019..2023")
      }
      return try years(values[0], from: start)
    case .choices(let choices):
      for value in values {
        guard let choice = Self.choice(value, of: entry.field, among: choices) else {
          throw error(
            from: start, "“\(value)” is not a value of \(entry.name)", "use one of \(choices.joined(separator: ", "))")
        }
        canonical.append(choice)
      }
    case .words: canonical = values
    case .number, .date, .flag:
      for value in values where !FilterValue(value, entry.shape).isUsable {
        throw error(from: start, "“\(value)” says nothing about \(entry.name)", "write for example \(entry.example)")
      }
      canonical = values
    }
    if let field = entry.field { return .field(field, canonical) }
    return .column(entry.name, canonical)
  }

  /// The choice that a value names; `=` before it changes nothing, for choices are always whole.
  private static func choice(_ value: String, of field: FilterField?, among choices: [String]) -> String? {
    let value = value.hasPrefix("=") ? String(value.dropFirst()) : value
    switch field {
    case .direction: return Direction(word: value).map { $0 == .outbound ? "out" : "in" }
    case .tier: return Tier(word: value)?.code
    default:
      let lowered = value.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
      return choices.first { $0 == lowered }
    }
  }

  private func years(_ text: String, from start: Int) throws(FilterError) -> Filter.Condition {
    let ends: [Substring]
    if let dots = text.firstRange(of: "..") {
      ends = [text[..<dots.lowerBound], text[dots.upperBound...]]
    } else {
      ends = [text[...], text[...]]
    }
    let years = ends.map { Int($0) }
    for (end, year) in zip(ends, years) where !end.isEmpty && (year == nil || !(1...9999).contains(year ?? 0)) {
      throw error(from: start, "“\(end)” is not a year", "write year:2023 or year:2019..2023")
    }
    guard years[0] != nil || years[1] != nil else {
      throw error(from: start, "the range has no year", "write year:2019.. or year:..2023")
    }
    if let from = years[0], let through = years[1], from > through {
      throw error(from: start, "the range ends before it starts", "write year:\(through)..\(from)")
    }
    return .years(from: years[0], through: years[1])
  }

  private func error(from start: Int, _ reason: String, _ mend: String) -> FilterError {
    FilterError(range: start..<max(position, start + 1), reason: reason, mend: mend)
  }
}
