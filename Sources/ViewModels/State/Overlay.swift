package import Diplomacy

/// What lies over the dashboard and takes the keys: a field being typed into, or a list to choose from.
package enum Overlay: Hashable, Sendable {
  case prompt(Prompt)
  case picker(Picker)
}

/// A one-line question with its answer applied as it is typed.
package struct Prompt: Hashable, Sendable {
  package enum Purpose: Hashable, Sendable {
    case partnerFilter
    case timelineFilter
    case years
    case asOf
    case pageFilter
    case search
    /// The name of a file to write.
    case export
  }

  package var purpose: Purpose
  package var field: TextField
  /// What Esc goes back to: the text, and the row that was selected.
  package var original: String
  package var originalSelection: String?
  /// What is wrong with the text as it stands.
  package var error: FilterError?
  /// What Enter will do that is worth a second look.
  package var warning: String?

  package init(_ purpose: Purpose, text: String, selection: String? = nil) {
    originalSelection = selection
    self.purpose = purpose
    field = TextField(text)
    original = text
  }

  package var label: String {
    switch purpose {
    case .partnerFilter: "Filter partners"
    case .timelineFilter: "Filter visits"
    case .years: "Years"
    case .asOf: "As of"
    case .pageFilter: "Filter lines"
    case .search: "Find"
    case .export: "Write to"
    }
  }

  /// What may be typed, shown while nothing is wrong.
  package var hint: String {
    switch purpose {
    case .partnerFilter: "words, or tier:csp region:asia year:2023"
    case .timelineFilter: "words, or year:2019..2023 leader:\"tô lâm\" dir:out kind:state place:hanoi"
    case .years: "2023, 2019..2023, 2019.., or nothing for all"
    case .asOf: "2023-12-31, 2023-12, 2023, or nothing for today"
    case .pageFilter: "words that every line must have"
    case .export: "the ending says the format; a path may stand before the name"
    case .search: "words; every table is searched, accents may be left out"
    }
  }
}

extension Prompt {
  /// Reads a range of years as `Y` takes it: `2023`, `2019..2023`, `2019-2023`, `2019..`, blank or `all` for every year.
  static func years(_ text: String) throws(FilterError) -> (from: Int?, through: Int?) {
    let trimmed = text.filter { !$0.isWhitespace }
    guard !trimmed.isEmpty, trimmed != "all" else { return (nil, nil) }
    let range = trimmed.contains("..") ? trimmed : trimmed.replacing("-", with: "..").replacing("–", with: "..")
    do {
      let filter = try Filter(parsing: "year:" + range)
      return filter.years ?? (nil, nil)
    } catch {
      // Counted without the word that was put before.
      throw FilterError(range: 0..<max(1, text.count), reason: error.reason, mend: "write 2023, 2019..2023 or 2019..")
    }
  }

  /// Reads a day as `t` takes it: a date means its last day, blank or `today` means today (nil).
  static func day(_ text: String) throws(FilterError) -> CalendarDay? {
    let trimmed = text.filter { !$0.isWhitespace }
    guard !trimmed.isEmpty, trimmed.lowercased() != "today" else { return nil }
    do throws(PartialDateError) {
      let date = try PartialDate(parsing: trimmed)
      guard let day = date.last else {
        throw PartialDateError(reason: "it has no last day", mend: "write a date such as 2023-12-31")
      }
      return day
    } catch {
      throw FilterError(range: 0..<max(1, text.count), reason: error.reason, mend: error.mend)
    }
  }
}
