/// What a person should know at the first start, on one screen.
package enum Tour {
  package static let title = "Welcome to Entente"

  /// The panes, each with what it shows.
  package static let panes: [(pane: Pane, words: String)] = [
    (.partners, "who they are, at what tier, since when"), (.timeline, "every visit, out and in, year by year"),
    (.trade, "the selected partner's, with what happened"),
  ]

  /// The commands that a person gets far with.
  package static let commands: [Command] = [
    .open, .back, .filter, .filterYear, .filterLeader, .asOf, .claims, .search, .undo, .palette,
  ]

  /// What leads to everything else.
  package static let help = "every key and command, by name"
}
