import Testing

@testable import Curses

@Suite("A frame without the colours that no cell shows")
struct FrameTrimmerTests {
  @Test("Any frame leaves the same picture behind as its trimmed form")
  func samePicture() {
    var random = Seeded(state: 7)
    for _ in 0..<300 {
      var trimmer = FrameTrimmer(keepsAttributes: true)
      var plain = Paper()
      var trimmed = Paper()
      for _ in 0..<4 {
        let frame = Array(Self.frame(&random).utf8)
        plain.draw(frame)
        trimmed.draw(trimmer.trim(frame))
        #expect(plain == trimmed)
      }
    }
  }

  @Test("What is sent is what differs, and nothing before a blank that does not show it")
  func differences() {
    var trimmer = FrameTrimmer(keepsAttributes: true)
    func trim(_ frame: String) -> String { String(decoding: trimmer.trim(Array(frame.utf8)), as: UTF8.self) }
    #expect(trim("a") == "\u{1B}[ma")
    #expect(trim("\u{1B}[31mx\u{1B}[39;49m\u{1B}[32m  \u{1B}[39;49m\u{1B}[31my") == "\u{1B}[31mx  y")
    #expect(trim("\u{1B}[39;49m\u{1B}[38;5;9m\u{1B}[48;5;236mz") == "\u{1B}[38;5;9;48;5;236mz")
    #expect(trim("\u{1B}[1mB\u{1B}(B\u{1B}[mC") == "\u{1B}[1mB\u{1B}(B\u{1B}[mC")
    #expect(trim("\u{1B}[4m \u{1B}[m") == "\u{1B}[4m \u{1B}[m")
    #expect(trim("\u{1B}[7m\u{1B}[31m\u{1B}[5;5H\u{1B}[m") == "\u{1B}[5;5H")
  }

  @Test("Erased cells take the background that was meant for them")
  func erasing() {
    var trimmer = FrameTrimmer(keepsAttributes: true)
    func trim(_ frame: String) -> String { String(decoding: trimmer.trim(Array(frame.utf8)), as: UTF8.self) }
    #expect(trim("x") == "\u{1B}[mx")
    #expect(trim("\u{1B}[31;44m\u{1B}[K") == "\u{1B}[44m\u{1B}[K\u{1B}[31m")
  }

  @Test("After something unknown, and where attributes must go before a move, everything passes through")
  func unknown() {
    var trimmer = FrameTrimmer(keepsAttributes: true)
    let odd = "\u{1B}[31m\u{1B}[4:3m\u{1B}[31mx\u{1B}[31m"
    #expect(trimmer.trim(Array(odd.utf8)).suffix(17) == Array("\u{1B}[4:3m\u{1B}[31mx\u{1B}[31m".utf8))
    #expect(trimmer.trim(Array(odd.utf8)) == Array(odd.utf8))
    var careful = FrameTrimmer(keepsAttributes: false)
    #expect(careful.trim(Array(odd.utf8)) == Array(odd.utf8))
  }

  /// A frame as ncurses writes them: colours, text, blanks, moves, erasures, in any order.
  private static func frame(_ random: inout some RandomNumberGenerator) -> String {
    let pieces = [
      "\u{1B}[m", "\u{1B}(B\u{1B}[m", "\u{1B}[39;49m", "\u{1B}[1m", "\u{1B}[2m", "\u{1B}[4m", "\u{1B}[7m", "\u{1B}[24m",
      "\u{1B}[27m", "\u{1B}[31m", "\u{1B}[92m", "\u{1B}[44m", "\u{1B}[38;5;214m", "\u{1B}[48;5;236m",
      "\u{1B}[38;2;1;2;3m", "\u{1B}[38:2::9:8:7m", "\u{1B}[22;39m", "abc", "ệ", " ", "   ", "x", "\u{1B}[2;3H",
      "\u{1B}[K", "\u{1B}[4X", "\u{1B}[1K", "\r", "\u{8}", "\u{1B}[?25l", "\u{1B}[3d", "\u{1B}[5G", "\u{1B}[J",
    ]
    return (0..<Int.random(in: 0...40, using: &random)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }.joined()
  }
}

/// What a terminal keeps of what it is sent: every character with what shows of its attributes, and every other thing
/// that was done, in order.
private struct Paper: Equatable {
  private var marks: [Mark] = []
  private var attributes = TextAttributes()

  private enum Mark: Equatable {
    case character(UInt8, TextAttributes)
    /// A blank: only what shows on it.
    case blank(TextAttributes)
    case erasure(String, TextAttributes.Ink)
    case other(String)
    /// The end of a frame, where all attributes count.
    case end(TextAttributes)
  }

  mutating func draw(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == 0x1B {
        takeSequence(&rest)
      } else if byte == 0x20 {
        var shown = attributes
        shown.flags &= TextAttributes.seenOnBlanks
        if shown.flags == 0 { shown.foreground = TextAttributes.Ink() }
        marks.append(.blank(shown))
      } else {
        marks.append(byte < 0x20 ? .other("\(byte)") : .character(byte, attributes))
      }
    }
    marks.append(.end(attributes))
  }

  private mutating func takeSequence(_ rest: inout ArraySlice<UInt8>) {
    let isControl = rest.first == 0x5B
    let end = rest.dropFirst().firstIndex { isControl ? $0 >= 0x40 : true } ?? rest.endIndex - 1
    let sequence = rest[...end]
    rest = rest[(end + 1)...]
    let text = String(decoding: sequence, as: UTF8.self)
    if isControl, sequence.last == 0x6D {
      _ = attributes.apply(sequence.dropFirst().dropLast())
    } else if isControl, [0x4A, 0x4B, 0x58].contains(sequence.last) {
      marks.append(.erasure(text, attributes.background))
    } else if text != "(B" {
      // Choosing the same character set again changes nothing.
      marks.append(.other(text))
    }
  }
}

/// The same numbers in every run (SplitMix64).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
