import Console
import Testing

@testable import Curses

@Suite("Text on its way to the terminal")
struct TerminalTextTests {
  /// A C library that knows no clusters: marks and joiners take nothing, emoji two, controls cannot be printed.
  private let fit = GlyphFit { scalar in
    switch scalar.value {
    case ..<0x20: -1
    case 0x300..<0x370, 0x200B..<0x2010, 0xFE00..<0xFE10: 0
    case 0x4E00..<0xA000, 0x1F300..<0x1FB00: 2
    default: 1
    }
  }

  @Test("A glyph whose columns add up is sent as it is")
  func fitting() {
    #expect(fit.fitted("e\u{301}", width: 1) == "e\u{301}")
    #expect(fit.fitted("漢", width: 2) == "漢")
    #expect(fit.fitted("🇻🇳", width: 2) == "🇻🇳")
  }

  @Test("A glyph that would shift the row is cut to one that does not")
  func unfitting() {
    #expect(fit.fitted("👨‍👩‍👧", width: 2) == "👨")
    #expect(fit.fitted("❤️", width: 2) == "❤")
    #expect(fit.fitted("漢", width: 1) == "?")
    #expect(fit.fitted("\u{7}", width: 1) == "?")
    #expect(fit.fitted("\u{301}", width: 1) == "?")
  }

  @Test("Latin, Vietnamese, boxes, blocks, braille and arrows need no care; the rest is placed one by one")
  func plain() {
    for glyph in ["a", "é", "ữ", "đ", "│", "█", "⣿", "→"] { #expect(fit.single(Glyph(glyph)) != nil) }
    for glyph in ["e\u{301}", "漢", "", "\u{7}", "👍", "\u{301}"] { #expect(fit.single(Glyph(glyph)) == nil) }
  }

  @Test("The clipboard's escape carries the text in one line of base64")
  func clipboard() throws {
    let escape = try #require(Clipboard.escape(for: "Tô Lâm", environment: ["TERM": "xterm"]))
    #expect(String(decoding: escape, as: UTF8.self) == "\u{1B}]52;c;VMO0IEzDom0=\u{7}")
    for (text, encoded) in ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "ÿÿ?": "w7/Dvz8="] {
      #expect(String(decoding: Clipboard.base64(Array(text.utf8)), as: UTF8.self) == encoded)
    }
  }

  @Test("Inside tmux and screen the escape is wrapped for them")
  func wrapped() throws {
    let tmux = try #require(Clipboard.escape(for: "a", environment: ["TERM": "tmux", "TMUX": "/tmp/x,1,0"]))
    #expect(
      String(decoding: tmux, as: UTF8.self)
        == "\u{1B}]52;c;YQ==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{7}\u{1B}\\")
    let screen = try #require(Clipboard.escape(for: "a", environment: ["TERM": "screen", "STY": "1.x"]))
    #expect(String(decoding: screen, as: UTF8.self) == "\u{1B}P\u{1B}]52;c;YQ==\u{7}\u{1B}\\")
  }

  @Test("Too long a text, or a terminal without a clipboard, is refused")
  func refused() {
    #expect(Clipboard.escape(for: String(repeating: "a", count: 74_995), environment: ["TERM": "xterm"]) == nil)
    #expect(Clipboard.escape(for: String(repeating: "a", count: 74_994), environment: ["TERM": "xterm"]) != nil)
    #expect(Clipboard.escape(for: "a", environment: ["TERM": "linux"]) == nil)
    #expect(Clipboard.escape(for: "a", environment: [:]) == nil)
  }

  @Test("The locale is LC_ALL's before LC_CTYPE's before LANG's, and UTF-8 where none is named")
  func locale() {
    #expect(LocaleChoice.candidates(in: [:]) == ["C.UTF-8", "C"])
    #expect(LocaleChoice.candidates(in: ["LANG": "C"]) == ["C", "C"])
    #expect(LocaleChoice.candidates(in: ["LANG": "C.UTF-8", "LC_ALL": "POSIX"]) == ["POSIX", "C"])
    #expect(LocaleChoice.candidates(in: ["LANG": "C", "LC_CTYPE": "vi_VN.utf8", "LC_ALL": ""]).contains("C.UTF-8"))
  }

  @Test("A wake-up is seen once, however often it was sent")
  func wakeUp() throws {
    let pipe = try #require(WakeUpPipe())
    #expect(pipe.drain() == [])
    for _ in 0..<100_000 { pipe.wake() }
    #expect(!pipe.drain().isEmpty)
    #expect(pipe.drain() == [])
  }

  @Test("Every refusal says what to do")
  func messages() {
    let all: [TerminalUnavailable] = [
      .notATerminal, .terminalNotNamed, .unknownTerminal("vt9000"), .cannotMoveCursor("dumb"), .refused("a pipe"),
    ]
    for refusal in all { #expect(refusal.message.contains("entente partners")) }
    #expect(TerminalUnavailable.unknownTerminal("vt9000").message.contains("vt9000"))
    #expect(TerminalClosed.signal(15).exitCode == 143)
  }
}
