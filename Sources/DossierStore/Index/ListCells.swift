/// Cells that hold a list of ids, separated by semicolons.
enum ListCells {
  /// The condition for rows whose list in a column has an id, which is its one `?` as `mark` writes it.
  static func have(_ column: String) -> String { "instr(';' || replace(\(column), ' ', '') || ';', ?) > 0" }

  /// An id as the condition looks for it.
  static func mark(_ id: String) -> String { ";\(id);" }
}
