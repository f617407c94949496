/// What a value after a colon asks of a number, a date or a flag.
package enum FilterValue: Hashable, Sendable {
  /// From a number on, through another; the upper end may be left out of it.
  case numbers(from: Double?, through: Double?, isOpen: Bool)
  /// From a day on through another, as ordinals of `CalendarDay`.
  case days(from: Int?, through: Int?)
  case flag(Bool)
  /// The text means nothing of the kind.
  case nothing

  /// - Parameter shape: what the field takes; of words and choices nothing can be said.
  package init(_ text: String, _ shape: FilterVocabulary.Shape) {
    let text = text.hasPrefix("=") ? String(text.dropFirst()) : text
    switch shape {
    case .number: self = Self.numbers(text)
    case .date: self = Self.days(text)
    case .flag:
      switch text.lowercased() {
      case "yes", "true", "1": self = .flag(true)
      case "no", "false", "0": self = .flag(false)
      default: self = .nothing
      }
    case .words, .choices, .years: self = .nothing
    }
  }

  package var isUsable: Bool { self != .nothing }

  package func contains(_ number: Double) -> Bool {
    guard case .numbers(let from, let through, let isOpen) = self else { return false }
    if let from, number < from { return false }
    guard let through else { return true }
    return isOpen ? number < through : number <= through
  }

  /// Whether a date may lie within; one that only touches does.
  package func touches(_ date: PartialDate) -> Bool {
    guard case .days(let from, let through) = self else { return false }
    guard let first = date.first?.ordinal ?? date.last?.ordinal, let last = date.last?.ordinal ?? date.first?.ordinal
    else { return false }
    return last >= from ?? Int.min && first <= through ?? Int.max
  }

  /// The two ends of a range, and whether the upper one is left out; a text without `..` is both ends.
  private static func ends(_ text: String) -> (from: Substring, through: Substring, isOpen: Bool) {
    guard let dots = text.firstRange(of: "..") else { return (text[...], text[...], false) }
    let rest = text[dots.upperBound...]
    return rest.hasPrefix("<")
      ? (text[..<dots.lowerBound], rest.dropFirst(), true) : (text[..<dots.lowerBound], rest, false)
  }

  private static func numbers(_ text: String) -> FilterValue {
    let (from, through, isOpen) = ends(text)
    let numbers = [from, through].map { Double($0.replacing("_", with: "")) }
    guard from.isEmpty || numbers[0] != nil, through.isEmpty || numbers[1] != nil, !(from.isEmpty && through.isEmpty),
      !numbers.contains(where: { $0.map { !$0.isFinite } ?? false })
    else { return .nothing }
    return .numbers(from: numbers[0], through: numbers[1], isOpen: isOpen)
  }

  private static func days(_ text: String) -> FilterValue {
    let (from, through, _) = ends(text)
    let dates = [from, through].map { try? PartialDate(parsing: $0) }
    guard from.isEmpty || dates[0]?.first != nil, through.isEmpty || dates[1]?.last != nil,
      !(from.isEmpty && through.isEmpty)
    else { return .nothing }
    return .days(from: dates[0]?.first?.ordinal, through: dates[1]?.last?.ordinal)
  }
}
