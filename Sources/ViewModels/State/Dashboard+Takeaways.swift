internal import Diplomacy
internal import Exchange

/// What is about to be written to a file, while its name is asked for.
package struct Exporting: Hashable, Sendable {
  package var takeaway: Takeaway
  /// The name of a file that is there and that Enter replaces.
  package var replaceable: String?

  package init(_ takeaway: Takeaway) { self.takeaway = takeaway }
}

/// Taking away what shows: to the clipboard, and to files.
extension Dashboard {
  /// What is in front, exactly as it shows; nil while there is nothing.
  package var takeaway: Takeaway? {
    if let page = pages.last { return takeaway(of: page) }
    switch focus {
    case .partners:
      let rows = partners.lines.compactMap { line in
        if case .partner(let index) = line { PartnerFields.values(partners.rows[index]) } else { nil }
      }
      return .rows(rowSet("Partners", partners.filter, PartnerFields.columns, rows))
    case .timeline:
      var filter = timeline.filter
      if timeline.followsPartner, let id = partners.selectedID {
        filter = filter.adding(Filter.Term(.field(.partner, [id])))
      }
      return .visits(visitQuery, rowSet("Visits", filter, VisitFields.columns, []))
    case .trade:
      guard let report = trade.report else { return nil }
      let rows = report.history.years.flatMap { year in
        year.shownFigures.map { TradeFields.values($0, of: year, partnerName: report.partnerName, info: info) }
      }
      var set = rowSet("Trade with \(report.partnerName)", Filter(), TradeFields.columns, rows)
      let ids = Set(report.history.years.flatMap(\.shownFigures).flatMap(\.evidence.sources))
      set.citations = ids.sorted().compactMap { report.sources[$0]?.citation }
      return .rows(set, chart: trade.figure(info: info))
    }
  }

  private func takeaway(of page: DetailPage) -> Takeaway? {
    if let sheet = page.sheet {
      return .rows(sheet.rowSet(dossier: info.folder, asOf: asOf, title: sheet.sheet.title), chart: sheet.figure)
    }
    if let map = page.map {
      let rows = map.report.partners.filter { map.kept.contains($0.row.id) }.map { PartnerFields.values($0.row) }
      return .rows(rowSet("Partners on the map", map.filter, PartnerFields.columns, rows))
    }
    guard let document = page.document, let whole = page.whole else { return nil }
    return .page(PageText(document, of: whole, filter: page.filter, asOf: asOf))
  }

  private func rowSet(_ title: String, _ filter: Filter, _ columns: [String], _ rows: [[FieldValue]]) -> RowSet {
    RowSet(
      dossier: info.folder, asOf: asOf.description, filter: filter.description, columns: columns, rows: rows,
      title: title)
  }

  // MARK: To a file

  mutating func openExport() -> [Effect] {
    guard let takeaway else {
      message = Message("There is nothing to write here yet")
      return []
    }
    exporting = Exporting(takeaway)
    return openPrompt(.export, fileName(takeaway))
  }

  /// A name for the file that says what is in it and of which day.
  private func fileName(_ takeaway: Takeaway) -> String {
    let title = pages.last?.crumb ?? (focus == .trade ? "Trade \(trade.report?.partnerName ?? "")" : focus.title)
    let words = SearchText.fold(title).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = (words.isEmpty ? ["entente"] : words).joined(separator: "-")
    return "\(name)-\(asOf).\(takeaway.formats.first?.ending ?? "txt")"
  }

  /// The format that a file's name asks for.
  ///
  /// - Throws: `FilterError` when what is to be written has no such format.
  func exportFormat(_ name: String) throws(FilterError) -> TakeawayFormat {
    let formats = exporting?.takeaway.formats ?? []
    guard let format = TakeawayFormat(ofFile: name), formats.contains(format) else {
      let endings = formats.map { ".\($0.ending)" }.joined(separator: ", ")
      throw FilterError(
        range: 0..<max(1, name.count), reason: "the ending says which format to write",
        mend: "end the name in \(endings)")
    }
    return format
  }

  /// Writes the file that was named.
  mutating func export(_ name: String) -> [Effect] {
    guard let exporting else { return [] }
    do throws(FilterError) {
      let format = try exportFormat(name)
      return [.export(exporting.takeaway, format, to: name, replaces: exporting.replaceable == name)]
    } catch {
      message = Message(error.message, kind: .error)
      return []
    }
  }

  /// Asks again for a name, since a file of that one is there.
  mutating func askToReplace(_ name: String) {
    guard exporting != nil else { return }
    exporting?.replaceable = name
    var prompt = Prompt(.export, text: name)
    prompt.warning = "a file of that name is there: Enter again replaces it"
    overlay = .prompt(prompt)
  }

  // MARK: To the clipboard

  /// What can be copied of what is in front.
  package enum CopyChoice: String, CaseIterable, Sendable {
    case cell, row, table, markdown, text, citation
  }

  mutating func openCopy() -> [Effect] {
    let choices = copyChoices
    guard !choices.isEmpty else {
      message = Message("There is nothing to copy here")
      return []
    }
    let items = choices.map { Picker.Item(id: $0.choice.rawValue, title: $0.title, detail: $0.detail) }
    open(Picker(purpose: .copy, title: "Copy", items: items))
    return []
  }

  private var copyChoices: [(choice: CopyChoice, title: String, detail: String)] {
    if let page = pages.last {
      guard let sheet = page.sheet else {
        guard page.selected != nil else { return [] }
        return [
          (.row, "the line", "with its sources"), (.text, "the page", "as text"),
          (.markdown, "the page", "as Markdown with footnotes"), (.citation, "the citation", "of the line's sources"),
        ]
      }
      guard sheet.selected != nil else { return [] }
      let rows = sheet.chosenRows.count
      let words = sheet.selectedCount > 0 ? "the \(grouped(rows)) selected rows" : "all \(grouped(rows)) rows"
      return [
        (.cell, "the cell", sheet.selectedCell?.shown ?? ""), (.row, "the row", "with its sources"),
        (.table, words, "as a table with tabs"), (.markdown, words, "as a Markdown table"),
        (.citation, "the citation", "of the row's sources"),
      ]
    }
    let words = focus == .timeline ? "all \(grouped(timeline.summary.matching)) visits" : "all rows"
    return [
      (.row, "the row", "with its sources"), (.table, words, "as a table with tabs"),
      (.markdown, words, "as a Markdown table"), (.citation, "the citation", "of the row's sources"),
    ]
  }

  mutating func copy(_ choice: CopyChoice) -> [Effect] {
    switch choice {
    case .cell: return sheet?.selectedCell.map { [.copy($0.shown)] } ?? []
    case .row: return copySelection()
    case .table: return askToCopy(.tsv)
    case .markdown: return askToCopy(.markdown)
    case .text: return askToCopy(.text)
    case .citation:
      let ids = selectedSources
      guard !ids.isEmpty else {
        message = Message("This line names no source")
        return []
      }
      return [ask(.citations(sources: ids), .takeaway)]
    }
  }

  private mutating func askToCopy(_ format: TakeawayFormat) -> [Effect] {
    takeaway.map { [ask(.takeaway($0, format), .takeaway)] } ?? []
  }
}
