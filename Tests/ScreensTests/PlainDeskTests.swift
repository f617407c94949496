import Testing
import TestSupport
import ViewModels

@testable import Screens

/// Plain lines as a person with a screen reader meets them.
@Suite("The dashboard in plain lines")
struct PlainDeskTests {
  private func desk() throws -> PlainDesk {
    let scenario = try Scenario()
    let dossier = scenario.dossier
    var desk = PlainDesk(scenario.dashboard) { effect in
      guard case .ask(let question, let ticket) = effect else { return nil }
      return .answered(ticket, question.answer(from: dossier))
    }
    desk.begin()
    return desk
  }

  @Test("All of it is text: no frames, no braille, no signs that are drawn")
  func everything() throws {
    let text = Narrator.everything(try desk().dashboard).joined(separator: "\n")
    #expect(text.contains("Entente: Viet Nam, as of today, 2026-01-15."))
    #expect(text.contains("Partners by tier, sorted by trade: "))
    #expect(text.contains("\n1. ") && text.contains("Visits by year:\n") && text.contains("Trade with "))
    #expect(!text.unicodeScalars.contains { (0x2500...0x28FF).contains($0.value) || $0.value == 0x2260 })
    #expect(!text.contains("\u{1B}"))
  }

  @Test("An empty line reads the next row with its place")
  func reading() throws {
    var desk = try desk()
    let total = desk.dashboard.partners.rows.count
    let first = desk.take("where")
    #expect(first.first?.hasPrefix("2 of \(total): ") == true || first.first?.contains(" of \(total): ") == true)
    #expect(desk.take("go 1").last?.hasPrefix("1 of \(total): ") == true)
    #expect(desk.take("").last?.hasPrefix("2 of \(total): ") == true)
    #expect(desk.take("k").last?.hasPrefix("1 of \(total): ") == true)
    #expect(desk.take("k").last?.hasPrefix("1 of \(total): ") == true, "at the end the row is said again")
  }

  @Test("A command takes its answer from the same line, or asks for it")
  func questions() throws {
    var desk = try desk()
    #expect(desk.take("2").first?.hasPrefix("Timeline, visits, newest first: ") == true)
    let found = desk.take("Y 2023")
    #expect(found.first?.contains("filter year:2023.") == true, "\(found)")
    #expect(found.last?.contains(" of ") == true && found.last?.contains("2023-") == true)
    #expect(desk.take("Y").first?.hasPrefix("Years? ") == true)
    #expect(desk.take(".").first?.contains("filter") == false, "a full stop empties the field")
    #expect(desk.take("/dir:in").first?.contains("filter dir:in") == true)
    let wrong = desk.take("/ tier:gold")
    #expect(wrong.count == 1 && desk.dashboard.overlay != nil, "what is wrong is said, and the question stays")
    _ = desk.take("")
    #expect(desk.dashboard.overlay == nil)
    #expect(desk.take("filter-year 2022").first?.contains("year:2022") == true, "a command by its name")
  }

  @Test("Tables are read with their headings, row by row, and with what is said besides")
  func searchTables() throws {
    var desk = try desk()
    let opened = desk.take("F bhuttan")
    #expect(opened.first?.hasPrefix("Search: bhuttan, by kind") == true)
    #expect(opened.contains("Partners:") && opened.last?.hasPrefix("1 of ") == true, "\(opened)")
    #expect(desk.take("k").last == "Nothing has “bhuttan”: showing results for “bhutan”.")
    let all = Narrator.front(desk.dashboard)
    #expect(all.contains("Partners, 1:") && all.contains { $0.hasPrefix("2. ") })
    #expect(desk.take("/kind:visits").first?.contains("filter kind:visits") == true)
    _ = desk.take("esc")
    #expect(desk.take("!").first?.hasPrefix("Problems") == true)
    #expect(desk.take("go 3").last?.hasPrefix("3 of ") == true)
  }

  @Test("Choices are numbered, narrowed by words, and chosen")
  func choices() throws {
    var desk = try desk()
    let kinds = desk.take("K")
    #expect(kinds.first?.hasPrefix("Kind of visit: ") == true && kinds[1] == "1. all kinds")
    #expect(desk.take("2").first?.contains("filter kind:") == true, "told of the timeline from the partners")
    _ = desk.take("P")
    let narrowed = desk.take("xi jin")
    #expect(narrowed.joined().contains("leader:"), "one choice left is chosen: \(narrowed)")
  }

  @Test("Tables are read row by row with their columns, sorted, filtered, grouped and charted")
  func tables() throws {
    var desk = try desk()
    let opened = desk.take("6")
    #expect(opened.first?.hasPrefix("Agreements, sorted by signed: ") == true, "\(opened)")
    #expect(opened.last?.hasPrefix("1 of ") == true && opened.last?.contains("; status ") == true)
    let total = try #require(desk.dashboard.pages.last?.total)
    #expect(desk.take("go 2").last?.hasPrefix("2 of \(total): ") == true)
    #expect(desk.take("").last?.hasPrefix("3 of \(total): ") == true)
    #expect(desk.take("list").filter { $0.first?.isNumber == true }.count == total)
    let filtered = desk.take("/ kind:treaty")
    #expect(filtered.first?.contains(" of \(total) rows, filter kind:treaty.") == true, "\(filtered)")
    _ = desk.take("backspace")
    _ = desk.take("right")
    #expect(desk.take("z").contains { $0.hasSuffix(":") }, "the heading of the group is told")
    #expect(desk.take("C").contains { $0.hasPrefix("Agreements by ") })
    #expect(!desk.take("esc").joined().contains("Nothing is known"))
  }

  @Test("Twenty choices are told at once, with what narrows them; + tells the next")
  func manyChoices() throws {
    var desk = try desk()
    let commands = desk.take(":")
    let numbered = commands.filter { $0.first?.isNumber == true }
    #expect(numbered.count == Narrator.choicesShown && numbered.last?.hasPrefix("20. ") == true)
    #expect(commands.contains { $0.hasPrefix("And ") && $0.contains("narrows them, + tells the next 20.") })
    let next = desk.take("+")
    #expect(next.first?.hasPrefix("21. ") == true && next.filter { $0.first?.isNumber == true }.count == 20)
    let command = Command.table[20].command
    _ = desk.take("21")
    #expect(
      desk.dashboard.overlay.map { if case .picker(let picker) = $0 { picker.purpose != .command } else { true } }
        ?? true,
      "a number told later chooses too: \(command)")
    _ = desk.take("")
    _ = desk.take("")
    _ = desk.take(":")
    #expect(desk.take("+").first?.hasPrefix("21. ") == true, "another list begins anew")
  }

  @Test("In a list that stays open only what has changed is told")
  func changedChoices() throws {
    var desk = try desk()
    #expect(desk.take("c").count == PartnerColumn.allCases.count + 2)
    #expect(desk.take("4") == ["8. trend, the last years' totals."])
    #expect(desk.take("trend") == ["1. trend, the last years' totals, shown."])
    #expect(desk.dashboard.partners.columns.shown.last == .trend)
    _ = desk.take("")
    _ = desk.take("7")
    let added = desk.take("3")
    #expect(added.count == 2 && added.contains { $0.contains("chosen") }, "\(added)")
  }

  @Test("The tour names the keys in force")
  func tour() throws {
    var preferences = Preferences()
    preferences.keys.set(["F9"], for: .undo)
    let scenario = try Scenario(preferences: preferences) { $0.beginTour() }
    #expect(Narrator.question(scenario.dashboard).contains { $0.hasPrefix("F9 undo") })
  }

  @Test("Pages are read line by line under their headings")
  func pages() throws {
    var desk = try desk()
    let opened = desk.take("enter")
    #expect(opened.first?.contains(" lines.") == true)
    #expect(opened.last?.hasPrefix("1 of ") == true)
    #expect(desk.take("list").count > 10)
    #expect(desk.take("esc").last?.contains(" of ") == true)
  }

  @Test("What is not understood is said, and quitting ends it")
  func others() throws {
    var desk = try desk()
    #expect(desk.take("frobnicate") == ["There is no key and no command “frobnicate”; help lists them."])
    #expect(desk.take("help").count > Command.allCases.count)
    #expect(desk.take("q").isEmpty && desk.isOver)
  }

  @Test("No line that is typed does harm", arguments: [1, 2, 3])
  func anything(seed: Int) throws {
    var desk = try desk()
    let lines = [
      "", "j", "2", "/", "x", ".", "P", "1", "enter", "list", "K", "99", "go 3", "go 99999", "Y 2023", "i", "S",
      "t 2015", "esc", "g", "g g", "?",
    ]
    var state = UInt64(seed)
    for _ in 0..<120 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = desk.take(lines[Int(state >> 33) % lines.count])
      #expect(!desk.isOver)
    }
  }
}
