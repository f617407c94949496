/// The table of rules for `docs/data-format.md`, made from the table of rules so that it cannot drift.
package enum RulesDocument {
  static let start = "<!-- made from the table of rules in Sources/DossierStore/Schema/Rules by `make golden` -->\n"
  static let end = "<!-- the end of the table of rules -->\n"

  /// The rules as a table.
  package static var markdown: String {
    let rows = Rule.table.map { row in
      let cells = ["`\(row.rule.rawValue)`", row.severities, row.what, row.why, row.mend]
      return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    return "| rule | severity | what | why | mend |\n|---|---|---|---|---|\n" + rows.joined()
  }

  /// A document with the table between its two marks; without them, the document as it is.
  package static func placed(in document: String) -> String {
    guard let from = document.firstRange(of: start)?.upperBound,
      let to = document[from...].firstRange(of: end)?.lowerBound
    else { return document }
    return document[..<from] + "\n" + markdown + "\n" + document[to...]
  }
}
