/// Arguments of a command written the plain way: `--name value` for options, `--name` for flags, each once.
///
/// The parser takes some milliseconds to get ready, which is more than most answers take (docs/performance.md). What is
/// written otherwise, and every mistake, is left to it.
struct PlainArguments {
  private var values: [(name: String, value: String)] = []

  /// - Parameters:
  ///   - options: names of options that have a value, without their hyphens.
  ///   - flags: names of those that have none.
  /// - Returns: nil when there is anything else.
  init?(_ arguments: [String], options: [String], flags: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else { return nil }
      let name = String(argument.dropFirst(2))
      guard !has(name) else { return nil }
      if flags.contains(name) {
        values.append((name, ""))
      } else {
        guard options.contains(name), let value = rest.popFirst(), !value.hasPrefix("-") else { return nil }
        values.append((name, value))
      }
    }
  }

  /// The value of an option; nil when it is not there.
  subscript(_ name: String) -> String? { values.first { $0.name == name }?.value }

  func has(_ name: String) -> Bool { values.contains { $0.name == name } }
}

/// The options of `DossierOptions`.
struct PlainDossier: DossierChoice {
  static let names = ["dossier", "as-of", "filter"]

  let dossier: String?
  let asOf: String?
  let filter: String?

  init(_ arguments: PlainArguments) {
    dossier = arguments["dossier"]
    asOf = arguments["as-of"]
    filter = arguments["filter"]
  }
}

/// The options of `OutputOptions`; nil where the parser has something to say of them.
struct PlainOutput: OutputChoice {
  static let names = ["format", "limit"]

  let format: OutputFormat
  let limit: Int?

  init?(_ arguments: PlainArguments) {
    guard let format = OutputFormat(rawValue: arguments["format"] ?? OutputFormat.text.rawValue) else { return nil }
    self.format = format
    limit = arguments["limit"].flatMap { Int($0) }
    if arguments.has("limit"), (limit ?? -1) < 0 { return nil }
  }
}

extension VisitsRequest {
  /// The request where its arguments are written the plain way; nil leaves them to the parser.
  init?(plain arguments: [String]) {
    guard
      let plain = PlainArguments(
        arguments, options: PlainDossier.names + PlainOutput.names, flags: ["oldest-first"]),
      let output = PlainOutput(plain)
    else { return nil }
    self.init(choice: PlainDossier(plain), output: output, oldestFirst: plain.has("oldest-first"))
  }
}
