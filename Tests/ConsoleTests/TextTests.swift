import Console
import Testing

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("Nguyễn Phú Trọng", 16), ("Nguye\u{302}\u{303}n", 6), ("e\u{323}\u{302}", 1), ("ệ", 1),
    ("đ", 1), ("中国", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｆｕｌｌ", 8), ("ﾊ", 1), ("日本語", 6),
    ("🇻🇳", 2), ("🇻", 1), ("❤", 1), ("❤️", 2), ("1️⃣", 2), ("👨‍👩‍👧‍👦", 2), ("👍🏽", 2), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 2), ("⌚", 2),
    ("\u{301}", 0), ("\u{200B}", 0), ("\u{200D}", 0), ("\t", 0), ("\r\n", 0), ("\u{1B}[1m", 3), ("\u{7F}", 0),
    ("\u{85}", 0), ("\u{AD}", 1), ("…─│▸●", 5), ("ก็", 1), ("กำ", 2), ("ﷺ", 1), ("\u{FFFD}", 1), ("−≈×", 3),
  ])
  func columns(text: String, expected: Int) {
    #expect(TextWidth.columns(of: text) == expected)
  }

  @Test func ambiguousWidthIsAChoice() {
    #expect(TextWidth.columns(of: "→" as Character) == 1)
    #expect(TextWidth.columns(of: "→" as Character, ambiguousIsWide: true) == 2)
    #expect(TextWidth.columns(of: "─…§", ambiguousIsWide: true) == 6)
    #expect(TextWidth.columns(of: "ab中", ambiguousIsWide: true) == 4)
  }

  @Test func textIsAsWideAsItsClusters() {
    var random = Seeded(1)
    for _ in 0..<500 {
      let text = random.text(random.number(0...20))
      #expect(TextWidth.columns(of: text) == text.reduce(0) { $0 + TextWidth.columns(of: $1) }, "\(text)")
    }
  }
}

@Suite struct FitTests {
  @Test(arguments: [
    ("Phạm Minh Chính", 20, "Phạm Minh Chính"), ("Phạm Minh Chính", 10, "Phạm Minh…"), ("Phạm Minh Chính", 1, "…"),
    ("Phạm", 0, ""), ("中国人", 4, "中…"), ("中国人", 5, "中国…"), ("中国人", 6, "中国人"), ("中", 1, "…"), ("", 3, ""),
  ])
  func truncate(text: String, columns: Int, expected: String) {
    #expect(Fit.truncate(text, to: columns) == expected)
  }

  @Test func padAligns() {
    #expect(Fit.pad("Huế", to: 6) == "Huế   ")
    #expect(Fit.pad("Huế", to: 6, align: .right) == "   Huế")
    #expect(Fit.pad("Huế", to: 6, align: .center) == " Huế  ")
    #expect(Fit.pad("中国人", to: 4) == "中… ")
    #expect(Fit.pad("long text", to: 5, ellipsis: "~") == "long~")
    #expect(Fit.pad("x", to: -1) == "")
  }

  @Test func wrapBreaksBetweenWords() {
    #expect(Fit.wrap("Tuyên bố chung về quan hệ", to: 10) == ["Tuyên bố", "chung về", "quan hệ"])
    #expect(Fit.wrap("one\ntwo  three\r\n\r\nfour", to: 20) == ["one", "two three", "", "four"])
    #expect(Fit.wrap("abcdefghij kl", to: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(Fit.wrap("中国人民", to: 5) == ["中国", "人民"])
    #expect(Fit.wrap("中国", to: 1) == ["中", "国"])
    #expect(Fit.wrap("", to: 5) == [""])
    #expect(Fit.wrap("a b", to: 0) == [])
  }

  @Test func everyFittedTextHasItsExactWidth() {
    var random = Seeded(2)
    for _ in 0..<1000 {
      let text = random.text(random.number(0...16))
      let columns = random.number(0...12)
      #expect(TextWidth.columns(of: Fit.truncate(text, to: columns)) <= columns, "\(text) in \(columns)")
      for align in [Alignment.left, .right, .center] {
        #expect(TextWidth.columns(of: Fit.pad(text, to: columns, align: align)) == columns, "\(text) in \(columns)")
      }
      for line in Fit.wrap(text, to: max(2, columns)) {
        #expect(TextWidth.columns(of: line) <= max(2, columns), "\(text) in \(columns)")
      }
    }
  }
}

@Suite struct CharsetTests {
  @Test(arguments: [
    ("Nguyễn Phú Trọng", "Nguyen Phu Trong"), ("Tô Lâm, Lương Cường", "To Lam, Luong Cuong"),
    ("Đắk Lắk đ", "Dak Lak d"),
    ("e\u{323}\u{302}", "e"), ("2012–2013 — “so”", "2012-2013 - \"so\""), ("→ ← ↑ · …", "> < ^ . ~"),
    ("−23.2B ≈ ×", "-23.2B ~ x"),
    ("中国", "? ? "), ("╭─╮│", "+-+|"), ("⠿⠀", "* "), ("▁█", ",#"), ("ж", "?"), ("plain", "plain"), ("🇻🇳", "? "),
  ])
  func asciiIsLegible(text: String, expected: String) {
    #expect(Charset.ascii(text) == expected)
  }

  @Test func asciiKeepsTheColumns() {
    var random = Seeded(3)
    for _ in 0..<500 {
      let text = random.text(random.number(0...20))
      let ascii = Charset.ascii(text)
      #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
      #expect(ascii.utf8.count == TextWidth.columns(of: text), "\(text)")
    }
  }

  @Test(arguments: Charset.allCases)
  func everyGlyphTakesOneColumn(charset: Charset) {
    for child in Mirror(reflecting: charset.glyphs).children {
      let glyphs = (child.value as? [String]) ?? [child.value as? String ?? ""]
      for glyph in glyphs {
        #expect(TextWidth.columns(of: glyph) == 1, "\(child.label ?? "")")
        if charset == .ascii { #expect(glyph.utf8.allSatisfy { $0 < 0x80 }) }
      }
    }
    #expect(charset.glyphs.levels.count == 9)
    #expect(Set(charset.glyphs.levels).count == 9)
    #expect(charset.glyphs.level(0) == " ")
    #expect(charset.glyphs.level(0.001) == charset.glyphs.levels[1])
    #expect(charset.glyphs.level(7) == charset.glyphs.levels[8])
  }
}
