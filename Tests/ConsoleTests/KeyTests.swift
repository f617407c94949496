import Console
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    ("g", Key(.character("g"))), ("G", Key(.character("G"))), ("?", Key(.character("?"))), ("+", Key(.character("+"))),
    ("đ", Key(.character("đ"))), ("ctrl+d", Key(.character("d"), control: true)),
    ("ctrl++", Key(.character("+"), control: true)), ("shift+left", Key(.left, shift: true)),
    ("alt+x", Key(.character("x"), alt: true)), ("f1", Key(.function(1))), ("enter", Key(.enter)),
    ("esc", Key(.escape)),
    ("space", Key(.character(" "))), ("shift+tab", Key(.tab, shift: true)), ("pgup", Key(.pageUp)),
    ("pgdn", Key(.pageDown)), ("home", Key(.home)), ("end", Key(.end)), ("del", Key(.delete)), ("ins", Key(.insert)),
    ("backspace", Key(.backspace)), ("ctrl+alt+shift+up", Key(.up, control: true, alt: true, shift: true)),
  ])
  func parseAndPrintAreInverse(text: String, key: Key) {
    #expect(Key.parse(text) == key)
    #expect(key.notation == text)
  }

  @Test func parseIsLenientWithNames() {
    #expect(Key.parse("Ctrl+D") == Key(.character("d"), control: true))
    #expect(Key.parse("shift+ctrl+Left") == Key(.left, control: true, shift: true))
    #expect(Key.parse("Return") == Key(.enter))
    #expect(Key.parse("PageDown") == Key(.pageDown))
  }

  @Test(arguments: ["", " ", "ctrl+", "ctrl+ctrl+d", "shift+g", "f0", "f25", "gg", "hyper+x", "ctrl+\u{1B}x"])
  func parseRefusesWhatIsNoKey(text: String) {
    #expect(Key.parse(text) == nil)
  }

  @Test(arguments: [
    ("enter", "⏎", "Enter"), ("ctrl+d", "^D", "^D"), ("shift+left", "⇧←", "S-Left"), ("g g", "gg", "gg"),
    ("f1", "F1", "F1"),
    ("space", "Space", "Space"), ("alt+x", "⌥x", "A-x"), ("ctrl+x ctrl+s", "^X ^S", "^X ^S"), ("pgup", "PgUp", "PgUp"),
  ])
  func hintsAreShort(text: String, unicode: String, ascii: String) throws {
    let sequence = try #require(KeySequence.parse(text))
    #expect(sequence.display(charset: .braille) == unicode)
    #expect(sequence.display(charset: .ascii) == ascii)
    #expect(sequence.notation == text)
  }

  @Test func everyKeyHasANotationThatReadsBack() {
    var codes: [Key.Code] = [
      .enter, .escape, .tab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
    ]
    codes += (1...24).map { .function($0) }
    for code in codes {
      for bits in 0..<8 {
        let key = Key(code, control: bits & 1 > 0, alt: bits & 2 > 0, shift: bits & 4 > 0)
        #expect(Key.parse(key.notation) == key, "\(key.notation)")
        #expect(key.display(charset: .ascii).utf8.allSatisfy { $0 < 0x80 })
      }
    }
    for byte in UInt8(0x20)..<0x7F {
      let character = Character(Unicode.Scalar(byte))
      for key in [Key(.character(character)), Key(.character(character), alt: true)] {
        #expect(Key.parse(key.notation) == key, "\(key.notation)")
      }
    }
  }

  @Test func sequencesContinue() throws {
    let top = try #require(KeySequence.parse("g g"))
    let g = Key(.character("g"))
    #expect(top.continues([g]))
    #expect(top.continues([]))
    #expect(!top.continues([g, g]))
    #expect(!top.continues([Key(.character("x"))]))
    #expect(KeySequence.parse("  ") == nil)
    #expect(KeySequence.parse("g nope") == nil)
  }
}
