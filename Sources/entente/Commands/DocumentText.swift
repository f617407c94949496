internal import Console
internal import Diplomacy
internal import Exchange
internal import ViewModels

/// A page of lines as text, and as rows for other programs.
enum DocumentText {
  /// The lines under their headings, the documents at the end, and what was asked.
  static func lines(_ document: DetailDocument, filter: Filter, asOf day: CalendarDay) -> String {
    let width = document.entries.reduce(0) { widest, entry in
      guard case .event(let date, _, _) = entry.content else { return widest }
      return max(widest, min(22, TextWidth.columns(of: date)))
    }
    var text = ""
    for entry in document.entries {
      switch entry.content {
      case .heading(let heading): text += (text.isEmpty ? "" : "\n") + heading + "\n"
      case .event(let date, let words, let detail):
        let aside = detail.isEmpty ? "" : "; \(detail)"
        text += "  \(width == 0 ? "" : Fit.pad(date, to: width) + "  ")\(mark(entry))\(words)\(aside)\(notes(entry))\n"
      default: text += "  \(entry.plainText)\n"
      }
    }
    let narrowed = filter.isEmpty ? "" : "; filter \(filter.description)"
    return text + "\n\(document.title): \(document.subtitle), as of \(day)\(narrowed)\n"
  }

  private static func mark(_ entry: DetailEntry) -> String {
    switch entry.mark {
    case .outbound: "→ "
    case .inbound: "← "
    case .doubtful: "? "
    case .disputed: "≠ "
    case .round: "● "
    case .tier, .preferred, nil: ""
    }
  }

  private static func notes(_ entry: DetailEntry) -> String {
    entry.notes.isEmpty ? "" : " " + entry.notes.map { "[\($0)]" }.joined()
  }

  /// The lines as rows: their heading, date, text and detail.
  static func rows(_ document: DetailDocument, dossier: String, filter: Filter, asOf day: CalendarDay) -> RowSet {
    var section = ""
    var rows: [[FieldValue]] = []
    for entry in document.entries {
      switch entry.content {
      case .heading(let heading): section = heading
      case .event(let date, let text, let detail):
        rows.append([.text(section), .known(date), .text(text), .known(detail)])
      case .field(let name, let value): rows.append([.text(section), .missing, .text(name), .known(value)])
      case .text(let text): rows.append([.text(section), .missing, .text(text), .missing])
      case .cells(let row): rows.append([.text(section), .missing, .text(row.label), .known(row.text)])
      case .source, .problem: continue
      }
    }
    return RowSet(
      dossier: dossier, asOf: day.description, filter: filter.description,
      columns: ["section", "date", "title", "detail"], rows: rows)
  }
}
