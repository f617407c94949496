internal import Console
internal import ViewModels

/// The configuration as texts, made from the tables so that they cannot drift: the file to start from, and the tables of
/// docs/configuration.md.
package enum ConfigurationDocument {
  /// A file in which every setting stands as it is without it, commented out: a `#` before a blank is prose, one before
  /// anything else can be taken away.
  ///
  /// - Parameter themes: the names of the themes that are installed.
  package static func toml(themes: [String] = []) -> String {
    var text = """
      # How Entente is set up. Every line below is what the program does anyway: take the # away
      # before one, and change what stands there. A # before a blank is prose and stays.
      # entente config --check looks the file over; entente info says where everything is and why.

      """
    var section = ""
    for setting in Setting.table {
      if setting.section != section {
        section = setting.section
        text += "\n\n#[\(section)]"
      }
      text += "\n" + prose(setting.summary)
      let choices = setting.name.hasPrefix("theme") ? Self.themes(themes, setting) : setting.choices
      if !choices.isEmpty {
        text += prose((setting.key == "columns" ? "Some of: " : "One of: ") + choices.joined(separator: ", "))
      }
      text += "#\(setting.key) = \(setting.write(Configuration()))\n"
    }
    return text + keys
  }

  private static func themes(_ installed: [String], _ setting: Setting) -> [String] {
    installed.isEmpty ? [] : (setting.name == "theme" ? [Configuration.auto] : []) + installed
  }

  private static var keys: String {
    var text =
      "\n\n"
      + prose(
        "The keys of every command: text for one, a list for several, [] for none. Keys that follow one another have blanks "
          + "between them. A key works wherever its command does.") + "#[keys]\n"
    for context in CommandRow.Context.allCases {
      text += "\n# \(context.rawValue)\n"
      for row in Command.table where row.context == context {
        text += "# \(row.summary)\n#\(Setting.quoted(row.command.rawValue)) = \(Setting.quoted(row.keys))\n"
      }
    }
    let names = KeyReader.panes.map { "[keys.\($0.name)]" }.joined(separator: ", ")
    return text + "\n"
      + prose("Keys for one pane alone, which go before the others there: \(names). For example “row.copy” = \"Y\".")
      + KeyReader.panes.map { "#[keys.\($0.name)]\n" }.joined()
  }

  /// Prose in comments of at most 100 columns.
  private static func prose(_ text: String) -> String {
    Fit.wrap(text, to: 98).map { "# \($0)\n" }.joined()
  }

  /// The table of settings for docs/configuration.md.
  package static var markdown: String {
    Setting.table.reduce("| setting | without it | what it decides |\n| --- | --- | --- |\n") { text, setting in
      let choices = setting.choices.isEmpty ? "" : " " + setting.choices.map { "`\($0)`" }.joined(separator: ", ") + "."
      return text + "| `\(setting.name)` | `\(setting.write(Configuration()))` | \(setting.summary)\(choices) |\n"
    }
  }

  private static let start = "<!-- settings: made from the table in Sources/Settings/Setting+Table.swift -->\n"
  private static let end = "<!-- end of settings -->"

  /// The document with the table put between its marks; unchanged where the marks are missing.
  package static func placed(in document: String) -> String {
    guard let from = document.firstRange(of: start)?.upperBound,
      let to = document[from...].firstRange(of: end)?.lowerBound
    else { return document }
    return document[..<from] + "\n" + markdown + "\n" + document[to...]
  }
}
