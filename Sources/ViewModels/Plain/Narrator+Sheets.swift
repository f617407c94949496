internal import Diplomacy

/// Tables in plain lines.
extension Narrator {
  /// The table's title, how it is set out, and how many rows show.
  static func heading(of page: SheetPage) -> String {
    let parts = [page.sheet.title, page.sheet.subtitle] + setting(page).filter { $0 != "\(page.arrangement.filter)" }
    let filter = page.arrangement.filter
    let total = page.sheet.rows.count
    let count =
      filter.isEmpty
      ? "\(grouped(total)) row\(total == 1 ? "" : "s")"
      : "\(grouped(page.matching)) of \(grouped(total)) rows, filter \(filter)"
    return Spoken.plain(parts.filter { !$0.isEmpty }.joined(separator: ", ")) + ": \(count)."
  }

  /// What decides which rows the table has and in which order, in words.
  static func setting(_ page: SheetPage) -> [String] {
    let titles = Dictionary(page.sheet.columns.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    let keys = page.arrangement.sort.map { key in
      (titles[key.column] ?? key.column) + (key.isDescending ? ", the last first" : "")
    }
    let group = page.arrangement.group.map { "by \(titles[$0] ?? $0)" }
    return [group, keys.isEmpty ? nil : "sorted by \(keys.joined(separator: ", then "))"].compactMap(\.self)
      + ["\(page.arrangement.filter)"]
  }

  /// The whole table, under its headings.
  static func sheet(_ page: SheetPage) -> [String] {
    var number = 0
    let lines = page.lines.prefix(mostRows).map { line -> String in
      switch line {
      case .heading(let title, let count): return "\(Spoken.plain(title)), \(grouped(count)):"
      case .note(let index): return Spoken.plain(page.sheet.notes[index].text)
      case .row(let index):
        number += 1
        return "\(number). " + Spoken.plain(page.words(of: page.sheet.rows[index]).replacing("  ", with: ", "))
      }
    }
    let left = page.matching - number
    let empty =
      page.matching > 0
      ? [] : page.sheet.rows.isEmpty ? page.sheet.emptyWords : ["No row matches \(page.arrangement.filter)."]
    return [heading(of: page)] + chart(page.figure) + lines + empty
      + (left > 0 ? ["And \(grouped(left)) more; a filter narrows them."] : [])
  }

  /// The figures of the chart above the rows, with what is to be known of it.
  static func chart(_ figure: Figure?) -> [String] {
    guard let figure else { return [] }
    return ["\(Spoken.plain(figure.title)), \(figure.unit):"] + Spoken.table(figure)
      + figure.notes.map { Spoken.plain($0) + "." }
  }

  /// The row under the cursor, after its place among the rows.
  static func place(in page: SheetPage) -> String {
    if let note = page.selectedNote { return Spoken.plain(note.text) }
    guard let row = page.selected else { return "No row is selected." }
    let number = page.lines.prefix(page.cursor.selected + 1).count { if case .row = $0 { true } else { false } }
    return "\(grouped(number)) of \(grouped(page.matching)): "
      + Spoken.plain(page.words(of: row).replacing("  ", with: ", "))
  }

  /// The heading under which the row under the cursor stands; nil where there is none.
  static func group(in page: SheetPage) -> String? {
    for line in page.lines.prefix(page.cursor.selected + 1).reversed() {
      if case .heading(let title, _) = line { return Spoken.plain(title) }
    }
    return nil
  }
}
