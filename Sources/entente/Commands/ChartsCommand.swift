internal import ArgumentParser
internal import Console

/// `entente charts`
struct ChartsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charts", abstract: "Show every kind of chart, with made-up figures.",
    discussion: "docs/charts.md says of each kind what it is for, what it is made from and what it never does.")

  @Argument(help: ArgumentHelp("The kinds to show; all when none is named.", valueName: "kind"))
  var kinds: [ChartKind] = []

  @Option(name: .long, help: "The glyphs: braille, block or ascii.")
  var charset: Charset?

  @Option(name: .long, help: "How many columns a chart takes, from 20 to 400.")
  var width = 78

  @Flag(name: .long, help: "Write a page of HTML with every chart as SVG instead of text.")
  var html = false

  func validate() throws {
    guard (20...400).contains(width) else { throw ValidationError("--width takes a number from 20 to 400") }
  }

  func run() throws {
    let shown = kinds.isEmpty ? ChartKind.allCases : kinds
    if html {
      StandardOutput.write(ChartGallery.page(of: shown))
    } else {
      StandardOutput.write(ChartGallery.text(of: shown, width: width, charset: charset ?? Surroundings.charset))
    }
  }
}

extension ChartKind: ExpressibleByArgument {}
