internal import Diplomacy

/// Marking rows and pages, and going back to them.
extension Dashboard {
  /// Whether there is something to mark, and asks for the letter.
  mutating func openMarkPrompt() -> [Effect] {
    guard markedRow != nil else {
      message = Message("There is nothing to mark here")
      return []
    }
    return openPrompt(.mark, "")
  }

  /// What a small letter marks: the selected row, else the page.
  private var markedRow: (subject: DetailSubject, title: String)? {
    if let page = pages.last {
      let title = page.whole?.crumb ?? name(of: page.subject)
      guard let entry = page.selected, let fact = entry.fact else { return (page.subject, title) }
      return (.fact(fact), entry.titleText)
    }
    switch focus {
    case .partners: return partners.selected.map { (.fact($0.fact), $0.name) }
    case .timeline:
      return timeline.selected.map { visit in
        (.fact(visit.fact), "\(visit.dates) \(visit.partnerName) \(visit.travellers.joined(separator: ", "))")
      }
    case .trade:
      guard let report = trade.report, let year = trade.year else { return nil }
      return (
        .claims(partner: report.partner, year: year), "Trade with \(name(of: .partner(report.partner))) in \(year)"
      )
    }
  }

  /// What a capital marks: the page in front, or that of the selected row.
  private var markedPage: (subject: DetailSubject, title: String)? {
    if let page = pages.last { return (page.subject, page.whole?.crumb ?? name(of: page.subject)) }
    guard let row = markedRow else { return nil }
    return (row.subject.page, row.title)
  }

  /// Marks what is selected, from what was typed: a letter, and after it a note.
  mutating func setMark(_ text: String) -> [Effect] {
    guard let letter = text.first, let (subject, title) = letter.isUppercase ? markedPage : markedRow else { return [] }
    let note = text.dropFirst().drop(while: \.isWhitespace)
    let mark = Mark(letter: letter, subject: subject, title: title, note: String(note))
    let isMoved = marks[letter] != nil
    marks.set(mark)
    message = Message("Mark \(letter) \(isMoved ? "now" : "is") on \(title)")
    return [.setMark(mark)]
  }

  /// Lists the marks, and asks which of their rows are still there.
  mutating func openMarks() -> [Effect] {
    guard !marks.isEmpty else {
      message = Message("No marks yet: \(keys.word(.mark)) and a letter marks the selected row")
      return []
    }
    open(Picker(purpose: .mark, title: "Marks: a letter goes there, Del removes", items: markItems(gone: [])))
    return [ask(.present(marks.all.compactMap(\.subject.row)), .picker)]
  }

  private func markItems(gone: Set<FactKey>) -> [Picker.Item] {
    marks.all.map { mark in
      let isGone = mark.subject.row.map(gone.contains) ?? false
      let words = [isGone ? "no longer in the files" : "", mark.note].filter { !$0.isEmpty }
      return Picker.Item(
        id: String(mark.letter), title: "\(mark.letter)  \(mark.title)", detail: words.joined(separator: " · "))
    }
  }

  /// Takes which of the marked rows are there.
  mutating func fillMarks(present: Set<FactKey>) {
    guard case .picker(var picker) = overlay, picker.purpose == .mark else { return }
    let row = picker.cursor.selected
    picker.fill(markItems(gone: Set(marks.all.compactMap(\.subject.row)).subtracting(present)))
    picker.cursor.select(row)
    overlay = .picker(picker)
  }

  /// A key typed into the list of marks: a mark's letter goes there, Del removes the mark.
  mutating func typeInMarks(_ edit: TextField.Edit, _ picker: Picker) -> [Effect] {
    switch edit {
    case .insert(let text):
      guard let letter = text.first, marks[letter] != nil else {
        message = Message("There is no mark \(text)")
        return []
      }
      return jump(to: letter)
    case .delete:
      guard let letter = picker.selected?.id.first else { return [] }
      marks.remove(letter)
      overlay = nil
      message = Message("Mark \(letter) is removed")
      let rest = marks.isEmpty ? [] : openMarks()
      return [.removeMark(letter)] + rest
    default: return []
    }
  }

  /// Goes to what a letter marks.
  mutating func jump(to letter: Character) -> [Effect] {
    overlay = nil
    guard let mark = marks[letter] else { return [] }
    if !mark.note.isEmpty { message = Message("\(mark.letter): \(mark.note)") }
    if case .fact(let key) = mark.subject, key.table == "partners", let id = key.key.first, partners.select(id: id) {
      pages = []
      focus = .partners
      return followSelection()
    }
    return push(mark.subject.page)
  }
}

extension DetailSubject {
  /// The page that shows a row best.
  fileprivate var page: DetailSubject {
    guard case .fact(let key) = self, let id = key.key.first else { return self }
    switch key.table {
    case "partners": return .partner(id)
    case "visits": return .visit(id)
    case "sources": return .source(id)
    default: return self
    }
  }
}

extension DetailEntry {
  /// The line in a few words, without the numbers of its sources.
  fileprivate var titleText: String {
    var bare = self
    bare.notes = []
    return String(bare.plainText.prefix(80))
  }
}
