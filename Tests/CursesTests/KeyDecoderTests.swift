import CTerminal
import Console
import Testing

@testable import Curses

@Suite("Keys as the person pressed them")
struct KeyDecoderTests {
  /// What the decoder makes of bytes that arrive together, after which nothing follows.
  private func decoded(_ text: String) -> [Input] { decoded(Array(text.utf8)) }

  private func decoded(_ bytes: [UInt8]) -> [Input] {
    var decoder = KeyDecoder()
    for byte in bytes { decoder.feed(.byte(byte)) }
    if decoder.isMidSequence { decoder.finish() }
    return decoder.take()
  }

  private func key(_ code: Key.Code, control: Bool = false, alt: Bool = false, shift: Bool = false) -> Input {
    .key(Key(code, control: control, alt: alt, shift: shift))
  }

  @Test(
    "Text arrives as whole characters",
    arguments: ["q", "é", "đ", "ữ", "漢", "👍", "e\u{301}", "o\u{31B}\u{301}", "🇻🇳", "👨‍👩‍👧"])
  func characters(text: String) throws {
    #expect(decoded(text) == [key(.character(try #require(text.first)))])
  }

  @Test("Pasted words arrive letter by letter")
  func words() {
    #expect(decoded("Tô Lâm") == "Tô Lâm".map { key(.character($0)) })
  }

  @Test("Bytes that make no character are dropped, and what follows them is kept")
  func brokenBytes() {
    #expect(decoded([0xFF, 0xFE, 0x61]) == [key(.character("a"))])
    #expect(decoded([0xC3, 0x61]) == [key(.character("a"))])
    #expect(decoded([0xED, 0xA0, 0x80, 0x62]) == [key(.character("b"))])
    #expect(decoded([0xC2, 0x9B]) == [])
    #expect(decoded([0xE1, 0xBB]) == [])
    #expect(decoded("\u{1B}[1;") == [])
  }

  @Test("Control characters")
  func control() {
    #expect(decoded("\u{01}") == [key(.character("a"), control: true)])
    #expect(decoded("\u{1A}") == [key(.character("z"), control: true)])
    #expect(decoded("\u{00}") == [key(.character(" "), control: true)])
    #expect(decoded("\u{1C}") == [key(.character("\\"), control: true)])
    #expect(decoded("\t\r\n") == [key(.tab), key(.enter), key(.enter)])
    #expect(decoded("\u{08}\u{7F}") == [key(.backspace), key(.backspace)])
  }

  @Test("Escape alone, twice, and as Alt")
  func escape() {
    #expect(decoded("\u{1B}") == [key(.escape)])
    #expect(decoded("\u{1B}\u{1B}") == [key(.escape), key(.escape)])
    #expect(decoded("\u{1B}x") == [key(.character("x"), alt: true)])
    #expect(decoded("\u{1B}\u{7F}") == [key(.backspace, alt: true)])
    #expect(decoded("\u{1B}[") == [key(.character("["), alt: true)])
    #expect(decoded("\u{1B}O") == [key(.character("O"), alt: true)])
    #expect(decoded("\u{1B}]") == [key(.character("]"), alt: true)])
    #expect(decoded("\u{1B}\u{1B}[A") == [key(.up, alt: true)])
  }

  @Test("Sequences for keys with modifiers")
  func modifiers() {
    #expect(decoded("\u{1B}[1;5D") == [key(.left, control: true)])
    #expect(decoded("\u{1B}[1;2A") == [key(.up, shift: true)])
    #expect(decoded("\u{1B}[1;6B") == [key(.down, control: true, shift: true)])
    #expect(decoded("\u{1B}[5;3~") == [key(.pageUp, alt: true)])
    #expect(decoded("\u{1B}[1;9C") == [key(.right, alt: true)])
    #expect(decoded("\u{1B}[Z") == [key(.tab, shift: true)])
    #expect(decoded("\u{1B}[15~\u{1B}OP") == [key(.function(5)), key(.function(1))])
    #expect(decoded("\u{1B}[97;5u") == [key(.character("a"), control: true)])
    #expect(decoded("\u{1B}[13;2u") == [key(.enter, shift: true)])
    #expect(decoded("\u{1B}[27;5;97~") == [key(.character("a"), control: true)])
  }

  @Test(
    "What means nothing is dropped whole and never leaks letters",
    arguments: [
      "\u{1B}[I", "\u{1B}[O", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[?64;1;2c", "\u{1B}[1;1$y", "\u{1B}OZ",
      "\u{1B}[999999999999999999~", "\u{1B}]11;rgb:1/2/3\u{7}", "\u{1B}]11;rgb:1/2/3\u{1B}\\", "\u{1B}P1+r\u{1B}\\",
      "\u{1B}[<0;3;4m", "\u{1B}[<2;3;4M", "\u{1B}[<99999999999999999999;1;1M",
    ])
  func nothing(sequence: String) {
    #expect(decoded(sequence + "k") == [key(.character("k"))])
  }

  @Test("A sequence that arrives in two parts")
  func split() {
    var decoder = KeyDecoder()
    for byte in Array("\u{1B}[1;".utf8) { decoder.feed(.byte(byte)) }
    #expect(decoder.take() == [])
    #expect(decoder.isMidSequence)
    for byte in Array("5C".utf8) { decoder.feed(.byte(byte)) }
    #expect(decoder.take() == [key(.right, control: true)])
    #expect(!decoder.isMidSequence)
  }

  @Test("Mouse reports of both kinds")
  func mouse() {
    let place = Point(x: 299, y: 5)
    #expect(decoded("\u{1B}[<0;300;6M\u{1B}[<0;300;6m") == [.mouse(Mouse(.press, at: place))])
    #expect(decoded("\u{1B}[<16;300;6M") == [.mouse(Mouse(.press, at: place))])
    #expect(decoded("\u{1B}[<64;300;6M") == [.mouse(Mouse(.wheelUp, at: place))])
    #expect(decoded("\u{1B}[<65;300;6M") == [.mouse(Mouse(.wheelDown, at: place))])
    #expect(decoded("\u{1B}[M !!q") == [.mouse(Mouse(.press, at: Point(x: 0, y: 0))), key(.character("q"))])
  }

  @Test("Keys that ncurses knows by number or by name")
  func codes() {
    #expect(KeyTables.key(code: KEY_SLEFT, name: nil) == Key(.left, shift: true))
    #expect(KeyTables.key(code: KEY_BTAB, name: nil) == Key(.tab, shift: true))
    #expect(KeyTables.key(code: KEY_F0 + 1, name: nil) == Key(.function(1)))
    #expect(KeyTables.key(code: KEY_F0 + 13, name: nil) == Key(.function(1), shift: true))
    #expect(KeyTables.key(code: KEY_F0 + 27, name: nil) == Key(.function(3), control: true))
    #expect(KeyTables.key(code: 561, name: "kLFT5") == Key(.left, control: true))
    #expect(KeyTables.key(code: 562, name: "kUP") == Key(.up, shift: true))
    #expect(KeyTables.key(code: 563, name: "kDN6") == Key(.down, control: true, shift: true))
    #expect(KeyTables.key(code: 564, name: "kPRV3") == Key(.pageUp, alt: true))
    #expect(KeyTables.key(code: 565, name: "kxIN") == nil)
    #expect(KeyTables.key(code: KEY_RESIZE, name: nil) == nil)
  }

  @Test("A key that ncurses knows, after an escape, was pressed with Alt")
  func altCode() {
    var decoder = KeyDecoder()
    decoder.feed(.byte(27))
    decoder.feed(.key(KEY_UP, name: nil))
    #expect(decoder.take() == [key(.up, alt: true)])
  }

  @Test("Any bytes at all leave the decoder ready for the next key")
  func anything() {
    let odd: [UInt8] = [0x1B, 0x5B, 0x3B, 0x4D, 0x3C, 0x4F, 0x50, 0x5D]
    var seed: UInt64 = 1
    func random(_ limit: UInt64) -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (seed >> 33) % limit
    }
    for _ in 0..<2000 {
      var decoder = KeyDecoder()
      for _ in 0...random(40) {
        decoder.feed(.byte(random(2) == 0 ? odd[Int(random(8))] : UInt8(random(256))))
      }
      decoder.finish()
      _ = decoder.take()
      decoder.feed(.byte(0x71))
      #expect(decoder.take() == [key(.character("q"))])
    }
  }

  @Test("Two presses at one place in a short time are a double press; a third begins again")
  func doublePress() {
    var recogniser = DoublePress()
    let start = ContinuousClock.now
    let press = Mouse(.press, at: Point(x: 3, y: 4))
    #expect(recogniser.recognise(press, at: start).kind == .press)
    #expect(recogniser.recognise(press, at: start + .milliseconds(200)).kind == .doublePress)
    #expect(recogniser.recognise(press, at: start + .milliseconds(300)).kind == .press)
    #expect(recogniser.recognise(press, at: start + .milliseconds(900)).kind == .press)
    #expect(recogniser.recognise(Mouse(.press, at: Point(x: 9, y: 4)), at: start + .milliseconds(950)).kind == .press)
  }

  @Test("A terminal's answer about its background is told once it was asked, and never typed")
  func backdrop() {
    for (answer, backdrop) in [("ffff/ffff/ffff", Backdrop.light), ("00/10/20", .dark), ("f/f/e", .light)] {
      var decoder = KeyDecoder()
      decoder.awaitsAnswer = true
      for byte in "a\u{1B}]11;rgb:\(answer)\u{1B}\\b\u{1B}[?62;4cc".utf8 { decoder.feed(.byte(byte)) }
      #expect(
        decoder.take()
          == [key(.character("a")), .backdrop(backdrop), key(.character("b")), key(.character("c"))])
      #expect(!decoder.awaitsAnswer, "the last answer ends the waiting")
    }
    #expect(decoded("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}") == [], "nobody asked")
    #expect(decoded("\u{1B}]11;?\u{7}") == [])
  }
}
