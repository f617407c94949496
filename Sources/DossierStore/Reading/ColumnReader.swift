internal import Diplomacy

/// How the cells of a column are read, worked out once for a file. A class, because as a value it would be copied, with
/// all that it refers to, for every cell.
final class ColumnReader {
  enum Kind { case text, id, list, reference, references, date, choice, amount, other }

  let column: Column
  let kind: Kind
  /// The field of a record that holds the cell; nil when the file does not have the column.
  let field: Int?
  /// Where its values stand in a row of a batch; a date has its first and last day behind it.
  let slot: Int
  /// The words that the cell may be.
  let words: [[UInt8]]
  /// The table whose ids it names.
  let target: Table?

  var isDate: Bool { kind == .date }

  static func all(of schema: TableSchema, fields: [Int?]) -> [ColumnReader] {
    // The line of the row comes first.
    var slot = 1
    return schema.columns.enumerated().map { index, column in
      let reader = ColumnReader(column, field: fields.indices.contains(index) ? fields[index] : nil, slot: slot)
      slot += reader.isDate ? 3 : 1
      return reader
    }
  }

  private init(_ column: Column, field: Int?, slot: Int) {
    self.column = column
    self.field = field
    self.slot = slot
    var words: [[UInt8]] = []
    var target: Table?
    switch column.type {
    case .text: kind = .text
    case .identifier: kind = .id
    case .list: kind = .list
    case .date: kind = .date
    case .amount: kind = .amount
    case .number, .flag: kind = .other
    case .choice(let all, _):
      kind = .choice
      words = all.map { Array($0.utf8) }
    case .reference(let table):
      kind = .reference
      target = table
    case .references(let table):
      kind = .references
      target = table
    }
    self.words = words
    self.target = target
  }

  /// Whether a cell is one of the words of the column.
  func isWord(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    for word in words where word.count == cell.count && word.elementsEqual(cell) { return true }
    return false
  }
}

/// Cells that are written plainly, read from their bytes; nil for everything that takes a closer look.
enum PlainCell {
  /// Where the text without spaces at its ends lies.
  static func trimmed(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (start: Int, end: Int) {
    var (start, end) = (start, end)
    while start < end, bytes[start] == Byte.space { start += 1 }
    while end > start, bytes[end - 1] == Byte.space { end -= 1 }
    return (start, end)
  }

  /// Whether there is nothing but separators of a list.
  static func isEmptyList(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in cell where byte != Byte.semicolon && byte != Byte.space { return false }
    return true
  }

  /// A whole amount of no more than 15 digits.
  static func amount(_ cell: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...15).contains(cell.count) else { return nil }
    return number(cell)
  }

  /// The first and the last day of a year, month or day.
  static func days(_ cell: UnsafeBufferPointer<UInt8>) -> (first: Int, last: Int)? {
    guard cell.count == 4 || cell.count == 7 || cell.count == 10 else { return nil }
    guard let year = number(UnsafeBufferPointer(rebasing: cell[0..<4])) else { return nil }
    guard cell.count > 4 else { return (CalendarDay.first(of: year).ordinal, CalendarDay.last(of: year).ordinal) }
    guard cell[4] == UInt8(ascii: "-"), let month = number(UnsafeBufferPointer(rebasing: cell[5..<7])),
      let start = CalendarDay(year: year, month: month, day: 1)?.ordinal
    else { return nil }
    let length = CalendarDay.daysInMonth(month, of: year)
    guard cell.count > 7 else { return (start, start + length - 1) }
    guard cell[7] == UInt8(ascii: "-"), let day = number(UnsafeBufferPointer(rebasing: cell[8..<10])),
      (1...length).contains(day)
    else { return nil }
    return (start + day - 1, start + day - 1)
  }

  private static func number(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      let number = Int(digit) - 0x30
      guard number >= 0, number <= 9 else { return nil }
      value = value * 10 + number
    }
    return value
  }

  /// Calls the body with each item of a list.
  static func eachItem(_ list: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let bytes = list.baseAddress else { return }
    var start = 0
    while start < list.count {
      var end = start
      while end < list.count, bytes[end] != Byte.semicolon { end += 1 }
      let item = trimmed(bytes, start, end)
      if item.start < item.end { body(UnsafeBufferPointer(rebasing: list[item.start..<item.end])) }
      start = end + 1
    }
  }
}
