internal import Diplomacy

/// Counts the values of one column.
struct SheetFacets {
  private let column: SheetColumn
  let bins: Bins?
  let cells: [SheetCell]

  /// The most values of a number that are told one by one; of more, ranges are.
  private static let mostNumbers = 12

  init(_ cells: [SheetCell], of column: SheetColumn) {
    self.column = column
    self.cells = cells
    let numbers = cells.compactMap { if case .number(let number) = $0.value { number } else { nil } }
    bins =
      column.isNumeric && Set(numbers).count > Self.mostNumbers
      ? Bins(numbers, isWhole: numbers.allSatisfy { $0 == $0.rounded() }) : nil
  }

  /// The values under which a cell counts: several for a list, none when it is missing.
  func keys(_ cell: SheetCell) -> [String] {
    switch cell.value {
    case .missing: []
    case .list(let items): Array(Set(items))
    case .date(let date): Self.years(date).map(String.init)
    case .number(let number):
      if let bins { bins.index(of: number).map { [range($0, bins)] } ?? [] } else { [SheetCell.plain(number)] }
    case .text, .flag: [cell.shown]
    }
  }

  /// The years that a date may lie in, no more than a century of them.
  private static func years(_ date: PartialDate) -> [Int] {
    guard let first = date.first?.year ?? date.last?.year, let last = date.last?.year ?? date.first?.year else {
      return []
    }
    return Array(first...max(first, min(last, first + 99)))
  }

  func range(_ bin: Int, _ bins: Bins) -> String {
    "\(SheetCell.plain(bins.start(of: bin)))..<\(SheetCell.plain(bins.end(of: bin)))"
  }

  /// The values with their counts.
  func facet() -> Facet {
    var counts: [String: Int] = [:]
    var first: [String: SheetCell] = [:]
    var missing = 0
    for cell in cells {
      let keys = keys(cell)
      if cell.isMissing { missing += 1 }
      for key in keys {
        counts[key, default: 0] += 1
        if first[key] == nil { first[key] = cell }
      }
    }
    let values = counts.map { key, count in
      Facet.Value(title: title(key), count: count, term: term(key, first[key]))
    }
    let terms = Filter.Term(.field(.has, [column.id]), isNegated: true)
    return Facet(
      title: column.title, values: ordered(values, first),
      missing: missing > 0 ? Facet.Value(title: "missing", count: missing, term: terms) : nil, total: cells.count)
  }

  /// Numbers and years in their order, the latest year first; what has an order of its own in that; else most first.
  private func ordered(_ values: [Facet.Value], _ cells: [String: SheetCell]) -> [Facet.Value] {
    switch column.kind {
    case .date: return values.sorted { $0.title > $1.title }
    case .number, .money: return values.sorted { Self.start($0) < Self.start($1) }
    default:
      return values.sorted { left, right in
        let ranks = [left, right].map { cells[$0.title]?.rank ?? Int.max }
        if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
        return (right.count, left.title) < (left.count, right.title)
      }
    }
  }

  private static func start(_ value: Facet.Value) -> Double {
    guard case .column(_, let texts) = value.term.condition, let text = texts.first else { return 0 }
    return Double(text.firstRange(of: "..").map { String(text[..<$0.lowerBound]) } ?? text) ?? 0
  }

  /// A value as it shows.
  func title(_ key: String) -> String {
    guard column.isNumeric else { return key }
    let ends = key.split(separator: "..<").compactMap { Double($0) }
    func words(_ number: Double) -> String {
      column.kind == .money && abs(number) < 9e18 ? Dollars.short(Int(number)) : SheetCell.text(number)
    }
    if ends.count == 2 {
      // Of whole numbers, 10 up to and without 20 is 10 to 19.
      let isWhole = column.kind == .number && ends.allSatisfy { $0 == $0.rounded() }
      if isWhole, ends[1] - ends[0] == 1 { return words(ends[0]) }
      return isWhole ? "\(words(ends[0]))–\(words(ends[1] - 1))" : "\(words(ends[0])) to \(words(ends[1]))"
    }
    return ends.first.map(words) ?? key
  }

  /// The term that keeps the rows under a value.
  private func term(_ key: String, _ cell: SheetCell?) -> Filter.Term {
    let isWords = [.text, .list].contains(column.kind)
    if let field = column.field {
      guard field.choices != nil, ![.kind, .status].contains(field) else {
        return Filter.Term(.field(field, ["=" + key]))
      }
      return Filter.Term(.field(field, [cell?.also ?? key]))
    }
    return Filter.Term(.column(column.id, [isWords ? "=" + key : key]))
  }
}

extension SheetCell {
  /// A number as the grammar reads it back.
  static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}

extension SheetFacets {
  /// The group that a row belongs to by its cell: one only, though a list has several values; blank when it is missing.
  func group(_ cell: SheetCell) -> String {
    switch cell.value {
    case .list: cell.shown
    default: keys(cell).first ?? ""
    }
  }

  /// The groups in the order of their values, ascending.
  func groups() -> [String] {
    var first: [String: SheetCell] = [:]
    for cell in cells {
      let group = group(cell)
      if first[group] == nil { first[group] = cell }
    }
    return first.sorted { left, right in
      let keys = (SortKey(left.value), SortKey(right.value))
      return keys.0 != keys.1 ? keys.0 < keys.1 : left.key < right.key
    }.map(\.key)
  }
}

extension SheetFacets {
  /// The numbers of the column in ranges side by side, those without a row included: there the count is known, and zero.
  func histogram() -> [(title: String, count: Int)] {
    let numbers = cells.compactMap { if case .number(let number) = $0.value { number } else { nil } }
    guard let bins = bins ?? Bins(numbers, isWhole: numbers.allSatisfy { $0 == $0.rounded() }) else { return [] }
    var counts = [Int](repeating: 0, count: bins.count)
    for number in numbers { if let bin = bins.index(of: number) { counts[bin] += 1 } }
    return counts.enumerated().map { (title(range($0, bins)), $1) }
  }
}
