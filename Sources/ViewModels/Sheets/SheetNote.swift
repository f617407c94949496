/// A sentence that belongs to a sheet and is no row of it: what it counts, what is left out, how many more there are.
package struct SheetNote: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    /// Before the first row.
    case above
    /// After the last.
    case below
    /// At the end of a group, named by the value of the column that the sheet is first grouped by; below where the rows are
    /// grouped otherwise.
    case endOf(String)
  }

  package var text: String
  package var place: Place
  /// Where Enter leads; nil where it only shows the whole sentence.
  package var link: DetailEntry.Link?

  package init(_ text: String, _ place: Place, link: DetailEntry.Link? = nil) {
    self.text = text
    self.place = place
    self.link = link
  }
}

extension SheetPage {
  /// The note under the cursor; nil on a row.
  package var selectedNote: SheetNote? {
    guard lines.indices.contains(cursor.selected), case .note(let index) = lines[cursor.selected] else { return nil }
    return sheet.notes[index]
  }
}

extension Sheet {
  /// The lines of the notes of a place.
  func noteLines(_ place: SheetNote.Place) -> [SheetPage.Line] {
    notes.indices.filter { notes[$0].place == place }.map(SheetPage.Line.note)
  }

  /// The lines of the notes below all rows: those of groups too, where the rows are not under these.
  func noteLinesBelow(hasGroups: Bool) -> [SheetPage.Line] {
    notes.indices.filter { index in
      switch notes[index].place {
      case .above: false
      case .below: true
      case .endOf: !hasGroups
      }
    }.map(SheetPage.Line.note)
  }
}
