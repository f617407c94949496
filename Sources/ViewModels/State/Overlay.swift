package import Diplomacy

/// What lies over the dashboard and takes the keys: a field being typed into, or a list to choose from.
package enum Overlay: Hashable, Sendable {
  case prompt(Prompt)
  case picker(Picker)
  /// What a person should know at the first start; any key closes it.
  case tour
}

/// A one-line question with its answer applied as it is typed.
package struct Prompt: Hashable, Sendable {
  package enum Purpose: Hashable, Sendable {
    case partnerFilter
    case timelineFilter
    case years
    case asOf
    case mapFilter
    /// What changed between two days.
    case changes
    case pageFilter
    case search
    case mark
    case viewName
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
  /// What may be typed next.
  package var completion: Completion?
  /// What Enter will do that is worth a second look.
  package var warning: String?

  package init(_ purpose: Purpose, text: String, selection: String? = nil) {
    originalSelection = selection
    self.purpose = purpose
    field = TextField(text)
    original = text
  }

  /// Whether up and down change the date or the years in the field.
  var isStepped: Bool { purpose == .years || purpose == .asOf || purpose == .changes }

  package var label: String {
    switch purpose {
    case .partnerFilter: "Filter partners"
    case .timelineFilter: "Filter visits"
    case .years: "Years"
    case .asOf: "As of"
    case .mapFilter: "Filter partners"
    case .changes: "What changed"
    case .pageFilter: "Filter lines"
    case .search: "Find"
    case .mark: "Mark"
    case .viewName: "Save view as"
    case .export: "Write to"
    }
  }

  /// What may be typed, shown while nothing is wrong.
  package var hint: String {
    switch purpose {
    case .partnerFilter, .mapFilter: "words, or tier:csp region:asia year:2023"
    case .timelineFilter: "words, or year:2019..2023 leader:\"tô lâm\" dir:out kind:state place:hanoi"
    case .years: "2023, 2019..2023, 2019.., or nothing for all"
    case .asOf: "2023-12-31, 2023-12, 2023, nothing for today; up/down a year, PgUp/PgDn a month, with Shift a day"
    case .changes: "2024..2025 or 2024-06-30..2025-06-30: after the first day and by the second; up/down a year"
    case .pageFilter: "words that every line must have"
    case .mark: "a letter, and after it a note if you like; a capital marks the page"
    case .viewName: "a name of letters, digits, - and _"
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

  /// Reads two days as `T` takes them: two dates with `..` between, each meaning its last day, the first before the second.
  static func days(_ text: String) throws(FilterError) -> (from: CalendarDay, to: CalendarDay) {
    let parts = text.filter { !$0.isWhitespace }.components(around: "..")
    let whole = 0..<max(1, text.count)
    guard let parts, let from = try day(parts.0), let to = try day(parts.1) else {
      throw FilterError(range: whole, reason: "it takes two dates", mend: "write 2024-12-31..2025-12-31 or 2024..2025")
    }
    guard from < to else {
      throw FilterError(range: whole, reason: "the first date is not before the second", mend: "exchange them")
    }
    return (from, to)
  }

  /// How far a step in a prompt for dates goes.
  enum Unit {
    case year
    case month
    case day

    /// The day so many steps on; a day that a month does not have becomes its last.
    func moved(_ day: CalendarDay, by steps: Int) -> CalendarDay {
      switch self {
      case .year: day.advanced(byYears: steps)
      case .month: day.advanced(byMonths: steps)
      case .day: day.advanced(by: steps)
      }
    }
  }
}

extension String {
  /// What stands before and after the first occurrence of a text; nil when it does not occur.
  fileprivate func components(around separator: String) -> (String, String)? {
    guard let range = firstRange(of: separator) else { return nil }
    return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
  }
}
