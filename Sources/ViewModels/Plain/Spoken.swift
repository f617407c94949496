internal import Diplomacy

/// Rows as sentences that are read aloud: words for the signs of the screen, and everything that a row's columns say.
package enum Spoken {
  /// `Japan, comprehensive strategic partnership since 2023-11-27, trade 2024 46.2B US dollars, …`, by the columns chosen.
  static func partner(_ row: PartnerRow, _ columns: ColumnChoice<PartnerColumn>, asOf day: CalendarDay) -> String {
    let parts = columns.shown.flatMap { words($0, row, asOf: day) }
    return ([row.name, standing(row)] + parts).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func standing(_ row: PartnerRow) -> String {
    guard row.tier != .none else {
      return row.relationsSince.map { "relations since \(doubt(row))\($0)" } ?? ""
    }
    return row.tier.phrase + (row.tierSince.map { " since \(doubt(row))\($0)" } ?? "")
  }

  private static func doubt(_ row: PartnerRow) -> String {
    row.isStandingDisputed ? "(sources differ) " : row.standingConfidence == .low ? "(doubtful) " : ""
  }

  private static func words(_ column: PartnerColumn, _ row: PartnerRow, asOf day: CalendarDay) -> [String] {
    switch column {
    // The trend is a chart: the trade of the partner has it as a table.
    case .name, .since, .trend: []
    case .trade:
      row.trade.last.map { ["trade \($0.year) " + amounts(column.text(row, asOf: day)) + " US dollars"] } ?? []
    case .last:
      row.lastTopLevel?.last.map { ["last visit at the top level \(Elapsed.ago(from: min($0, day), to: day))"] } ?? []
    case .visits: row.visits == 0 ? [] : ["\(row.visits) visit\(row.visits == 1 ? "" : "s")"]
    case .region: row.region.isEmpty ? [] : [row.region]
    case .capital: row.capital.isEmpty ? [] : ["capital \(row.capital)"]
    }
  }

  /// `2025-08-18 to 2025-08-22, from Bhutan: King Jigme …, state visit, Hanoi`.
  static func visit(_ row: VisitRow) -> String {
    let way = row.direction == .outbound ? "to \(row.partnerName)" : "from \(row.partnerName)"
    let status = row.status == .held ? row.kind.rawValue + " visit" : row.kindWords
    let doubt = row.isDisputed ? "sources differ" : row.evidence.confidence == .low ? "doubtful" : ""
    let parts = [row.travellers.joined(separator: " and "), status, row.places.joined(separator: ", "), doubt]
    return "\(plain(row.dates)), \(way): " + parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// A chart under its title.
  static func chart(_ figure: Figure) -> [String] {
    ["\(Spoken.plain(figure.title)), \(figure.unit):"] + table(figure)
  }

  /// What is said below a chart.
  static func notes(_ figure: Figure) -> [String] { figure.notes.map { plain($0) + "." } }

  /// A chart as a table: a line for each year, the latest first; of other charts one for each bar, part or dot.
  static func table(_ figure: Figure) -> [String] {
    if case .years(let plot) = figure.plot { return plot.years.reversed().map { year($0, of: figure) + "." } }
    let table = figure.table
    return table.rows.map { row in
      zip(table.columns, row).filter { !$1.isEmpty }.map { "\($0.replacing("_", with: " ")) \($1)" }
        .joined(separator: ", ") + "."
    }
  }

  /// A year of a chart: `2024: exports 61.2 billion, imports 144 billion`, or that there is no figure.
  static func year(_ year: Int, of figure: Figure, changes: Bool = false) -> String {
    guard let readout = FigureReadout(figure, year: year) else { return String(year) }
    let items = readout.items.compactMap { item in
      item.text.map { text in
        let change = changes ? item.change.map { ", \($0) on the year before" } ?? "" : ""
        return "\(item.name) \(amounts(text))\(plain(change))"
      }
    }
    return "\(readout.year): " + (items.isEmpty ? "no figure on record" : items.joined(separator: ", "))
  }

  /// A text with amounts, `61.2B` as `61.2 billion`.
  static func amounts(_ text: String) -> String {
    let units: [Character: String] = ["k": "thousand", "M": "million", "B": "billion", "T": "trillion"]
    return eachCharacter(of: plain(text)) { before, character, after in
      guard let unit = units[character], before.last?.isDecimalDigit == true, after.first?.isLetterOrDigit != true
      else { return nil }
      return " " + unit
    }.replacing("−", with: "minus ")
  }

  /// A line of a page.
  static func line(_ entry: DetailEntry) -> String {
    let mark: String =
      switch entry.mark {
      case .outbound: "out, "
      case .inbound: "in, "
      case .doubtful: "doubtful, "
      case .disputed: "sources differ, "
      case .preferred: "shown, "
      case .round: "round, "
      case .tier, nil: ""
      }
    return mark + plain(entry.plainText.replacing("  ", with: ", "))
  }

  /// A text of the screen with words for its signs.
  package static func plain(_ text: String) -> String {
    let words = [("≠", "disputed "), ("≈", "about "), ("→", "to"), ("←", "from"), (" · ", ", ")]
    // From day to day: 2023-12-12/2023-12-13.
    return eachCharacter(of: words.reduce(text) { $0.replacing($1.0, with: $1.1) }) { before, character, after in
      guard character == "/", before.last?.isDecimalDigit == true else { return nil }
      let digits = after.prefix { $0.isDecimalDigit }
      guard digits.count == 4, after.dropFirst(4).first?.isLetterOrDigit != true else { return nil }
      return " to "
    }
  }

  /// The text with another word for some of its characters, which can turn on what stands before and after.
  ///
  /// A regular expression would say the same, and is half a megabyte that the program is built without.
  private static func eachCharacter(
    of text: String, _ word: (_ before: Substring, Character, _ after: Substring) -> String?
  ) -> String {
    var spoken = ""
    for index in text.indices {
      let character = text[index]
      spoken += word(text[..<index], character, text[text.index(after: index)...]) ?? String(character)
    }
    return spoken
  }
}

extension Character {
  fileprivate var isDecimalDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isLetterOrDigit: Bool { isDecimalDigit || isLetter || self == "_" }
}
