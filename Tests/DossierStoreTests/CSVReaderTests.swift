import Foundation
import Testing

@testable import DossierStore

/// Reads a whole text and gives its records, with a `!` in front of those that are broken.
private func records(_ text: String) -> [[String]] {
  var reader = CSVReader(Array(text.utf8))
  var records: [[String]] = []
  while reader.next() {
    let fields = reader.fields.map(reader.text)
    records.append(reader.fault == nil ? fields : ["!"] + fields)
  }
  return records
}

@Suite struct CSVReaderTests {
  @Test(arguments: ["a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "\u{FEFF}a,b\n1,2", "a,b\n\n1,2\n\n"])
  func lineEndingsAndMarks(text: String) {
    #expect(records(text) == [["a", "b"], ["1", "2"]])
  }

  @Test func quotes() {
    #expect(records("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"\"") == [["a,b", "say \"hi\"", "two\nlines", ""]])
    #expect(records("\"\"\"\"") == [["\""]])
    #expect(records(",\n,,") == [["", ""], ["", "", ""]])
  }

  @Test func anUnclosedQuoteCostsOneRow() {
    #expect(records("a,b\n1,\"open\n3,4\n5,6\n") == [["a", "b"], ["!", "1"], ["3", "4"], ["5", "6"]])
    #expect(
      records("1,\"open\n3,\"four\"\n5,\"six\"\n") == [["!", "1"], ["3", "four"], ["5", "six"]],
      "the quote that closes it by chance belongs to a later row")
  }

  @Test func textAfterAQuoteCostsOneRow() {
    #expect(records("\"a\"b,c\nd,e\n") == [["!"], ["d", "e"]])
  }

  @Test func aQuoteInsideIsReadAsItStands() {
    #expect(records("5\" pipe,b\n") == [["!", "5\" pipe", "b"]])
  }

  @Test func placesAreLinesAndCharacters() {
    var reader = CSVReader(Array("a,b\n\"x\ny\",Nguyễn,z\nlast,1\n".utf8))
    _ = reader.next()
    #expect(reader.place(ofField: 1) == (1, 3))
    _ = reader.next()
    #expect(reader.line == 2)
    #expect(reader.place(ofField: 0) == (2, 1))
    #expect(reader.place(ofField: 1) == (3, 4))
    #expect(reader.place(ofField: 2) == (3, 11))
    _ = reader.next()
    #expect(reader.line == 4)
    #expect(reader.place(ofField: 1) == (4, 6))
  }

  @Test(arguments: 0..<40) func whatIsWrittenIsRead(seed: UInt64) {
    var chance = Chance(seed)
    let pieces = ["a", "é", "ễ", "\"", ",", "\n", "\r\n", "\r", " ", "中", "👩‍👧", "\u{0}", "\u{FEFF}", "ế", ";", "=1"]
    let ending = chance.pick(["\n", "\r\n", "\r"])
    let width = Int.random(in: 1...6, using: &chance)
    let table = (0..<Int.random(in: 1...30, using: &chance)).map { _ in
      (0..<width).map { _ in (0..<Int.random(in: 0...6, using: &chance)).map { _ in chance.pick(pieces) }.joined() }
    }
    let text = table.map { row in
      row.map { field in
        let needsQuotes = field.isEmpty || field.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        guard needsQuotes || chance.oneIn(3) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
      }.joined(separator: ",")
    }.joined(separator: ending)
    let isMarked = text.unicodeScalars.first == "\u{FEFF}"
    #expect(
      records(isMarked ? "\u{FEFF}" + text : text).map { $0.map { Array($0.utf8) } }
        == table.map { $0.map { Array($0.utf8) } })
  }

  @Test(arguments: 0..<60) func randomBytesNeverTrap(seed: UInt64) {
    var chance = Chance(seed)
    let common: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC3, 0xA9, 0xEF, 0xBB, 0xBF, 0xE2, 0x80, 0xAE, 0xFF, 0x00]
    let bytes = (0..<Int.random(in: 0...400, using: &chance)).map { _ in
      chance.oneIn(4) ? UInt8.random(in: 0...255, using: &chance) : chance.pick(common)
    }
    var reader = CSVReader(bytes)
    var count = 0
    var position = -1
    while reader.next() {
      count += 1
      #expect(reader.position > position, "reading goes on")
      position = reader.position
      for index in reader.fields.indices {
        _ = reader.text(reader.fields[index])
        let place = reader.place(ofField: index)
        #expect(place.line >= reader.line && place.column >= 1)
      }
    }
    for table in [Table.visits, .trade, .sources] {
      let rows = TableReader(table.schema, file: "x.csv", bytes: Array("id,".utf8) + bytes)
      if rows.readHeader() {
        let batch = rows.makeBatch()
        while rows.fill(batch) { batch.clear() }
      }
    }
    #expect(count <= bytes.count)
  }

  @Test func manyOpenQuotesAreReadInTime() {
    let text = String(repeating: "a,\"b\n", count: 20_000)
    #expect(records(text).count == 20_000)
  }
}

@Suite struct CellTextTests {
  @Test func whatSteersATerminalIsReplaced() {
    for bad in [
      "\u{1B}[31m", "\u{7F}", "\u{9B}", "\u{202E}", "\u{2066}", "\u{200F}", "\u{61C}", "\u{2028}", "\t",
      "\0",
    ] {
      let (text, found) = CellText.clean("a\(bad)b")
      #expect(text.unicodeScalars.contains("\u{FFFD}"), "\(bad.unicodeScalars.map(\.value))")
      #expect(found.map(\.kind) == [.control] && found.map(\.offset) == [1])
      #expect(!text.unicodeScalars.contains(where: CellText.isControl))
    }
    #expect(CellText.clean("two\r\nlines\nand\rmore").text == "two lines and more")
    #expect(CellText.clean("Nguyễn Phú Trọng 中 👩‍👧").found == [])
    #expect(CellText.clean("Nguye\u{302}\u{303}n").found.map(\.kind) == [.notComposed])
    #expect(CellText.clean("a\u{202E}b").found.map(\.words) == ["U+202E (right-to-left override)"])
    #expect(CellText.clean("a\u{1B}b").found.map(\.words) == ["U+001B (escape)"])
  }

  @Test func charactersThatAreToldHaveTheNamesThatUnicodeGivesThem() throws {
    for value in UInt32(0x80)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isMark = (0x300...0x36F).contains(value)
      guard CellText.isControl(scalar) || Invisible.mayBe(scalar) || isMark else {
        #expect(CharacterNames.name(of: scalar) == nil, "\(value)")
        continue
      }
      #expect(CharacterNames.name(of: scalar) == scalar.properties.name?.lowercased(), "\(value)")
    }
  }

  @Test func whatNobodySeesIsLeftOut() {
    for bad in ["\u{200B}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{200D}", "\u{200C}"] {
      let (text, found) = CellText.clean("a\(bad)b")
      #expect(text == "ab" && found.map(\.kind) == [.invisible], "\(bad.unicodeScalars.map(\.value))")
    }
    for good in [
      "\u{646}\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}", "\u{915}\u{94D}\u{200D}\u{937}",
      "\u{1797}\u{17B6}\u{200B}\u{1781}", "👩🏽\u{200D}⚕\u{FE0F}", "❤\u{FE0F}\u{200D}🔥",
    ] {
      #expect(CellText.clean(good).text == good && CellText.clean(good).found == [])
    }
  }

  @Test(arguments: 0..<200) func validityIsThatOfTheStandardLibrary(seed: UInt64) {
    var chance = Chance(seed)
    let interesting: [UInt8] = [
      0x61, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xA0, 0x9F, 0xED, 0xEF, 0xF0, 0x90, 0xF4, 0x8F, 0xF5,
    ]
    let bytes = (0..<Int.random(in: 0...8, using: &chance)).map { _ in chance.pick(interesting) }
    let isValid = bytes.withUnsafeBufferPointer { CellText.firstInvalid(in: $0) == nil }
    #expect(isValid == (String(bytes: bytes, encoding: .utf8) != nil))
  }
}
