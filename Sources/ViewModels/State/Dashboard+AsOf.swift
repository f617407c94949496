internal import Diplomacy

/// Moving the day that everything is shown as of.
extension Dashboard {
  /// Shows everything as it stood on a day.
  mutating func show(asOf day: CalendarDay) -> [Effect] {
    guard (1...9_998).contains(day.year) else {
      message = Message("The calendar ends there", kind: .warning)
      return []
    }
    chosenDay = day == today ? nil : day
    message = Message(chosenDay == nil ? "As of today" : "As of \(day); ) goes back to today")
    return askForEverything()
  }

  /// Shows everything as it stood at the end of the year, or of the next where that is the day shown; on the way from the
  /// past it stops at today.
  mutating func showLaterYear() -> [Effect] {
    let end = CalendarDay.last(of: asOf.year)
    let next = end > asOf ? end : CalendarDay.last(of: asOf.year + 1)
    return show(asOf: asOf < today ? min(next, today) : next)
  }

  /// Shows everything as it stood on the day before the selected row's event began.
  mutating func showBeforeEvent() -> [Effect] {
    guard let day = selectedEventDay else {
      message = Message("This row has no date to go before")
      return []
    }
    return show(asOf: day.advanced(by: -1))
  }

  /// The first day that the date of the selected row can mean; nil where it has none.
  private var selectedEventDay: CalendarDay? {
    if let page = pages.last {
      return page.selected.flatMap(Self.day) ?? page.whole?.entries.lazy.compactMap(Self.day).first
    }
    switch focus {
    case .partners: return (partners.selected?.tierSince ?? partners.selected?.relationsSince)?.first
    case .timeline: return timeline.selected?.start.first
    case .trade: return trade.year.map(CalendarDay.first(of:))
    }
  }

  /// The day with which a line begins: that of an event, or of a field that is a date.
  private static func day(of entry: DetailEntry) -> CalendarDay? {
    let text: String
    switch entry.content {
    case .event(let date, _, _): text = date
    case .field("Dates", let value), .field("Date", let value), .field("Start", let value): text = value
    case .field, .heading, .text, .cells, .source, .problem: return nil
    }
    let word = String(text.prefix { $0 != " " })
    guard !word.isEmpty, let date = try? PartialDate(parsing: word) else { return nil }
    return date.first
  }
}
