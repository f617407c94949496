import Console
import Diplomacy
import Testing
import TestSupport
import ViewModels

@testable import Settings

@Suite("The configuration file")
struct ConfigurationTests {
  private func read(_ text: String) -> ConfigurationFile { ConfigurationFile(text, file: "config.toml") }

  /// The problems of a text, one a line.
  private func problems(_ text: String) -> [String] { read(text).problems.map(\.description) }

  @Test("Every kind of value is taken")
  func everything() throws {
    let file = read(
      """
      dossier = "~/desk/bhutan"
      view = "sources"
      theme = "mono"
      theme-dark = "high-contrast"
      charset = "ascii"
      colors = 256
      mouse = false

      [partners]
      columns = ["region", "...", "-trend"]
      sort = "last visit"
      group = "region"
      filter = "tier:csp"

      [timeline]
      columns = ["dates", "leaders"]
      sort = "oldest"
      filter = "year:2019..2023 dir:out"

      [sources]
      sort = "publisher"
      """)
    #expect(file.problems.isEmpty)
    let configuration = file.configuration
    #expect(configuration.dossier == "~/desk/bhutan")
    #expect(configuration.theme == "mono" && configuration.darkTheme == "high-contrast")
    #expect(configuration.lightTheme == "bamboo-light", "what is not named stays")
    #expect(configuration.charset == .ascii && configuration.colors == .indexed256)
    let preferences = configuration.preferences
    #expect(!preferences.usesMouse && preferences.view.command == .sources)
    #expect(preferences.partnerColumns.shown == [.region, .name, .since, .trade, .last, .visits, .capital])
    #expect(preferences.partnerOrder == .lastVisit && preferences.partnerGrouping == .region)
    #expect(preferences.partnerFilter == (try Filter(parsing: "tier:csp")))
    #expect(preferences.visitColumns.shown == [.dates, .leaders])
    #expect(preferences.visitOrder == .oldestFirst && preferences.visitFilter.years?.from == 2019)
    #expect(preferences.sourceOrder == .publisher)
    #expect(preferences.keys == .standard)
    #expect(file.lines["partners.sort"] == 11)
  }

  @Test("Columns of tables, and a saved view to open on")
  func tables() throws {
    let file = read(
      """
      view = "overdue"
      [leaders]
      columns = ["country_name", "..."]
      [agreements]
      columns = ["title", "sined"]
      [partners-table]
      columns = ["-capital"]
      [sources]
      columns = ["title", "url"]
      sort = "title"
      """)
    #expect(
      file.problems.map(\.description).map { $0.prefix { $0 != "?" } }
        == ["config.toml:5: “agreements.columns” has no “sined”; did you mean “signed”"])
    #expect(file.configuration.savedView == "overdue" && file.configuration.preferences.view == .standard)
    let preferences = file.configuration.preferences
    #expect(preferences.tableColumns[.leaders]?.first == "country_name")
    #expect(
      Set(preferences.tableColumns[.leaders] ?? []) == Set(TableKind.leaders.usualColumns),
      "the rest is what is usually shown")
    for table in TableKind.allCases { #expect(Set(table.usualColumns).isSubset(of: table.columns.map(\.id))) }
    #expect(preferences.tableColumns[.partners]?.contains("capital") == false)
    #expect(preferences.tableColumns[.agreements] == nil)
    var scenario = try Scenario(preferences: preferences)
    scenario.press("S")
    #expect(scenario.dashboard.pages.last?.sheet?.columns.map(\.id) == ["title", "url"])
    #expect(scenario.dashboard.viewState.pages.last?.table?.columns ?? ["title", "url"] == ["title", "url"])
    scenario.press("esc 5")
    #expect(scenario.dashboard.pages.last?.sheet?.columns.first?.id == "country_name")
    #expect(scenario.dashboard.viewState.pages.last?.table == nil, "what is configured is no choice of this view")
  }

  @Test("An empty file and one of comments change nothing")
  func nothing() {
    #expect(read("").configuration == Configuration())
    #expect(read("# nothing\n\n").problems.isEmpty)
  }

  @Test("Each mistake is one sentence with its line and the mend, and the rest applies")
  func mistakes() {
    let file = read(
      """
      them = "mono"
      charset = "brail"
      mouse = "yes"
      colors = 8
      sort = "name"
      [partner]
      a = 1
      b = 2
      [partners]
      columns = ["name", "regoin"]
      sort = "trad"
      [timeline]
      filter = "tier:gold"
      columns = ["dates", "dates"]
      [partners.widths]
      name = 3
      [sources]
      sort = "title"
      """)
    let texts = file.problems.map(\.description)
    #expect(
      texts == [
        "config.toml:1: there is no setting “them”; did you mean “theme”?",
        "config.toml:2: “charset” cannot be “brail”; did you mean “braille”? There are auto, braille, block, ascii.",
        "config.toml:3: “mouse” must be true or false, without quotes.",
        "config.toml:4: “colors” cannot be “8”; did you mean “16”? There are auto, truecolor, 256, 16, mono.",
        "config.toml:5: there is no setting “sort”; did you mean “partners.sort”?",
        "config.toml:6: there is no section [partner]; did you mean [partners]?",
        "config.toml:10: “partners.columns” has no “regoin”; did you mean “region”? "
          + "There are name, since, trade, trend, last, visits, region, capital.",
        "config.toml:11: “partners.sort” cannot be “trad”; did you mean “trade”? "
          + "There are name, tier, since, last visit, visits, trade.",
        texts.first { $0.hasPrefix("config.toml:13: ") } ?? "the filter's",
        "config.toml:14: “timeline.columns” names “dates” twice; take one of them out.",
        "config.toml:16: there is no setting “partners.widths.name”; did you mean “partners.filter”?",
      ])
    #expect(texts.contains { $0.hasPrefix("config.toml:13: “timeline.filter” cannot be read: ") })
    #expect(file.configuration.preferences.sourceOrder == .title)
    var rest = file.configuration
    rest.preferences.sourceOrder = .facts
    #expect(rest == Configuration(), "what is wrong leaves things as they are")
  }

  @Test("Values where sections belong, and the other way round")
  func kinds() {
    #expect(
      problems("partners = 3") == ["config.toml:1: “partners” is a section; write [partners] and values below it."])
    #expect(
      problems("[theme]\nname = \"x\"")
        == ["config.toml:2: “theme” is no section; write a value, such as theme = \"auto\", above every [section]."])
    #expect(problems("keys = \"x\"") == ["config.toml:1: “keys” is a section; write [keys], and keys below it."])
    #expect(problems("theme = 3") == ["config.toml:1: “theme” must be text in quotes, such as \"theme\"."])
  }

  @Test("What is no TOML is said with its line, and nothing of it applies", arguments: ["theme =", "a = [1", "[", "x"])
  func broken(line: String) {
    let file = read("mouse = false\n\(line)\n")
    #expect(file.configuration == Configuration())
    #expect(file.problems.count == 1)
    #expect(file.problems.first?.line.map { $0 >= 2 } ?? false)
  }

  @Test("The default file changes nothing, commented out or not")
  func defaultFile() {
    let text = ConfigurationDocument.toml(themes: ["bamboo-dark", "mono"])
    #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("#") })
    #expect(read(text) == ConfigurationFile())
    let uncommented = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("#") && !line.hasPrefix("# ") ? String(line.dropFirst()) : String(line)
    }.joined(separator: "\n")
    let file = read(uncommented)
    #expect(file.problems.isEmpty, "\(file.problems)")
    #expect(file.configuration == Configuration())
    #expect(Set(file.lines.keys) == Set(Setting.table.map(\.name)), "every setting stands in it")
    #expect(Command.allCases.allSatisfy { text.contains("#\"\($0.rawValue)\" = ") }, "every command stands in it")
  }

  @Test("docs/configuration.md lists the settings of the table")
  func document() throws {
    let document = ConfigurationDocument.placed(in: try contents(of: "docs/configuration.md"))
    #expect(Setting.table.allSatisfy { document.contains("| `\($0.name)` |") }, "the marks of the table are there")
    #expect(try staleness(of: "docs/configuration.md", against: document) == nil)
  }
}
