package import Diplomacy

/// What stands in one cell: the value as it sorts and leaves the program, and the text as it shows.
package struct SheetCell: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case text(String)
    case number(Double)
    case date(PartialDate)
    case flag(Bool)
    case list([String])
    /// Nobody knows, which is not zero and not blank text.
    case missing
  }

  /// What should be known of the cell before it is quoted.
  package enum Sign: Hashable, Sendable {
    /// Sources differ.
    case disputed
    /// The fact's confidence is low.
    case doubtful
    /// About so much.
    case approximate
  }

  package var value: Value
  /// The text where it is not simply that of the value.
  private var words: String?
  package var sign: Sign?
  /// The place of the value among others that do not sort by their text, such as tiers: 0 comes first.
  package var rank: Int?
  /// The value as the dossier's tables write it, where it shows otherwise, such as `in_force`.
  package var raw: String?
  /// Another text that finds the cell in a filter, such as a partner's code.
  package var also: String?

  package init(
    _ value: Value, shown words: String? = nil, sign: Sign? = nil, rank: Int? = nil, also: String? = nil,
    raw: String? = nil
  ) {
    self.raw = raw
    self.value = value
    self.words = words
    self.sign = sign
    self.rank = rank
    self.also = also
  }

  package static let missing = SheetCell(.missing)

  /// Text, or missing where it is blank.
  package static func text(
    _ text: String?, sign: Sign? = nil, rank: Int? = nil, also: String? = nil, raw: String? = nil
  ) -> SheetCell {
    guard let text, !text.isEmpty else { return .missing }
    return SheetCell(.text(text), sign: sign, rank: rank, also: also, raw: raw)
  }

  /// A number, or missing.
  package static func number(_ number: Int?, sign: Sign? = nil) -> SheetCell {
    number.map { SheetCell(.number(Double($0)), sign: sign) } ?? .missing
  }

  /// Whole US dollars, or missing.
  package static func money(_ dollars: Int?, sign: Sign? = nil) -> SheetCell {
    dollars.map { SheetCell(.number(Double($0)), shown: Dollars.short($0), sign: sign) } ?? .missing
  }

  /// A date, or missing.
  package static func date(_ date: PartialDate?, sign: Sign? = nil) -> SheetCell {
    date.map { SheetCell(.date($0), sign: sign) } ?? .missing
  }

  /// A list, or missing where it is empty.
  package static func list(_ items: [String], also: String? = nil) -> SheetCell {
    items.isEmpty ? .missing : SheetCell(.list(items), also: also)
  }

  package static func flag(_ isSet: Bool) -> SheetCell { SheetCell(.flag(isSet)) }

  package var isMissing: Bool { value == .missing }

  /// The text that shows, without the sign; blank when the value is missing.
  package var shown: String {
    if let words { return words }
    return switch value {
    case .text(let text): text
    case .number(let number): Self.text(number)
    case .date(let date): date.description
    case .flag(let isSet): isSet ? "yes" : "no"
    case .list(let items): items.joined(separator: ", ")
    case .missing: ""
    }
  }

  /// A number as it shows: whole ones in groups of three, others with two decimals at most.
  static func text(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    if number == number.rounded(), abs(number) < 1e15 {
      return number < 0 ? "−" + grouped(Int(-number)) : grouped(Int(number))
    }
    let hundredths = (abs(number) * 100).rounded()
    guard hundredths < 1e15 else { return String(number) }
    let (whole, rest) = Int(hundredths).quotientAndRemainder(dividingBy: 100)
    let decimals = rest % 10 == 0 ? String(rest / 10) : rest < 10 ? "0\(rest)" : String(rest)
    return (number < 0 ? "−" : "") + grouped(whole) + "." + decimals
  }
}
