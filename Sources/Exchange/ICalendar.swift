package import Diplomacy

/// An event of a calendar file that takes whole days.
package struct ICalendarEvent: Hashable, Sendable {
  /// Whether it will be.
  package enum Status: String, Hashable, Sendable {
    case confirmed = "CONFIRMED"
    case tentative = "TENTATIVE"
    case cancelled = "CANCELLED"
  }

  /// The same whenever the file is written, so that a calendar replaces the event and does not add it again.
  package var uid: String
  package var summary: String
  package var description: String
  package var start: CalendarDay
  /// The last day; nil when nobody knows, which a calendar shows as one day.
  package var through: CalendarDay?
  package var categories: [String]
  package var url: String
  package var status: Status

  package init(
    uid: String, summary: String, description: String = "", start: CalendarDay, through: CalendarDay? = nil,
    categories: [String] = [], url: String = "", status: Status = .confirmed
  ) {
    self.uid = uid
    self.summary = summary
    self.description = description
    self.start = start
    self.through = through
    self.categories = categories
    self.url = url
    self.status = status
  }
}

/// A calendar file as RFC 5545 has it.
package struct ICalendar: Hashable, Sendable {
  package var name: String
  /// The day that the events are stamped with: an input, so that the same dossier makes the same file.
  package var stamp: CalendarDay
  package var events: [ICalendarEvent]

  package init(name: String, stamp: CalendarDay, events: [ICalendarEvent]) {
    self.name = name
    self.stamp = stamp
    self.events = events
  }

  /// The file: lines of at most 75 octets that end in CR LF.
  package var text: String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Entente//Calendar//EN", "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:" + Self.escaped(name),
    ]
    return (head + events.flatMap(lines) + ["END:VCALENDAR"]).map(Self.folded).joined()
  }

  private func lines(_ event: ICalendarEvent) -> [String] {
    var lines = [
      "BEGIN:VEVENT", "UID:" + Self.escaped(event.uid), "DTSTAMP:\(Self.date(stamp))T000000Z",
      "DTSTART;VALUE=DATE:" + Self.date(event.start),
    ]
    // The end is the first day after the event.
    if let through = event.through {
      lines.append("DTEND;VALUE=DATE:" + Self.date(max(through, event.start).advanced(by: 1)))
    }
    lines.append("SUMMARY:" + Self.escaped(event.summary))
    if !event.description.isEmpty { lines.append("DESCRIPTION:" + Self.escaped(event.description)) }
    if !event.categories.isEmpty {
      lines.append("CATEGORIES:" + event.categories.map(Self.escaped).joined(separator: ","))
    }
    // An address is no text and is not escaped; what could end the line has no place in one.
    let url = event.url.filter { $0.isASCII && !$0.isWhitespace }
    if !url.isEmpty { lines.append("URL:" + url) }
    return lines + ["STATUS:" + event.status.rawValue, "TRANSP:TRANSPARENT", "END:VEVENT"]
  }

  private static func date(_ day: CalendarDay) -> String { day.description.filter { $0 != "-" } }

  /// A text with what has a meaning in the format escaped, and without control characters.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n", "\r": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A line with its end, in pieces of at most 75 octets; no character is cut.
  static func folded(_ line: String) -> String {
    var result = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        result += "\r\n "
        octets = 1
      }
      result.unicodeScalars.append(scalar)
      octets += size
    }
    return result + "\r\n"
  }
}

extension CalendarReport {
  /// The entries with a known day as a calendar file, and how many have none and are left out.
  ///
  /// - Parameter home: the home country's id, which makes the names of the events its own.
  package func iCalendar(name: String, home: String, stamp: CalendarDay) -> (file: ICalendar, left: Int) {
    let events = entries.compactMap { entry -> ICalendarEvent? in
      guard entry.date.precision == .day, let start = entry.date.first else { return nil }
      let documents = entry.evidence.sources.compactMap { sources[$0] }
      let isVisit = entry.kind == .plannedVisit || entry.kind == .cancelledVisit
      let isKnownEnd = entry.end?.precision == .day
      let words = [
        entry.detail, entry.isDisputed ? "Sources differ on it." : "",
        documents.isEmpty ? "" : "Source: " + documents.map(\.citation).joined(separator: "; "),
      ]
      return ICalendarEvent(
        uid: "\(entry.kind.rawValue)-\(entry.id)@\(home.lowercased()).entente", summary: entry.title,
        description: words.filter { !$0.isEmpty }.joined(separator: "\n"), start: start,
        through: isVisit && !isKnownEnd ? nil : entry.end?.last ?? start,
        categories: [entry.kind.title] + (entry.roundness == nil ? [] : ["round anniversary"]),
        url: documents.lazy.map(\.url).first { !$0.isEmpty } ?? "",
        status: entry.kind == .cancelledVisit ? .cancelled : entry.kind == .plannedVisit ? .tentative : .confirmed)
    }
    return (ICalendar(name: name, stamp: stamp, events: events), entries.count - events.count)
  }
}
