package import Diplomacy

/// By which column a sheet is sorted, and which way.
package struct SheetSort: Hashable, Sendable {
  /// The column's id.
  package var column: String
  package var isDescending: Bool

  package init(_ column: String, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }
}

/// How a person has set a sheet out: kept when its rows are read again, and all that is needed to set it out so again.
package struct SheetArrangement: Hashable, Sendable {
  /// The ids of the columns that show, in their order.
  package var columns: [String]
  /// The keys of the order, the first one first; of rows that are equal in all, those that came first stay first.
  package var sort: [SheetSort]
  /// The id of the column that rows are grouped by.
  package var group: String?
  package var filter: Filter

  package init(columns: [String], sort: [SheetSort] = [], group: String? = nil, filter: Filter = Filter()) {
    self.columns = columns
    self.sort = sort
    self.group = group
    self.filter = filter
  }

  /// How a sheet is first shown.
  package init(of sheet: Sheet) {
    let usual = sheet.firstColumns ?? sheet.columns.filter(\.isShownFirst).map(\.id)
    self.init(columns: sheet.configuredColumns ?? usual, sort: sheet.sort, group: sheet.group)
  }

  /// The same without columns that a sheet does not have.
  func fitted(to sheet: Sheet) -> SheetArrangement {
    var fitted = self
    fitted.columns.removeAll { sheet.index(of: $0) == nil }
    fitted.sort.removeAll { sheet.index(of: $0.column) == nil }
    if let group, sheet.index(of: group) == nil { fitted.group = nil }
    // Where none is named, as a saved view may leave it, or none is left, the columns are those shown first.
    if fitted.columns.isEmpty { fitted.columns = SheetArrangement(of: sheet).columns }
    return fitted
  }

  /// Makes a column the first key; what was the first becomes the second. One that was a key before is moved.
  package mutating func sort(by key: SheetSort) {
    sort.removeAll { $0.column == key.column }
    sort = Array(([key] + sort).prefix(3))
  }

  /// Adds a column as the last key.
  package mutating func sort(thenBy key: SheetSort) {
    sort.removeAll { $0.column == key.column }
    sort = Array((sort.prefix(2) + [key]))
  }
}
