import Console
import Testing
import TestSupport
import ViewModels

@testable import Screens
@testable import Settings

@Suite("Keys of the configuration")
struct KeyTests {
  private func read(_ text: String) -> (keys: KeyBindings, problems: [String]) {
    let file = ConfigurationFile(text, file: "c")
    return (file.configuration.preferences.keys, file.problems.map(\.description))
  }

  @Test("A command gets one key, several or none, quoted or not")
  func binding() {
    let (keys, problems) = read(
      """
      [keys]
      "row.copy" = "ctrl+y"
      view.sources = ["S", "f9"]
      program.mouse = []
      "row.coyp" = "x"
      """)
    #expect(problems == ["c:5: there is no command “row.coyp”; did you mean “row.copy”?"])
    #expect(keys.keys(of: .copy) == ["ctrl+y"])
    #expect(keys.keys(of: .sources) == ["S", "f9"])
    #expect(keys.keys(of: .mouse).isEmpty)
    #expect(keys.word(.copy) == "Ctrl+Y" && keys.word(.mouse) == "program.mouse", "a sentence has something to name")
  }

  @Test("A key that another command has by default goes to the person's, and that is said")
  func taken() {
    let (keys, problems) = read("[keys]\n\"row.copy\" = \"o\"")
    #expect(keys.keys(of: .copy) == ["o"] && keys.keys(of: .openSource).isEmpty)
    #expect(
      problems
        == [
          "c:2: “o” is also a key of “source.open”, which has lost it; give “source.open” other keys, or say which it keeps."
        ])
    #expect(read("[keys]\n\"row.copy\" = \"o\"\n\"source.open\" = \"y\"").problems.isEmpty, "exchanged")
  }

  @Test("Of two in the file the first keeps a key")
  func twice() {
    let (keys, problems) = read("[keys]\n\"row.copy\" = \"f9\"\n\"timeline.kind\" = [\"f9\", \"K\"]")
    #expect(keys.keys(of: .copy) == ["f9"] && keys.keys(of: .kind) == ["K"])
    #expect(
      problems
        == ["c:3: “f9” of “timeline.kind” is also a key of “row.copy” (line 2), which keeps it; write another key."])
  }

  @Test("A key that is the beginning of others gets in their way")
  func prefix() {
    let (keys, problems) = read("[keys]\n\"row.copy\" = \"g\"")
    #expect(keys.keys(of: .copy) == ["g"] && keys.keys(of: .first) == ["home"])
    #expect(problems.first?.hasPrefix("c:2: “g” gets in the way of “g g”, a key of “move.first”") == true)
  }

  @Test("Commands of two panes may share a key, and one pane's own keys go first")
  func panes() throws {
    let (shared, problems) = read("[keys]\n\"partners.group\" = \"f9\"\n\"timeline.kind\" = \"f9\"")
    #expect(problems.isEmpty)
    var keymap = Keymap(shared)
    let shared9 = try #require(Key.parse("f9"))
    #expect(keymap.action(for: shared9, typing: false, in: .partners) == .command(.group))
    #expect(keymap.action(for: shared9, typing: false, in: .timeline) == .command(.kind))

    let (special, none) = read("[keys.timeline]\n\"timeline.kind\" = \"o\"\n[keys.trade]\n\"row.copy\" = \"o\"")
    #expect(none.isEmpty, "a pane's own keys are no conflict")
    keymap = Keymap(special)
    let o = try #require(Key.parse("o"))
    #expect(keymap.action(for: o, typing: false, in: .timeline) == .command(.kind))
    #expect(keymap.action(for: o, typing: false, in: .trade) == .command(.copy))
    #expect(keymap.action(for: o, typing: false, in: .partners) == .command(.openSource))
    #expect(keymap.action(for: o, typing: false, in: nil) == .command(.openSource))
    let (_, conflict) = read("[keys.timeline]\n\"timeline.kind\" = \"o\"\n\"row.copy\" = \"o\"")
    #expect(conflict.count == 1)
  }

  @Test("Mistakes leave the keys as they are")
  func mistakes() {
    let (keys, problems) = read(
      """
      [keys]
      "row.copy" = "ctl+y"
      "view.help" = 3
      "view.hepl" = "h"
      [keys.timelin]
      "row.copy" = "x"
      """)
    #expect(problems.count == 4)
    #expect(problems[0].hasPrefix("c:2: “ctl+y” of “row.copy” is no key;"))
    #expect(problems[1] == "c:3: the keys of “view.help” must be text or a list of texts, such as [\"x\", \"ctrl+x\"].")
    #expect(problems[2] == "c:4: there is no command “view.hepl”; did you mean “view.help”?")
    #expect(keys == .standard)
  }

  @Test("Whoever unbinds every way out keeps one")
  func wayOut() {
    let (keys, problems) = read("[keys]\n\"program.quit\" = []\n\"view.close\" = []")
    #expect(keys.keys(of: .quit) == ["ctrl+c"])
    #expect(problems == ["c: no key is left that quits, so ctrl+c does; give “program.quit” a key."])
  }

  @Test("Hints, help, titles and messages name the keys in force")
  func everywhere() throws {
    let (keys, _) = read(
      """
      [keys]
      "view.open" = "f2"
      "pane.timeline" = "f7"
      "timeline.follow-partner" = "f8"
      "view.close" = "f10"
      [keys.timeline]
      "row.copy" = "f11"
      """)
    var preferences = Preferences()
    preferences.keys = keys
    var scenario = try Scenario(preferences: preferences)
    #expect(scenario.text.contains("F2 open") && scenario.text.contains("F7 Timeline"))
    scenario.press("esc")
    #expect(scenario.text.contains("Nothing to go back to; F10 quits"))
    scenario.press("f7 f8 / x x x enter")
    #expect(scenario.dashboard.focus == .timeline)
    scenario.press("? c o p y")
    #expect(scenario.text.contains("F11 y"), "the pane's own key first")
    scenario.press("esc f11")
    #expect(scenario.dashboard.overlay == nil)
  }
}
