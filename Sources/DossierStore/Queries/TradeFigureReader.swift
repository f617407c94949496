internal import Diplomacy
internal import GRDB

/// Reads the figures of a partner: all of a period, or single ones. A partner may have thousands, in which the same few
/// words, series and documents come again and again: each is made a text once.
struct TradeFigureReader {
  private let rows: RawStatement
  private let row: RawStatement
  private var texts = ByteTable()
  private var strings: [String] = []
  /// By column the number of the text that was read last: the next row mostly has the same documents and note.
  private var latest = [Int](repeating: -1, count: 10)
  /// By number the text that came after it the last time, or -1: series follow each other in the same order.
  private var followers: [Int] = []
  private var flows = ListedWords<Flow>(.total)
  private var bases = ListedWords<Basis>(.mixed)
  private var statuses = ListedWords<FigureStatus>(.approximate)
  private var confidences = ListedWords<Confidence>(.medium)

  init(_ db: Database) throws {
    rows = try RawStatement(
      db, "SELECT \(TradeRows.columns) FROM trade WHERE partner = ? AND period = ? AND period_last <= ?")
    row = try RawStatement(db, "SELECT \(TradeRows.columns) FROM trade WHERE line = ?")
  }

  /// The figure in a line of the file; nil where there is none.
  mutating func figure(of partner: String, line: Int) throws -> TradeFigure? {
    row.reset()
    row.bind(line, at: 1)
    defer { row.reset() }
    guard try row.step(), let period = PartialDate(stored: row.text(1)) else { return nil }
    return figure(partner, period, row)
  }

  /// Adds the figures of a period that are known by a day.
  mutating func read(_ partner: String, _ period: String, by day: CalendarDay, into figures: inout [TradeFigure]) throws
  {
    guard let date = PartialDate(stored: period) else { return }
    var (partnerText, periodText) = (partner, period)
    try partnerText.withUTF8 { partnerBytes in
      try periodText.withUTF8 { periodBytes in
        rows.reset()
        rows.bind(text: partnerBytes, at: 1)
        rows.bind(text: periodBytes, at: 2)
        rows.bind(day.ordinal, at: 3)
        defer { rows.reset() }
        while try rows.step() { figures.append(figure(partner, date, rows)) }
      }
    }
  }

  private mutating func figure(_ partner: String, _ period: PartialDate, _ row: RawStatement) -> TradeFigure {
    TradeFigure(
      partner: partner, period: period, flow: flows.word(row.bytes(2)), series: text(3, row),
      value: row.integer(4), basis: bases.word(row.bytes(5)), status: statuses.word(row.bytes(6)),
      evidence: Evidence(
        sourceList: text(8, row), confidence: confidences.word(row.bytes(7)), note: text(9, row)))
  }

  private mutating func text(_ column: Int, _ row: RawStatement) -> String {
    let bytes = row.bytes(column)
    let last = latest[column]
    if last >= 0 {
      if texts.isEqual(last, bytes) { return strings[last] }
      let next = followers[last]
      if next >= 0, texts.isEqual(next, bytes) {
        latest[column] = next
        return strings[next]
      }
    }
    let number = texts.add(bytes)
    latest[column] = number
    if number == strings.count {
      strings.append(texts.text(number))
      followers.append(-1)
    }
    if last >= 0 { followers[last] = number }
    return strings[number]
  }
}
