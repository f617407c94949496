internal import Diplomacy

/// Tables in plain lines: each row with its columns by name, under the headings of its groups.
extension Narrator {
  /// What the table is and how many of its rows show.
  static func heading(of page: SheetPage) -> String {
    let all = page.sheet.rows.count
    let count = page.matching == all ? grouped(all) : "\(grouped(page.matching)) of \(grouped(all))"
    func title(_ id: String) -> String { page.sheet.columns.first { $0.id == id }?.title ?? id }
    let group = page.arrangement.group.map { ", by \(title($0))" } ?? ""
    let order = group + (page.arrangement.sort.first.map { ", sorted by \(title($0.column))" } ?? "")
    let filter = page.arrangement.filter.isEmpty ? "" : ", filter \(page.arrangement.filter)"
    let empty = all == 0 ? " " + page.sheet.emptyWords.joined(separator: " ") : ""
    return "\(Spoken.plain(page.sheet.title))\(order): \(count) row\(all == 1 ? "" : "s")\(filter)." + empty
  }

  /// The whole table, as far as it is told at once: its chart, then its rows with their numbers.
  static func table(_ page: SheetPage, most: Int) -> [String] {
    let chart = page.figure.map { Spoken.chart($0) + Spoken.notes($0) }
    var number = 0
    let rows = page.lines.prefix(most).map { line -> String in
      switch line {
      case .heading(let title, let count): return "\(title), \(count):"
      case .note(let note): return Spoken.plain(page.sheet.notes[note].text)
      case .row(let index):
        number += 1
        return "\(number). " + words(page.sheet.rows[index], in: page)
      }
    }
    let left = page.matching - number
    var told = [heading(of: page)]
    told += chart ?? []
    told += rows
    if left > 0 { told.append("And \(grouped(left)) more; a filter narrows them.") }
    return told
  }

  /// The row under the cursor after its place, or the note.
  static func place(in page: SheetPage) -> String {
    if let note = page.selectedNote { return Spoken.plain(note.text) }
    guard let row = page.selected else { return "No row is selected." }
    let number = page.lines.prefix(page.cursor.selected + 1).count { if case .row = $0 { true } else { false } }
    return "\(grouped(number)) of \(grouped(page.matching)): " + words(row, in: page) + "."
  }

  /// The heading over the row under the cursor; nil where the rows are in no groups.
  static func group(in page: SheetPage) -> String? {
    for line in page.lines.prefix(page.cursor.selected + 1).reversed() {
      if case .heading(let title, _) = line { return title }
    }
    return nil
  }

  private static func words(_ row: SheetRow, in page: SheetPage) -> String {
    (row.isDisputed ? "sources differ, " : "") + Spoken.plain(page.words(of: row).replacing("≠", with: ""))
  }
}
