package import Console
package import ViewModels

/// What a person has settled once for every start: the values here are those of a program that nobody has configured.
package struct Configuration: Hashable, Sendable {
  /// A theme by its name or its file, or `auto`: one of the next two, by the terminal's background.
  package var theme = Self.auto
  package var darkTheme = "bamboo-dark"
  package var lightTheme = "bamboo-light"
  /// Nil for what the locale allows.
  package var charset: Charset?
  /// Nil for what the terminal has.
  package var colors: ColorDepth?
  /// The folder of the dossier to open; blank for the shipped one.
  package var dossier = ""
  /// The saved view to open on, by its name; nil for one of the program's own.
  package var savedView: String?
  package var preferences = Preferences()

  package init() {}

  /// The word that leaves a choice to the program.
  package static let auto = "auto"
}

extension ColorDepth {
  /// The depths by their names in the configuration and after `--color`.
  package static let named: [(name: String, depth: ColorDepth)] = [
    ("truecolor", .truecolor), ("256", .indexed256), ("16", .ansi16), ("mono", .mono),
  ]

  /// The name of the depth.
  package var name: String { Self.named.first { $0.depth == self }?.name ?? "" }
}
