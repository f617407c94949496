import Diplomacy
import DossierStore
import Testing
import TestSupport

@testable import Exchange

/// A calendar file read back as RFC 5545 tells: lines unfolded, properties with their values unescaped.
private struct ReadCalendar {
  var events: [[String: String]] = []
  var lines: [Substring] = []

  init(_ text: String) throws {
    try #require(text.hasSuffix("\r\n"))
    // A Character would join CR and LF; the octets decide.
    let octets = Array(text.utf8)
    for (index, octet) in octets.enumerated() where octet == 10 { try #require(index > 0 && octets[index - 1] == 13) }
    #expect(!octets.indices.contains { octets[$0] == 13 && (octets.count == $0 + 1 || octets[$0 + 1] != 10) })
    let physical = text.dropLast().split(separator: "\r\n", omittingEmptySubsequences: false)
    for line in physical { #expect(line.utf8.count <= 75, "\(line)") }
    let unfolded = text.replacing("\r\n ", with: "")
    lines = unfolded.split(separator: "\r\n")
    for line in lines {
      let name = line.prefix { $0 != ":" }
      let value = Self.unescaped(line.dropFirst(name.count + 1))
      if line == "BEGIN:VEVENT" { events.append([:]) }
      if !events.isEmpty { events[events.count - 1][String(name)] = value }
    }
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result += character == "n" ? "\n" : String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}

@Suite("Calendar files")
struct ICalendarTests {
  private let stamp = CalendarDay(year: 2026, month: 1, day: 15) ?? CalendarDay(ordinal: 0)

  private func event(_ summary: String, through: Int? = nil) -> ICalendarEvent {
    ICalendarEvent(
      uid: "a@b", summary: summary, description: "one; two, \\three\nnew line", start: stamp,
      through: through.map { stamp.advanced(by: $0) }, categories: ["x, y", "z"], url: "https://example.org/a,b;c",
      status: .tentative)
  }

  @Test("What is written is read back")
  func roundTrip() throws {
    let summary = "Chủ tịch nước; thăm \\ Bhutan, " + String(repeating: "Việt Nam 🇻🇳 ", count: 20)
    let file = ICalendar(name: "Việt Nam", stamp: stamp, events: [event(summary, through: 3)])
    let read = try ReadCalendar(file.text)
    let found = try #require(read.events.first)
    #expect(found["SUMMARY"] == summary)
    #expect(found["DESCRIPTION"] == "one; two, \\three\nnew line")
    #expect(found["DTSTAMP"] == "20260115T000000Z")
    #expect(found["DTSTART;VALUE=DATE"] == "20260115")
    #expect(found["DTEND;VALUE=DATE"] == "20260119", "the end is the day after the last")
    #expect(found["STATUS"] == "TENTATIVE")
    #expect(read.lines.contains("CATEGORIES:x\\, y,z"), "a comma within a category is escaped, that between them not")
    #expect(found["URL"] == "https://example.org/a,b;c")
    #expect(read.lines.first == "BEGIN:VCALENDAR" && read.lines.last == "END:VCALENDAR")
    #expect(read.lines.contains("VERSION:2.0"))
  }

  @Test("A visit whose end nobody knows has none")
  func unknownEnd() throws {
    let read = try ReadCalendar(ICalendar(name: "x", stamp: stamp, events: [event("x")]).text)
    #expect(read.events.first?["DTEND;VALUE=DATE"] == nil)
  }

  @Test("A line break in data cannot begin a property", arguments: ["a\r\nBEGIN:VALARM", "a\rb", "a\u{7}b", "\u{0}"])
  func injection(text: String) throws {
    let read = try ReadCalendar(ICalendar(name: text, stamp: stamp, events: [event(text)]).text)
    #expect(read.events.count == 1)
    #expect(!read.lines.contains("BEGIN:VALARM"))
  }

  @Test("Folding cuts no character and no line is too long", arguments: [74, 75, 76, 148, 149, 150, 151])
  func folding(length: Int) {
    for unit in ["x", "é", "ệ", "🇻🇳"] {
      let line = String(repeating: unit, count: length)
      let folded = ICalendar.folded(line)
      #expect(folded.replacing("\r\n ", with: "") == line + "\r\n")
      #expect(folded.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    }
  }

  @Test("Of the calendar of a dossier, entries without a known day are left out and counted")
  func report() throws {
    let dossier = try Dossier(folder: Fixtures.excerpt, cacheFolder: nil)
    try dossier.refresh()
    let report = try dossier.calendar(from: stamp, through: stamp.advanced(byYears: 1), asOf: stamp)
    let (file, left) = report.iCalendar(name: "Việt Nam", home: "VNM", stamp: stamp)
    #expect(file.events.count + left == report.entries.count)
    #expect(left == report.entries.count { $0.date.precision != .day })
    let read = try ReadCalendar(file.text)
    #expect(read.events.count == file.events.count && !read.events.isEmpty)
    let names = read.events.compactMap { $0["UID"] }
    #expect(Set(names).count == names.count && names.count == read.events.count)
    #expect(names.allSatisfy { $0.hasSuffix("@vnm.entente") })
    // The same dossier makes the same file.
    #expect(file.text == report.iCalendar(name: "Việt Nam", home: "VNM", stamp: stamp).file.text)
  }
}
