import Testing
import TestSupport

@testable import ViewModels

@Suite("Lists, fields and pickers")
struct ListTests {
  @Test("Whatever happens to a list, the selection is in range and in view", arguments: 0..<40)
  func cursorStaysInView(seed: UInt64) {
    var random = Chance(seed: seed)
    var cursor = ListCursor()
    for _ in 0..<300 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: cursor.setCount(Int.random(in: 0...60, using: &random))
      case 1: cursor.setHeight(Int.random(in: -1...20, using: &random))
      case 2: cursor.move(by: Int.random(in: -5...5, using: &random))
      case 3: cursor.page(by: [1, -1, 0.5, -0.5].randomElement(using: &random) ?? 1)
      case 4: cursor.scroll(by: Int.random(in: -9...9, using: &random))
      case 5: cursor.select(Int.random(in: -3...70, using: &random))
      case 6: cursor.place(Int.random(in: 0...60, using: &random), below: Int.random(in: -2...20, using: &random))
      default: cursor.select(cursor.count - 1)
      }
      #expect(cursor.selected >= 0 && cursor.selected < max(1, cursor.count))
      #expect(cursor.top >= 0)
      #expect(cursor.count == 0 || cursor.visible.contains(cursor.selected))
    }
  }

  @Test("A page moves the view with the selection")
  func paging() {
    var cursor = ListCursor()
    cursor.setCount(100)
    cursor.setHeight(10)
    cursor.select(3)
    cursor.page(by: 1)
    #expect(cursor.selected == 13)
    #expect(cursor.top == 10)
    cursor.page(by: -2)
    #expect(cursor.selected == 0)
    #expect(cursor.top == 0)
  }

  @Test("Typing edits at the cursor, by whole characters")
  func typing() {
    var field = TextField("tô")
    field.apply(.insert(" lam"))
    field.apply(.backspace)
    #expect(field.text == "tô la")
    field.apply(.start)
    field.apply(.delete)
    field.apply(.end)
    field.apply(.insert("\u{301}"))
    #expect(field.text == "ô lá")
    #expect(field.cursor == 4)
    field.apply(.deleteWord)
    #expect(field.text == "ô ")
    field.apply(.insert("a\u{1B}[31m\nb"))
    #expect(field.text == "ô a[31mb")
  }

  @Test("A picker puts the best match first and forgets nothing when the text is deleted")
  func picking() {
    var picker = Picker(
      purpose: .leader, title: "Leader",
      items: [
        Picker.Item(id: "1", title: "Nguyễn Xuân Phúc"), Picker.Item(id: "2", title: "Nguyễn Phú Trọng"),
        Picker.Item(id: "3", title: "Tô Lâm", keywords: "President"),
      ])
    for letter in "nguyen phu trong" { picker.type(.insert(String(letter))) }
    #expect(picker.matches.count == 1)
    #expect(picker.selected?.id == "2")
    picker.type(.clear)
    #expect(picker.matches.count == 3)
    for letter in "phúc" { picker.type(.insert(String(letter))) }
    #expect(picker.matches.map { picker.items[$0].id } == ["1"])
    picker.type(.clear)
    for letter in "phù" { picker.type(.insert(String(letter))) }
    #expect(picker.matches.isEmpty)
    picker.type(.clear)
    for letter in "npt" { picker.type(.insert(String(letter))) }
    #expect(picker.selected?.id == "2")
    picker.type(.clear)
    for letter in "presi" { picker.type(.insert(String(letter))) }
    #expect(picker.selected?.id == "3")
  }
}
