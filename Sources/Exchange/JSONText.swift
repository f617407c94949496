extension RowSet {
  /// `{"dossier", "as_of", "filter", "rows": [ … ], "sources": [ … ]}`: one row a line, column names as keys in their order, lists as
  /// arrays, missing as null (RFC 8259).
  package var json: String {
    let lines = rows.map(jsonLine)
    return jsonHead + (lines.isEmpty ? "" : "\n" + lines.joined(separator: ",\n") + "\n  ") + jsonFoot(citations)
  }

  /// Everything before the first row.
  var jsonHead: String {
    """
    {
      "dossier": \(JSONText.quoted(dossier)),
      "as_of": \(JSONText.quoted(asOf)),
      "filter": \(JSONText.quoted(filter)),
      "rows": [
    """
  }

  /// Everything after the last row. Documents are named where the rows leave as a document of their own: after the rows,
  /// for it is only known then which they name.
  func jsonFoot(_ citations: [String]) -> String {
    let sources = citations.map { "    " + JSONText.quoted($0) }.joined(separator: ",\n")
    return "]" + (citations.isEmpty ? "" : ",\n  \"sources\": [\n\(sources)\n  ]") + "\n}\n"
  }

  func jsonLine(_ row: [FieldValue]) -> String {
    "    {" + zip(columns, row).map { "\(JSONText.quoted($0)): \(JSONText.value($1))" }.joined(separator: ", ") + "}"
  }
}

/// Values in JSON.
enum JSONText {
  static func value(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number): String(number)
    // JSON has no word for what is not a number.
    case .decimal(let number): number.isFinite ? String(number) : "null"
    case .flag(let isSet): isSet ? "true" : "false"
    case .list(let items): "[" + items.map(quoted).joined(separator: ", ") + "]"
    case .missing: "null"
    }
  }

  /// A string in quotes, with control characters, quotes and backslashes escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
