internal import Diplomacy

/// The order of a sheet's rows by some keys.
enum SheetOrder {
  /// Positions of the rows in order: what is missing comes last either way, and rows that are equal keep their order.
  ///
  /// - Parameter check: called every few thousand comparisons; what it throws ends the sorting.
  static func sorted(_ sheet: Sheet, by keys: [SheetSort], _ check: () throws -> Void) rethrows -> [Int] {
    var order = Array(sheet.rows.indices)
    // From the last key to the first: each sort leaves equals as the one before had them.
    for key in keys.reversed() {
      guard let column = sheet.index(of: key.column) else { continue }
      try check()
      try sort(&order, by: order.map { SortKey(sheet.rows[$0].cells[column]) }, key.isDescending, check)
    }
    return order
  }

  private static func sort(
    _ order: inout [Int], by keys: [SortKey], _ isDescending: Bool, _ check: () throws -> Void
  ) rethrows {
    var compared = 0
    let positions = try order.indices.sorted { left, right in
      compared += 1
      if compared.isMultiple(of: SheetJob.step) { try check() }
      let (a, b) = (keys[left], keys[right])
      if a.isMissing != b.isMissing { return b.isMissing }
      if a < b { return !isDescending }
      if b < a { return isDescending }
      return left < right
    }
    order = positions.map { order[$0] }
  }
}

/// What a cell is sorted by: text without accents, dates by their first day and then their precision.
enum SortKey: Comparable {
  case number(Double)
  case date(PartialDate)
  case text(String)
  case missing

  init(_ cell: SheetCell) {
    if let rank = cell.rank {
      self = .number(Double(rank))
      return
    }
    switch cell.value {
    case .text(let text): self = .text(SearchText.fold(text))
    case .number(let number): self = number.isNaN ? .missing : .number(number)
    case .date(let date): self = .date(date)
    case .flag(let isSet): self = .number(isSet ? 1 : 0)
    case .list(let items): self = .text(SearchText.fold(items.joined(separator: ", ")))
    case .missing: self = .missing
    }
  }

  var isMissing: Bool { if case .missing = self { true } else { false } }
}
