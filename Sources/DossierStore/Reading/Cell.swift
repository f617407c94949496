internal import Diplomacy

/// A cell as the index keeps it.
enum Cell: Hashable {
  case blank
  case text(String)
  case integer(Int)
  case number(Double)
  /// EDTF as written, with the first and last day that it can mean; nil where it is open.
  case date(String, first: Int?, last: Int?)
}

/// Why a cell cannot be read, and what to write instead.
struct CellError: Error {
  var rule: Rule
  var reason: String
  var mend: String
}

extension ColumnType {
  /// Reads a cell that is not blank. A word that is not in the list comes back with its fallback and an error.
  func read(_ text: String) -> (cell: Cell?, error: CellError?) {
    switch self {
    case .text, .identifier, .list, .reference, .references: return (.text(text), nil)
    case .date: return Self.date(text)
    case .choice(let words, let fallback): return Self.choice(text, among: words, fallback)
    case .amount: return Self.amount(text)
    case .number:
      guard let number = Double(text), number.isFinite else {
        return (
          nil,
          CellError(
            rule: .numberInvalid, reason: "“\(shortened(text))” is not a number",
            mend: "write digits with a point, such as 21.03")
        )
      }
      return (.number(number), nil)
    case .flag:
      switch text.lowercased() {
      case "true", "yes", "1": return (.integer(1), nil)
      case "false", "no", "0": return (.integer(0), nil)
      default:
        return (
          .integer(0),
          CellError(
            rule: .valueUnknown, reason: "“\(shortened(text))” is neither true nor false", mend: "write true or false")
        )
      }
    }
  }

  private static func date(_ text: String) -> (Cell?, CellError?) {
    do {
      let date = try PartialDate(parsing: text)
      return (.date(text, first: date.first?.ordinal, last: date.last?.ordinal), nil)
    } catch {
      let reason = "“\(shortened(text))”: \(error.reason)"
      return (nil, CellError(rule: .dateInvalid, reason: reason, mend: error.mend))
    }
  }

  private static func choice(_ text: String, among words: [String], _ fallback: String?) -> (Cell?, CellError?) {
    if words.contains(text) { return (.text(text), nil) }
    let readAs = fallback.map { $0 == Tier.none.rawValue ? ", and is read as no tier" : ", and is read as “\($0)”" }
    let guess = Nearest.word(to: text, among: words).map { "did you mean “\($0)”? " } ?? ""
    let error = CellError(
      rule: .valueUnknown, reason: "“\(shortened(text))” is not a word for this column\(readAs ?? "")",
      mend: "\(guess)use one of \(words.joined(separator: ", "))")
    return (fallback.map { .text($0) }, error)
  }

  /// Far above what a country trades in a year, and far below what sums of thousands of figures would overflow.
  static let largestAmount = 1_000_000_000_000_000

  private static func amount(_ text: String) -> (Cell?, CellError?) {
    guard let number = Int(text), number >= 0, text.utf8.first != UInt8(ascii: "+") else {
      // More digits than a number can have is too large as well, and no slip in writing it.
      if text.utf8.count > 15, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return (nil, tooLarge(text)) }
      let error = CellError(
        rule: .numberInvalid, reason: "“\(shortened(text))” is not a whole number of at least 0",
        mend: "write digits only, such as 4600000000")
      return (nil, error)
    }
    return number > largestAmount ? (nil, tooLarge(text)) : (.integer(number), nil)
  }

  private static func tooLarge(_ text: String) -> CellError {
    CellError(
      rule: .numberInvalid, reason: "“\(shortened(text))” is more than \(grouped(largestAmount))",
      mend: "write the amount in its own unit, with as many digits as the source gives")
  }
}

/// The beginning of a text, for a message.
func shortened(_ text: String) -> String {
  text.utf8.count <= 60 ? text : String(text.prefix(40)) + "…"
}
