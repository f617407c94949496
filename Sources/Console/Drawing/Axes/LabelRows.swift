/// Moves labels apart that want the same row.
enum LabelRows {
  /// Rows near the wanted ones (ascending), all different, inside the range; fewer when the range is too short.
  static func spread(_ wanted: [Int], in range: Range<Int>) -> [Int] {
    var rows: [Int] = []
    for row in wanted.prefix(range.count) {
      rows.append(max(row, (rows.last ?? Int.min / 2) + 1))
    }
    var limit = range.upperBound - 1
    for index in rows.indices.reversed() {
      rows[index] = max(range.lowerBound, min(rows[index], limit))
      limit = rows[index] - 1
    }
    return rows
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[first...last])
  }
}
