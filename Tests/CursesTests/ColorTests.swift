import Console
import Testing

@testable import Curses

@Suite("Colours")
struct ColorTests {
  @Test(
    "The depth follows terminfo, the environment and the person's wish",
    arguments: [
      (nil, [:], 256, false, ColorDepth.indexed256),
      (nil, [:], 8, false, .ansi16),
      (nil, [:], 16, false, .ansi16),
      (nil, [:], -1, false, .mono),
      (nil, [:], 1 << 24, true, .truecolor),
      (nil, ["NO_COLOR": "1"], 256, false, .mono),
      (nil, ["NO_COLOR": ""], 256, false, .indexed256),
      (nil, ["TERM": "dumb"], 256, false, .mono),
      (.ansi16, [:], 256, false, .ansi16),
      (.truecolor, [:], 256, false, .indexed256),
      (.indexed256, ["NO_COLOR": "1"], 256, false, .indexed256),
      (.mono, [:], 256, false, .mono),
      (.indexed256, [:], -1, false, .mono),
    ] as [(ColorDepth?, [String: String], Int, Bool, ColorDepth)])
  func depth(
    requested: ColorDepth?, environment: [String: String], colors: Int, isDirect: Bool, expected: ColorDepth
  ) {
    #expect(
      ColorSupport.depth(requested: requested, environment: environment, colors: colors, isDirect: isDirect)
        == expected)
  }

  @Test("A true-colour entry is tried only when the terminal says that it understands one")
  func entries() {
    func names(_ term: String, _ environment: [String: String], _ requested: ColorDepth? = nil) -> [String] {
      ColorSupport.entries(term: term, requested: requested, environment: environment).map(\.name)
    }
    #expect(names("xterm-256color", [:]) == ["xterm-256color"])
    let direct = ["xterm-direct256", "xterm-direct", "xterm-256color"]
    #expect(names("xterm-256color", ["COLORTERM": "truecolor"]) == direct)
    #expect(names("xterm-256color", ["COLORTERM": "24bit"]) == direct)
    #expect(names("xterm-256color", ["COLORTERM": "truecolor", "NO_COLOR": "1"]) == ["xterm-256color"])
    #expect(names("xterm-256color", ["COLORTERM": "truecolor"], .indexed256) == ["xterm-256color"])
    #expect(names("tmux-256color", [:], .truecolor) == ["tmux-direct256", "tmux-direct", "tmux-256color"])
    #expect(names("xterm-kitty", ["COLORTERM": "truecolor"]).contains("xterm-kitty-direct"))
  }

  @Test("Colours by number on terminals of 8, 16, 256 and all colours")
  func palette() {
    let eight = Palette(colors: 8)
    let sixteen = Palette(colors: 16)
    let many = Palette(colors: 256)
    let direct = Palette(colors: 1 << 24, indexedColors: 8)
    for palette in [eight, sixteen, many, direct] { #expect(palette.number(of: .standard) == (-1, false)) }
    #expect(eight.number(of: .ansi(3)) == (3, false))
    #expect(eight.number(of: .ansi(11)) == (3, true))
    #expect(eight.number(of: .indexed(200)) == (-1, false))
    #expect(sixteen.number(of: .ansi(11)) == (11, false))
    #expect(many.number(of: .indexed(200)) == (200, false))
    #expect(many.number(of: .rgb(255, 0, 0)) == (196, false))
    #expect(many.number(of: .rgb(0, 95, 135)) == (24, false))
    #expect(direct.number(of: .ansi(3)) == (3, false))
    #expect(direct.number(of: .ansi(9)) == (0xFF0000, false))
    #expect(direct.number(of: .rgb(1, 2, 3)) == (0x010203, false))
    #expect(direct.number(of: .rgb(0, 0, 0)) == (0x000100, false))
    #expect(Palette(colors: -1).number(of: .ansi(1)) == (-1, false))
  }

  @Test("A pair is made once for each two colours, and text falls back to plain when there are no more")
  func pairs() {
    var made: [[Int32]] = []
    var cache = PairCache(limit: 3)
    func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
      cache.pair(foreground: foreground, background: background) {
        made.append([$0, $1, $2])
        return $1 != 99
      }
    }
    #expect(pair(-1, -1) == 0)
    #expect(pair(2, -1) == 1)
    #expect(pair(2, -1) == 1)
    #expect(pair(99, 0) == 0)
    #expect(pair(3, 4) == 2)
    #expect(pair(5, 6) == 0)
    #expect(pair(2, -1) == 1)
    #expect(made == [[1, 2, -1], [2, 99, 0], [2, 3, 4]])
  }
}
