/// Every kind of chart there is, with what it is called and for: the gallery, help and documents are made of this table.
package enum ChartKind: String, CaseIterable, Sendable {
  case line
  case band
  case logarithmic = "log"
  case index
  case bar
  case diverging
  case stackedBar = "stacked-bar"
  case stackedArea = "stacked-area"
  case share
  case ranking
  case histogram
  case shareStrip = "share-strip"
  case sparkline
  case yearStrip = "year-strip"
  case multiples
  case slope
  case scatter
  case heatmap

  /// What the table says of a kind.
  package struct Entry: Hashable, Sendable {
    package var title: String
    /// What the chart is for, in one sentence.
    package var purpose: String
    /// What it is made from.
    package var input: String
    /// What it never does, and what happens at the edges.
    package var rule: String
  }

  package var title: String { entry.title }
  package var purpose: String { entry.purpose }

  package var entry: Entry {
    let row = Self.table[self] ?? ("", "", "", "")
    return Entry(title: row.0, purpose: row.1, input: row.2, rule: row.3)
  }

  private static let table: [ChartKind: (String, String, String, String)] = [
    .line: (
      "Lines", "How a few series move over the years.",
      "`LineChart`: consecutive years and at most five series with a figure or a gap for each; marks, crosshair and brush.",
      "Stands on zero. A gap is a `·` on the axis and never bridged; a hollow figure is `○` with a dotted line to it."
    ),
    .band: (
      "Lines with a band", "How far sources differ on a figure.",
      "`LineChart` with a `ChartBand`: the lowest and the highest figure of each year.",
      "The band lies behind the lines and ends where either end is missing."
    ),
    .logarithmic: (
      "Logarithmic lines", "Series of very different size, or growth by factors.",
      "`LineChart` with the logarithmic scale.",
      "Points and lines, never bars. What is at or below zero is left out, and the title says how many."
    ),
    .index: (
      "Index lines", "Growth of several series from a common year, which is 100.",
      "`LineChart` with the index scale and its year.",
      "A series without a figure above zero in that year cannot be drawn; the title names it."
    ),
    .bar: (
      "Bars", "Amounts by year, of one to four series side by side.",
      "`BarChart`: years and series.",
      "Bars stand on zero, always. A hollow figure is a shaded bar that ends in `○`; a gap has no bar and a `·`."
    ),
    .diverging: (
      "Diverging bars", "A balance: what is above and below zero.",
      "`BarChart` with `isDiverging`.",
      "Both sides share the zero line and one scale; the sign is written as well as coloured."
    ),
    .stackedBar: (
      "Stacked bars", "A total by year and the parts it is made of.",
      "`StackChart`: years and series; the six largest are drawn and the rest added up as Other.",
      "The height is the total, which is written above. A year in which a part is missing has a total of what is known, marked `≥`."
    ),
    .stackedArea: (
      "Stacked areas", "The same where years are many.",
      "`StackChart` with the form `.area`.",
      "Years with a gap part the area; it is never bridged. Each part has a filling of its own beside its colour."
    ),
    .share: (
      "Shares of the total", "How the mix changes, whatever the total.",
      "`StackChart` with `isShare`.",
      "Every year is 100%. A year with a missing or negative part is left out and counted, since its shares are not known."
    ),
    .ranking: (
      "Horizontal bars", "Categories with long names, in order of size.",
      "`RankChart`: labels and figures.",
      "Names and figures stand beside the bars and never in them; negative bars go left from a shared zero."
    ),
    .histogram: (
      "Histogram", "How figures are distributed.",
      "`Histogram`: any number of figures; the bins are 1, 2 or 5 wide.",
      "A bin counts what is at or above its lower end and below its upper; the last one counts its upper end too."
    ),
    .shareStrip: (
      "Share strip", "The parts of one total, such as goods.",
      "`ShareStrip`: parts with a figure, and the names of parts without one.",
      "The largest parts come first and are named inside or below; parts without a figure are listed as such and take no room."
    ),
    .sparkline: (
      "Sparklines", "A trend in one row, beside its figures.",
      "`SparkTable`: a name and values for each row; `Sparkline` alone in lists.",
      "Lowest, highest and last figure are written. Zero is `_` and missing is `·`. Rows have scales of their own, or one, and the title says which."
    ),
    .yearStrip: (
      "Year strip", "Counts by year above a list, with the years of the filter in brackets.",
      "`BarStrip`: years and rows of counts.",
      "A narrow strip shows the latest years, or those around the filter, and marks where it is cut."
    ),
    .multiples: (
      "Small multiples", "More series than one chart can hold.",
      "`SmallMultiples`: a title and a `LineChart` for each.",
      "One scale for all unless each has its own; the title says which. What does not fit is counted."
    ),
    .slope: (
      "Slopes", "Two moments compared.",
      "`SlopeChart`: names with a figure before and after.",
      "Names stand at both ends and move apart rather than meet. A missing end has no line, only its other point."
    ),
    .scatter: (
      "Scatter", "Whether two measures go together.",
      "`ScatterChart`: points with two figures and a name.",
      "Points are hollow, so that they show where they lie on each other; several in a cell are counted. Names stand where there is room."
    ),
    .heatmap: (
      "Year × month", "When things happen within the year.",
      "`Heatmap`: years with twelve counts, or none for a month that nobody recorded.",
      "A month with nothing is blank with a `·`, one that is unknown is `?`. The legend gives the counts of each shade."
    ),
  ]
}
