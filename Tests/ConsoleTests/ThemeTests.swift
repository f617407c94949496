import Console
import Foundation
import Testing

@Suite struct ThemeFileTests {
  @Test func aThemeIsReadWithPaletteFallbacksAndAttributes() throws {
    let file = try ThemeFile.parse(
      """
      name = "mine"
      title = "My theme"
      dark = false
      [palette]
      leaf = { color = "#8fbf6f", 256 = 107, 16 = "green" }
      sea = "#0000ff"
      [roles]
      text = "leaf"
      accent = { fg = "sea", fg256 = 21, fg16 = "bright-blue", bg = 250, attrs = ["bold", "underline"] }
      link = "bright-magenta"
      muted = "default"
      [highlights]
      selection = { bg = "#102030", bg16 = "blue" }
      """, file: "mine.toml")
    #expect(file.warnings == [])
    let theme = file.theme
    #expect(theme.name == "mine" && theme.title == "My theme" && !theme.isDark)
    #expect(theme.paint(role: .text, depth: .truecolor).foreground == .rgb(0x8F, 0xBF, 0x6F))
    #expect(theme.paint(role: .text, depth: .indexed256).foreground == .indexed(107))
    #expect(theme.paint(role: .text, depth: .ansi16).foreground == .ansi(2))
    #expect(theme.paint(role: .text, depth: .mono).foreground == .standard)
    let accent = theme.paint(role: .accent, depth: .ansi16)
    #expect(
      accent.foreground == .ansi(12) && accent.background == .ansi(7) && accent.attributes == [.bold, .underline])
    #expect(theme.paint(role: .muted, depth: .truecolor).foreground == .standard)
    #expect(theme.paint(role: .text, highlight: .selection, depth: .ansi16).background == .ansi(4))
  }

  @Test func rolesFallBackOnBroaderOnes() throws {
    let theme = try ThemeFile.parse("name = \"x\"\n[roles]\naccent = \"red\"\nmuted = \"blue\"", file: "x").theme
    #expect(theme.paint(role: .exports, depth: .truecolor).foreground == .ansi(1))
    #expect(theme.paint(role: .axis, depth: .truecolor).foreground == .ansi(4))
    #expect(theme.paint(role: .tierStrategic, depth: .truecolor).foreground == .standard)
    for role in Role.allCases {
      var seen = 0
      var current = role.fallback
      while let next = current, seen < 10 {
        current = next.fallback
        seen += 1
      }
      #expect(seen < 10 && current == nil, "the fallbacks of \(role) end")
    }
  }

  @Test func whatIsOddIsAWarningWithItsLine() throws {
    let file = try ThemeFile.parse(
      """
      name = "odd"
      colour = "red"
      [palette]
      red = "#ff0000"
      bad = "#ff00"
      [roles]
      exprots = "red"
      text = "puce"
      title = 300
      link = { fg = "red", fg16 = 99, attrs = ["blink"], size = 3 }
      header = true
      [highlights]
      none = "red"
      """, file: "odd.toml")
    let messages = Dictionary(grouping: file.warnings.map(\.description), by: { $0 }).keys.sorted()
    let expected = [
      "odd.toml, line 2: “colour” means nothing", "odd.toml, line 4: “red” is already",
      "odd.toml, line 5: “#ff00” of “bad”",
      "odd.toml, line 7: there is no “exprots” among the roles; did you mean “exports”?", "line 8: “puce” of “text”",
      "line 9: the colour of “title”", "line 10: the 16-colour fallback of “link”", "line 10: “blink” of “link”",
      "line 10: “size” of “link”", "line 11: the colour of “header”", "line 13: there is no “none”",
    ]
    for part in expected { #expect(messages.contains { $0.contains(part) }, "\(part) in \(messages)") }
    #expect(messages.count == expected.count)
    #expect(file.theme.paint(role: .link, depth: .truecolor).foreground == .ansi(1))
  }

  @Test(arguments: [
    ("name = \"x\"\n[roles\ntext = 1", "broken.toml, line 2: this is not TOML ("),
    ("", "broken.toml: the theme has no name;"),
    ("name = 3", "broken.toml: the theme has no name;"),
  ])
  func whatCannotBeReadSaysWhere(text: String, start: String) {
    let error = #expect(throws: ThemeError.self) { try ThemeFile.parse(text, file: "broken.toml") }
    #expect(error?.description.hasPrefix(start) == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    "[=", "[ =]", "[[,", "[é]", "  [\t{", "[\u{301}", "[.", "[[ !", "[}", "[\n", "x = [}", "x = [1, }", "x = ,",
    "x = _", "x = ]",
    "x = { y = }", "x = \u{7}", "x = [ # c", "x = é", "x = [\"a\", [, 1]]",
  ])
  func whatWouldStopTheParserIsRefused(text: String) {
    let error = #expect(throws: ThemeError.self) { try ThemeFile.parse("\nname = \"x\"\n\(text)", file: "x") }
    #expect(error?.line ?? 0 >= 3)
  }

  @Test func goodTOMLPassesTheGuard() {
    let text = #"""
      a = 1 # [=
      "b = [" = "x = ,"
      c = [ [1, 2,], # ]
        { d = 'e = }' }, -1, +2, .5, true,
      ]
      long = """
      [=
      x = ,"""
      [ t ]
      [["u"]]
      v = { w = {}, x = [] }
      """#
    #expect(TOMLGuard.firstProblem(in: text) == nil)
    for name in ShippedThemes.names {
      let theme = try? String(contentsOf: ShippedThemes.path(name), encoding: .utf8)
      #expect(theme.map { TOMLGuard.firstProblem(in: $0) == nil } == true)
    }
  }

  /// A theme that was cut off or mangled is refused or read in part, and never ends the program.
  @Test func mangledFilesAreSafe() throws {
    var random = Seeded(30)
    let text = try String(contentsOf: ShippedThemes.path("bamboo-dark"), encoding: .utf8)
    let pieces = [
      "[", "]]", "\"", "=", "\n", "{", "}", "\u{0}", "é", "\t", "1e999", "0x", "[roles]", "'''", "#", "\\u12",
    ]
    for _ in 0..<1000 {
      var characters = Array(text.prefix(random.number(0...text.count)))
      for _ in 0..<random.number(0...4) where !characters.isEmpty {
        let place = random.number(0...characters.count - 1)
        characters.replaceSubrange(place...place, with: Array(pieces[random.number(0...pieces.count - 1)]))
      }
      do throws(ThemeError) {
        let file = try ThemeFile.parse(String(characters), file: "mangled.toml")
        for role in Role.allCases { _ = file.theme.paint(role: role, highlight: .selection, depth: .ansi16) }
      } catch {
        #expect(error.description.hasPrefix("mangled.toml"))
        #expect(!error.description.contains("\n"), "one sentence: \(error)")
      }
    }
  }

  @Test func sectionsOfTheWrongKindAreSkipped() throws {
    let file = try ThemeFile.parse("name = \"x\"\nroles = 3\npalette = []", file: "x")
    #expect(file.warnings.count == 2)
    #expect(file.theme.roles.isEmpty)
  }
}

@Suite struct PaintTests {
  @Test(arguments: [
    (Color.rgb(255, 0, 0), 196, 9), (.rgb(0, 0, 0), 16, 0), (.rgb(255, 255, 255), 231, 15), (.rgb(8, 8, 8), 232, 0),
    (.rgb(128, 128, 128), 244, 8), (.rgb(0x93, 0xC5, 0x72), 113, 2), (.rgb(0x78, 0xB7, 0xEE), 111, 12),
  ])
  func nearestColours(color: Color, indexed: Int, ansi: Int) {
    #expect(color.nearestIndexed == .indexed(indexed))
    #expect(color.nearestANSI == .ansi(ansi))
  }

  @Test(arguments: [ColorDepth.mono, .ansi16, .indexed256, .truecolor])
  func everyHighlightShowsOnEveryTerminal(depth: ColorDepth) throws {
    for theme in try ShippedThemes.all() + [.builtIn] {
      for role in Role.allCases {
        let plain = theme.paint(role: role, depth: depth)
        let selected = theme.paint(role: role, highlight: .selection, depth: depth)
        #expect(selected != plain, "\(theme.name) \(role) \(depth)")
        #expect(selected.foreground != selected.background || selected.foreground == .standard)
        #expect(theme.paint(role: role, highlight: .none, depth: depth) == plain)
        if depth == .mono { #expect(selected.foreground == .standard && selected.attributes.contains(.reverse)) }
      }
    }
  }

  @Test func onlyColoursTheTerminalHasAreUsed() throws {
    for theme in try ShippedThemes.all() {
      for role in Role.allCases {
        for highlight in Highlight.allCases {
          let few = theme.paint(role: role, highlight: highlight, depth: .ansi16)
          for color in [few.foreground, few.background] {
            if case .ansi = color { continue }
            #expect(color == .standard)
          }
          let many = theme.paint(role: role, highlight: highlight, depth: .indexed256)
          for color in [many.foreground, many.background] {
            if case .rgb = color { Issue.record("\(theme.name) \(role) sends rgb to 256 colours") }
          }
        }
      }
    }
  }
}

@Suite struct ShippedThemeTests {
  @Test(arguments: ShippedThemes.names)
  func everyRoleAndHighlightIsDefined(name: String) throws {
    let file = try ShippedThemes.file(name)
    #expect(file.warnings == [])
    #expect(file.theme.name == name)
    #expect(Set(file.theme.roles.keys) == Set(Role.allCases))
    #expect(Set(file.theme.highlights.keys) == Set(Highlight.allCases.filter { $0 != .none }))
    // The screen's own background is the user's.
    #expect(file.theme.roles.values.allSatisfy { $0.background == nil })
  }

  @Test(arguments: [
    ("bamboo-dark", "#1e1e1e", 4.5), ("bamboo-dark", "#000000", 4.5), ("bamboo-light", "#ffffff", 4.5),
    ("colour-blind-safe", "#1e1e1e", 4.5), ("high-contrast", "#1e1e1e", 7), ("high-contrast", "#000000", 7),
  ])
  func textIsLegible(name: String, paper: String, ratio: Double) throws {
    let theme = try ShippedThemes.file(name).theme
    let paper = try #require(Vision.rgb(hex: paper))
    for role in Role.allCases {
      guard let ink = theme.paint(role: role, depth: .truecolor).foreground.rgb else { continue }
      let wanted = role == .border ? min(ratio, 2) : ratio
      let found = Vision.contrast(ink, paper)
      #expect(found >= wanted, "\(name) \(role) has \(found)")
      for highlight in Highlight.allCases {
        guard role != .border,
          let behind = theme.paint(role: role, highlight: highlight, depth: .truecolor).background.rgb
        else { continue }
        let found = Vision.contrast(ink, behind)
        #expect(found >= 3.5, "\(name) \(role) on \(highlight) has \(found)")
      }
    }
  }

  @Test func exportsAndImportsDifferForEveryEye() throws {
    let theme = try ShippedThemes.file("colour-blind-safe").theme
    for (left, right) in [(Role.exports, Role.imports), (.outbound, .inbound), (.gain, .loss), (.exports, .balance)] {
      let first = try #require(theme.paint(role: left, depth: .truecolor).foreground.rgb)
      let second = try #require(theme.paint(role: right, depth: .truecolor).foreground.rgb)
      for deficiency in Vision.Deficiency.allCases {
        let distance = Vision.distance(first, second, seenWith: deficiency)
        #expect(distance > 0.1, "\(left) and \(right) with \(deficiency): \(distance)")
      }
    }
  }
}

/// The theme files of the repository.
enum ShippedThemes {
  static let names = ["bamboo-dark", "bamboo-light", "terminal", "high-contrast", "colour-blind-safe", "mono"]

  static func path(_ name: String) -> URL {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return tests.deletingLastPathComponent().appending(path: "Themes/\(name).toml")
  }

  static func file(_ name: String) throws -> ThemeFile {
    try ThemeFile.parse(String(contentsOf: path(name), encoding: .utf8), file: "\(name).toml")
  }

  static func all() throws -> [Theme] { try names.map { try file($0).theme } }
}

@Suite("Dark or light")
struct BackdropTests {
  @Test(
    "What $COLORFGBG says",
    arguments: [("15;0", Backdrop.dark), ("0;15", .light), ("0;default;7", .light), ("7;8", .dark), ("12;4", .dark)])
  func variable(text: String, backdrop: Backdrop) { #expect(Backdrop(colorFGBG: text) == backdrop) }

  @Test("What says nothing", arguments: ["", "default;default", "0;99", "15"])
  func silence(text: String) { #expect(Backdrop(colorFGBG: text) == nil || text == "15") }

  @Test("What a terminal answers")
  func answers() {
    #expect(Backdrop(answer: "11;rgb:1c1c/1c1c/1c1c") == .dark)
    #expect(Backdrop(answer: "11;rgba:fdfd/f6f6/e3e3/ffff") == .light)
    for odd in ["", "10;rgb:ff/ff/ff", "11;?", "11;rgb:ff/ff", "11;rgb:xx/yy/zz", "11;#ffffff", "11;rgb:fffff/0/0"] {
      #expect(Backdrop(answer: odd) == nil)
    }
  }
}
