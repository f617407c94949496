internal import Diplomacy

// MARK: - The header

extension TableReader {
  /// Reads the header; false when the file cannot be used.
  func readHeader() -> Bool {
    let isUsable = readNames()
    if !isUsable { gaps = [KnownFile.everything] }
    columns = ColumnReader.all(of: schema, fields: fieldOfColumn)
    return isUsable
  }

  private func readNames() -> Bool {
    guard csv.next() else {
      log.add(.schema, at: (1, 0), "the file is empty", mend: "write the header: \(headerLine)")
      return false
    }
    if let separator = otherSeparator {
      log.add(
        .csv, at: (csv.line, 0), "the cells are separated by \(separator)",
        mend: "save the file with commas between the cells; no row can be read until then")
      return false
    }
    if let fault = csv.fault, fault != .strayQuote(at: 0) { report(fault) }
    let names = csv.fields.map { Self.name(csv.text($0)) }
    fieldCount = names.count
    fieldOfColumn = schema.columns.map { names.firstIndex(of: $0.name) }
    let missing = zip(schema.columns, fieldOfColumn).filter { $1 == nil }.map(\.0)
    gaps = Set(missing.map(\.name))
    let slips = slips(in: names, for: missing)
    for column in missing where !column.mayBeAbsent && !slips.values.contains(column.name) {
      log.add(
        .schema, as: column.isRequired ? .error : .warning, at: (csv.line, 0), "the column “\(column.name)” is missing",
        mend: column.isRequired ? "add it to the header; no row can be read without it" : "add it to the header")
    }
    reportUnknown(names, slips)
    return !missing.contains(where: \.isRequired)
  }

  /// The name of a column as a cell of the header has it; a space that is none would only be puzzled over.
  static func name(_ text: String) -> String {
    let text = CellText.clean(text).text
    return String(String.UnicodeScalarView(text.unicodeScalars.map { Invisible.isHardSpace($0) ? " " : $0 })).trimmed
  }

  /// Names that are not known, with the missing column that each probably is.
  private func slips(in names: [String], for missing: [Column]) -> [String: String] {
    let words = missing.map(\.name)
    var slips: [String: String] = [:]
    for name in names where schema.index(of: name) == nil {
      guard let word = Nearest.word(to: name, among: words), !slips.values.contains(word) else { continue }
      slips[name] = word
    }
    return slips
  }

  private func reportUnknown(_ names: [String], _ slips: [String: String]) {
    for (index, name) in names.enumerated() {
      let place = csv.place(ofField: index)
      if let meant = slips[name], let column = schema.index(of: meant).map({ schema.columns[$0] }) {
        log.add(
          .schema, as: column.isRequired ? .error : .warning, at: place,
          "the column “\(meant)” is written “\(shortened(name))”",
          mend: column.isRequired ? "write “\(meant)”; no row can be read without it" : "write “\(meant)”")
      } else if schema.index(of: name) == nil {
        log.add(
          .schema, as: .warning, at: place, "the column “\(shortened(name))” is not known",
          mend: "rename or remove it; it is not read")
      } else if names.firstIndex(of: name) != index {
        log.add(
          .schema, as: .warning, at: place, "the column “\(name)” is there twice",
          mend: "remove one; the first is read")
      }
    }
  }

  private var headerLine: String { schema.columns.map(\.name).joined(separator: ",") }

  /// What stands between the names, where it is not a comma.
  private var otherSeparator: String? {
    let line = csv.firstLine
    let signs: [(sign: Character, words: String)] = [(";", "“;”"), ("\t", "tabs"), ("|", "“|”")]
    return signs.first { sign, _ in
      let names = line.split(separator: sign, omittingEmptySubsequences: false).map {
        Self.name(String($0.filter { $0 != "\"" }))
      }
      // Two columns that are known are no accident.
      return names.count { schema.index(of: $0.lowercased()) != nil } > 1
    }?.words
  }
}
