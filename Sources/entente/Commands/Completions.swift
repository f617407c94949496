internal import ArgumentParser
internal import Diplomacy
internal import DossierStore
internal import ViewModels

/// What shells offer while a command is typed: real partners and leaders, from the index as it stands. Nothing is read
/// from the files, so that nobody waits for a Tab.
enum Completions {
  /// Something to offer, with a few words for the shells that show them.
  struct Choice {
    var value: String
    var words: String

    init(_ value: String, _ words: String = "") {
      self.value = value
      self.words = words
    }
  }

  // MARK: What may be completed

  /// Codes and names of partners.
  static func partners(_ line: [String], _ prefix: String) -> [String] {
    offer(partners(of: dossier(line)), typed: prefix)
  }

  /// The term of a filter that is being typed: its field, then its values.
  static func filters(_ line: [String], _ prefix: String) -> [String] {
    let typed = unquoted(prefix)
    let start = termStart(typed)
    let before = String(typed[..<start])
    let term = typed[start...]
    let minus = term.hasPrefix("-") ? "-" : ""
    guard let colon = term.firstIndex(of: ":") else {
      let fields = FilterField.allCases.map { Choice(before + minus + $0.rawValue + ":", $0.summary) }
      return offer(fields, typed: typed)
    }
    guard let field = FilterField(word: term[..<colon].dropFirst(minus.count)) else { return [] }
    let lead = before + term[...colon]
    let value = term[term.index(after: colon)...]
    let isWhole = value.isEmpty || value.hasPrefix("\"")
    return offer(
      values(of: field, line).flatMap { choice -> [Choice] in
        guard choice.value.contains(" ") else { return [Choice(lead + choice.value, choice.words)] }
        // Only in quotes does a value have blanks; whoever began without gets its words.
        guard !isWhole else { return [Choice("\(lead)\"\(choice.value)\"", choice.words)] }
        return choice.value.split(separator: " ").map { Choice(lead + $0, choice.value) }
      }, typed: typed)
  }

  /// Folders; those that hold a dossier before the others.
  static func folders(_ prefix: String) -> [String] {
    let typed = unquoted(prefix)
    let parent = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
    let folders = Surroundings.names(in: parent.isEmpty ? "." : Surroundings.expanded(parent)).map { parent + $0 }
      .filter { $0.hasPrefix(typed) && Surroundings.isFolder(Surroundings.expanded($0)) }
    let dossiers = folders.filter { Surroundings.exists(Surroundings.expanded($0) + "/datapackage.json") }
    return offer(
      dossiers.map { Choice($0, "dossier") } + folders.filter { !dossiers.contains($0) }.map { Choice($0 + "/") },
      typed: typed)
  }

  /// The names that --theme takes.
  static var themes: [String] { ["auto"] + Themes.names }

  // MARK: From the dossier

  /// The dossier that the line names, else the one that the program would open; nil where there is none.
  private static func dossier(_ line: [String]) -> Dossier? {
    let named = line.firstIndex(of: "--dossier").flatMap { line.indices.contains($0 + 1) ? line[$0 + 1] : nil }
    guard let place = DossierOptions.place(named.map { Surroundings.expanded(unquoted($0)) }) else { return nil }
    return try? Dossier(folder: place.folder, cacheFolder: Surroundings.cacheFolder)
  }

  private static func partners(of dossier: Dossier?) -> [Choice] {
    let rows = (try? dossier?.partners(asOf: Surroundings.today)) ?? []
    return rows.map { Choice($0.id, $0.name) } + rows.map { Choice($0.name, $0.id) }
  }

  private static func values(of field: FilterField, _ line: [String]) -> [Choice] {
    switch field {
    case .partner: return partners(of: dossier(line))
    case .leader:
      let query = VisitQuery(filter: Filter(), asOf: Surroundings.today, order: .newestFirst)
      let leaders = (try? dossier(line)?.leaders(query)) ?? []
      return leaders.map { Choice($0.displayName, ([$0.countryName] + $0.offices.prefix(1)).joined(separator: ", ")) }
    case .region:
      let rows = (try? dossier(line)?.partners(asOf: Surroundings.today)) ?? []
      return Set(rows.map(\.region)).filter { !$0.isEmpty }.sorted().map { Choice($0) }
    default: return (field.choices ?? []).map { Choice($0) }
    }
  }

  // MARK: For the shell

  /// Those that begin as what is typed, in the form that the shell at hand takes.
  ///
  /// A shell keeps only what begins with the very letters typed: where they are without accents or capitals, so is what is
  /// offered, which filters and partners understand as well.
  private static func offer(_ choices: [Choice], typed: String) -> [String] {
    let typed = unquoted(typed)
    var known: Set<String> = []
    return choices.compactMap { choice in
      guard let value = continuation(of: typed, as: choice.value), known.insert(value).inserted else { return nil }
      switch CompletionShell.requesting {
      case .zsh?:
        let escaped = value.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
        return choice.words.isEmpty ? escaped : "\(escaped):\(choice.words)"
      case .fish?: return choice.words.isEmpty ? value : "\(value)\t\(choice.words)"
      case .bash?:
        // bash expands what it is offered as if it had been typed.
        return value.reduce(into: "") { $0 += "\"'\\$`".contains($1) ? "\\\($1)" : String($1) }
      default: return value
      }
    }
  }

  private static func continuation(of typed: String, as value: String) -> String? {
    if value.hasPrefix(typed) { return value }
    // Whoever types capitals means them.
    guard typed == typed.lowercased() else { return nil }
    // Folding keeps the number of letters in nearly all names; where it does not, the value is not offered.
    let folded = SearchText.fold(value)
    let start = SearchText.fold(typed)
    guard folded.hasPrefix(start), start.count == typed.count else { return nil }
    return typed + folded.dropFirst(start.count)
  }

  /// A word without the quote that it begins with, or the one that it ends with.
  private static func unquoted(_ word: String) -> String {
    guard let quote = word.first, quote == "'" || quote == "\"" else { return word }
    let rest = word.dropFirst()
    return String(rest.last == quote ? rest.dropLast() : rest)
  }

  /// Where the last term of a filter begins; blanks within quotes are part of a term.
  private static func termStart(_ filter: String) -> String.Index {
    var start = filter.startIndex
    var isQuoted = false
    for index in filter.indices {
      if filter[index] == "\"" { isQuoted.toggle() }
      if filter[index] == " ", !isQuoted { start = filter.index(after: index) }
    }
    return start
  }
}
