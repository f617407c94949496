internal import Console
internal import Diplomacy
internal import ViewModels

/// One thing that can be configured: its name, what it means, and how it is read and written. `Setting.table` has them
/// all; the reader, `entente config --default` and docs/configuration.md are made from it.
package struct Setting: Sendable {
  /// The section, blank at the top of the file.
  package let section: String
  package let key: String
  /// What it decides, in a sentence.
  package let summary: String
  /// What may be written, where that is a closed list.
  package let choices: [String]
  /// Reads a value into the configuration; what is wrong with it otherwise, with the mend.
  let read: @Sendable (TOMLValue, inout Configuration) -> String?
  /// The value as TOML writes it.
  let write: @Sendable (Configuration) -> String

  /// The whole name, such as `partners.sort`.
  package var name: String { section.isEmpty ? key : "\(section).\(key)" }

  init(
    _ section: String, _ key: String, _ summary: String, choices: [String] = [],
    read: @escaping @Sendable (TOMLValue, inout Configuration) -> String?,
    write: @escaping @Sendable (Configuration) -> String
  ) {
    self.section = section
    self.key = key
    self.summary = summary
    self.choices = choices
    self.read = read
    self.write = write
  }

  /// A text as TOML writes it.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// A list of texts as TOML writes it.
  static func quoted(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }
}

// MARK: Kinds of settings

extension Setting {
  typealias Place<Value> = WritableKeyPath<Configuration, Value> & Sendable

  /// A text that may be anything.
  static func text(_ section: String, _ key: String, _ place: any Place<String>, _ summary: String) -> Setting {
    Setting(section, key, summary) { value, configuration in
      guard case .text(let text) = value else { return "must be text in quotes, such as \"\(key)\"." }
      configuration[keyPath: place] = text
      return nil
    } write: {
      quoted($0[keyPath: place])
    }
  }

  static func flag(_ section: String, _ key: String, _ place: any Place<Bool>, _ summary: String) -> Setting {
    Setting(section, key, summary, choices: ["true", "false"]) { value, configuration in
      guard case .flag(let flag) = value else { return "must be true or false, without quotes." }
      configuration[keyPath: place] = flag
      return nil
    } write: {
      String($0[keyPath: place])
    }
  }

  /// One of some values by its name.
  static func choice<Value: Hashable & Sendable>(
    _ section: String, _ key: String, _ place: any Place<Value>, _ names: [(String, Value)], _ summary: String
  ) -> Setting {
    let known = names.map(\.0)
    return Setting(section, key, summary, choices: known) { value, configuration in
      let word: String
      switch value {
      case .text(let text): word = text
      // 256 colours may be written as a number.
      case .number(let number): word = String(number)
      default: return "must be one of \(known.map(quoted).joined(separator: ", "))."
      }
      guard let found = names.first(where: { $0.0 == word }) else {
        let nearest = Spelling.nearest(word, among: known) ?? ""
        return "cannot be “\(word)”; did you mean “\(nearest)”? There are \(known.joined(separator: ", "))."
      }
      configuration[keyPath: place] = found.1
      return nil
    } write: { configuration in
      quoted(names.first { $0.1 == configuration[keyPath: place] }?.0 ?? "")
    }
  }

  /// Columns of a list and their order.
  static func columns<Column: ListColumn>(
    _ section: String, _ place: any Place<ColumnChoice<Column>>, _ summary: String
  ) -> Setting {
    let known = Column.allCases.map(\.rawValue)
    return Setting(section, "columns", summary, choices: known + [ColumnWords.rest]) { value, configuration in
      readColumns(value, known) { (words) throws(ColumnMistake) in
        configuration[keyPath: place] = try ColumnChoice(words: words)
      }
    } write: { configuration in
      let choice = configuration[keyPath: place]
      return quoted(choice == ColumnChoice() ? [ColumnWords.rest] : choice.words)
    }
  }

  /// The columns of a table and their order.
  static func columns(of table: TableKind, _ summary: String) -> Setting {
    let known = table.columns.map(\.id)
    let usual = table.usualColumns
    return Setting(table.name, "columns", summary, choices: known + [ColumnWords.rest]) { value, configuration in
      readColumns(value, known) { (words) throws(ColumnMistake) in
        let shown = try ColumnWords(words, known: known, usual: usual).shown
        configuration.preferences.tableColumns[table] = shown == usual ? nil : shown
      }
    } write: { configuration in
      quoted(configuration.preferences.tableColumns[table] ?? [ColumnWords.rest])
    }
  }

  /// Reads a list of columns; what is wrong with it otherwise.
  private static func readColumns(
    _ value: TOMLValue, _ known: [String], _ take: ([String]) throws(ColumnMistake) -> Void
  ) -> String? {
    guard let words = value.texts else { return "must be a list of columns, such as [\"\(known[0])\", \"...\"]." }
    do throws(ColumnMistake) {
      try take(words)
      return nil
    } catch {
      switch error.kind {
      case .unknown:
        let nearest = Spelling.nearest(error.word, among: known) ?? ""
        return "has no “\(error.word)”; did you mean “\(nearest)”? There are \(known.joined(separator: ", "))."
      case .twice: return "names “\(error.word)” twice; take one of them out."
      case .nothing: return "leaves no column to show; write [\"...\"] for the usual ones."
      }
    }
  }

  /// The view to open on: one of the program's, else the name of a saved one, which only the program can look up.
  static func view(_ summary: String) -> Setting {
    let known = StartView.allCases.map(\.name)
    return Setting("", "view", summary, choices: known) { value, configuration in
      guard case .text(let text) = value else { return "must be the name of a view in quotes, such as \"overview\"." }
      if let view = StartView(named: text) {
        configuration.preferences.view = view
        configuration.savedView = nil
      } else {
        configuration.savedView = text
      }
      return nil
    } write: {
      quoted($0.savedView ?? $0.preferences.view.name)
    }
  }

  /// A filter in its grammar.
  static func filter(_ section: String, _ place: any Place<Filter>, _ summary: String) -> Setting {
    Setting(section, "filter", summary) { value, configuration in
      guard case .text(let text) = value else { return "must be a filter in quotes, such as \"year:2023\"." }
      do throws(FilterError) {
        configuration[keyPath: place] = try Filter(parsing: text)
        return nil
      } catch {
        return "cannot be read: \(error.message)."
      }
    } write: {
      quoted($0[keyPath: place].description)
    }
  }
}

extension TOMLValue {
  /// The texts of a list; one text alone is a list of one. Nil for anything else.
  var texts: [String]? {
    switch self {
    case .text(let text): return [text]
    case .list(let values):
      let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
      return texts.count == values.count ? texts : nil
    default: return nil
    }
  }
}
