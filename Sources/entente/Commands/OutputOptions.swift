internal import ArgumentParser
internal import Console
internal import Exchange

/// The formats that rows can be written in.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case csv
  case tsv
  case json
  case markdown

  /// The format for other programs; nil for text, which is for people.
  var forPrograms: RowFormat? { RowFormat(rawValue: rawValue) }
}

/// How a command writes its rows.
struct OutputOptions: ParsableArguments, OutputChoice {
  @Option(name: .long, help: "How to write the rows.")
  var format: OutputFormat = .text

  @Option(name: .long, help: ArgumentHelp("Write at most this many rows.", valueName: "rows"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit \(limit): a number of rows is not negative") }
  }
}

/// How rows are to be written, however the arguments were read.
protocol OutputChoice {
  var format: OutputFormat { get }
  /// The most rows to write; nil for all.
  var limit: Int? { get }
}

extension OutputChoice {
  /// Writes rows, in text with the columns named.
  func write(_ rows: RowSet, textColumns: [TextColumn], footer: (one: String, many: String)) {
    var rows = rows
    let count = rows.rows.count
    if let limit { rows.rows = Array(rows.rows.prefix(limit)) }
    if let format = format.forPrograms {
      StandardOutput.write(rows.text(in: format))
      return
    }
    StandardOutput.write(TextTable.draw(rows, textColumns))
    let noun = count == 1 ? footer.one : footer.many
    let shown = rows.rows.count < count ? "\(rows.rows.count) of \(count) \(noun)" : "\(count) \(noun)"
    let filter = rows.filter.isEmpty ? "" : "; filter \(rows.filter)"
    StandardOutput.write("\n\(shown), as of \(rows.asOf)\(filter)\n")
  }
}

/// A column of a text table: which field, its heading, and the widest that it may be.
struct TextColumn: Sendable {
  var field: String
  var title: String
  var widest = 40
  var isNumeric = false
  /// Signs put before the text where another field has a value, such as `≠` where `disputed` is `true`.
  var signs: [(field: String, value: String, sign: String)] = []
  var show: @Sendable (FieldValue) -> String = { value in
    if case .list(let items) = value { return items.joined(separator: ", ") }
    return value.cell
  }
}

/// Rows as aligned text.
enum TextTable {
  private static func signs(_ column: TextColumn, _ names: [String], _ row: [FieldValue]) -> String {
    column.signs.reduce("") { text, sign in
      let isSet = names.firstIndex(of: sign.field).map { row[$0].cell == sign.value } ?? false
      return isSet ? text + sign.sign : text
    }
  }

  static func draw(_ rows: RowSet, _ columns: [TextColumn]) -> String {
    let indices = columns.map { column in rows.columns.firstIndex(of: column.field) }
    let cells = rows.rows.map { row in
      zip(columns, indices).map { column, index in
        guard let index else { return "" }
        let text = column.show(row[index])
        return text.isEmpty ? "" : signs(column, rows.columns, row) + text
      }
    }
    let widths = columns.indices.map { column in
      min(
        columns[column].widest,
        max(TextWidth.columns(of: columns[column].title), cells.map { TextWidth.columns(of: $0[column]) }.max() ?? 0))
    }
    func line(_ texts: [String]) -> String {
      let padded = zip(zip(texts, widths), columns).map { pair, column in
        Fit.pad(Fit.truncate(pair.0, to: pair.1), to: pair.1, align: column.isNumeric ? .right : .left)
      }
      var text = padded.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    return line(columns.map(\.title)) + cells.map(line).joined()
  }
}
