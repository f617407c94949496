import Console
import Diplomacy
import DossierStore
import Testing
import TestSupport
import ViewModels

@testable import Screens

@Suite("Screens drawn from what changed")
struct ScreenMemoryTests {
  /// Keys that move, filter, open, close, zoom, regroup, show messages and let prompts complain.
  private static let keys = [
    "j", "j", "k", "pgdn", "pgup", "G", "g g", "tab", "1", "2", "3", "+", "enter", "esc", "esc", "z", "p", "d", "right",
    "left", "n", "D", "L", ",", ".", ">", "<", "backspace", "?", "s", "K", "P", "i", "S", "!", "H", "/ c h i n a enter",
    "/ t i e r : x", "Y 2 0 2 3 enter", "Y 2 0 x", "t 2 0 1 5 enter", "t enter", "F r a i l enter", "X", "esc esc esc",
  ]

  @Test("The screen is the same as if it were drawn afresh, whatever was there before", arguments: [1, 2, 3, 4])
  func sameAsAfresh(seed: UInt64) throws {
    var random = Chance(seed: seed)
    let charset = Charset.allCases[Int(seed) % Charset.allCases.count]
    var scenario = try Scenario(charset: charset)
    var memory = ScreenMemory(charset: charset)
    for _ in 0..<120 {
      if random.number(0...14) == 0 {
        let size = random.pick(testedSizes)
        scenario.resize(width: size.width, height: size.height)
      }
      if random.number(0...9) == 0 {
        let step = IndexProgress(file: "visits.csv", bytesDone: random.number(0...99), bytesTotal: 100)
        scenario.apply(.indexing(step, at: .milliseconds(random.number(0...9_999))))
      }
      let keys = random.pick(Self.keys)
      scenario.press(keys)
      let canvas = memory.draw(scenario.dashboard, size: scenario.size)
      try #require(canvas == scenario.canvas, "after \(keys) at \(scenario.size)")
    }
  }

  @Test("A moved selection leaves the parts that it does not concern equal")
  func untouchedParts() throws {
    var scenario = try Scenario()
    scenario.press("2")
    let before = ScreenPart.all(scenario.dashboard, size: scenario.size, charset: .braille)
    scenario.press("j")
    let after = ScreenPart.all(scenario.dashboard, size: scenario.size, charset: .braille)
    #expect(zip(before, after).count { $0 != $1 } == 1)
  }

  @Test("No part draws outside its area")
  func insideItsArea() throws {
    var scenario = try Scenario()
    scenario.press("2 j enter esc /")
    scenario.type("tier:x")
    for part in ScreenPart.all(scenario.dashboard, size: scenario.size, charset: .braille) {
      var canvas = Canvas(size: scenario.size)
      part.draw(on: &canvas)
      let outside = (0..<scenario.size.height).flatMap { y in
        (0..<scenario.size.width).map { Point(x: $0, y: y) }
      }.filter { !part.contains($0) && canvas[$0] != .blank }
      #expect(outside.isEmpty)
    }
  }
}
