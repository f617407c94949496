internal import Console
internal import Diplomacy
internal import ViewModels

extension Setting {
  /// The one table of settings, in the order of the file; keys, which are as many as there are commands, come after it.
  package static let table: [Setting] =
    [
      text(
        "", "dossier", \.dossier,
        "The folder of the dossier to open when none is named and $ENTENTE_DOSSIER is not set; blank for Viet Nam."),
      view(
        "The view to open on where no earlier run is gone on from: a saved view by its name, or one of the program's."),
      text(
        "", "theme", \.theme,
        "A theme by its name or its file; auto takes one of the next two, by the terminal's background."),
      text("", "theme-dark", \.darkTheme, "The theme on a dark background."),
      text("", "theme-light", \.lightTheme, "The theme on a light background."),
      choice(
        "", "charset", \.charset, [(Configuration.auto, nil)] + Charset.allCases.map { ($0.rawValue, $0) },
        "The glyphs to draw with; auto takes the finest that the locale allows."),
      choice(
        "", "colors", \.colors, [(Configuration.auto, nil)] + ColorDepth.named.map { ($0.name, $0.depth) },
        "How many colours to use; auto takes what the terminal has, and none where $NO_COLOR is set."),
      flag(
        "", "mouse", \.preferences.usesMouse,
        "Whether clicks and the wheel come to the program; without, the terminal selects text."),

      columns(
        "partners", \.preferences.partnerColumns,
        "The columns from left to right. \"...\" stands for those not named, \"-region\" leaves one out; where room is short, "
          + "those named stay."),
      choice(
        "partners", "sort", \.preferences.partnerOrder, PartnerList.Order.allCases.map { ($0.rawValue, $0) },
        "The order of the partners."),
      choice(
        "partners", "group", \.preferences.partnerGrouping, PartnerList.Grouping.allCases.map { ($0.rawValue, $0) },
        "What the partners are grouped by."),
      filter("partners", \.preferences.partnerFilter, "The filter that the list of partners starts with."),

      columns(
        "timeline", \.preferences.visitColumns,
        "The columns from left to right, in the same way. The code stands where a partner's name does not fit."),
      choice(
        "timeline", "sort", \.preferences.visitOrder, VisitQuery.Order.allCases.map { ($0.rawValue, $0) },
        "Which visits come first."),
      filter(
        "timeline", \.preferences.visitFilter, "The filter that the timeline starts with; --filter goes before it."),

      choice(
        "sources", "sort", \.preferences.sourceOrder, SourceOrder.allCases.map { ($0.rawValue, $0) },
        "The order of the documents."),
      tableColumns(.sources), tableColumns(.partners), tableColumns(.leaders), tableColumns(.agreements),
      tableColumns(.memberships), tableColumns(.calendar), tableColumns(.search), tableColumns(.problems),
    ]

  private static func tableColumns(_ table: TableKind) -> Setting {
    columns(of: table, "The columns of \(table.words) from left to right, in the same way.")
  }

  /// The sections of the file, but for those of keys.
  static var sections: [String] {
    table.map(\.section).reduce(into: []) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
  }
}
