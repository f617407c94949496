package import Diplomacy

/// A chart as a view model tells of it: the figures, and the words that belong on it. `Screens` gives it glyphs and colours.
package struct Figure: Hashable, Sendable {
  package enum Plot: Hashable, Sendable {
    /// Series over years.
    case years(YearPlot)
    /// One bar for each category: a ranking, a frequency, a histogram.
    case bars(BarPlot)
    /// How any number of figures are distributed.
    case distribution([Double])
    /// Counts by year and month.
    case months(MonthPlot)
    /// Two moments, a line for each thing.
    case slope(SlopePlot)
    /// The parts of one whole or of several.
    case parts(PartPlot)
    /// Two measures of the same things.
    case scatter(ScatterPlot)
  }

  /// What is shown, such as "Trade with China".
  package var title: String
  /// The unit and its basis, such as "USD, current prices".
  package var unit: String
  /// What the figures are, for those who write them out.
  package var amounts: FigureAmounts
  package var plot: Plot
  /// What a reader must know besides: what is left out, which rule was followed.
  package var notes: [String]
  /// Citations of the documents that the figures are from.
  package var sources: [String]

  package init(
    title: String, unit: String, amounts: FigureAmounts = .dollars, plot: Plot, notes: [String] = [],
    sources: [String] = []
  ) {
    self.amounts = amounts
    self.title = title
    self.unit = unit
    self.plot = plot
    self.notes = notes
    self.sources = sources
  }
}

/// What a line or bar stands for; the theme's colours follow from it.
package enum Voice: Hashable, Sendable {
  case exports
  case imports
  case balance
  case total
  case outbound
  case inbound
  /// One of several things side by side, such as partners compared, by its number from 0.
  case member(Int)
  /// Said in a quieter voice, such as what all others did.
  case aside
}

/// One figure of a chart.
package struct FigurePoint: Hashable, Sendable {
  package var value: Double
  /// Approximate or provisional.
  package var isHollow: Bool
  /// Whether sources differ on it.
  package var isDisputed: Bool
  /// Whether it is counted in another way than the figure before it.
  package var startsAnew: Bool
  /// The least and the most that any source says; nil where they agree or there is one.
  package var range: ClosedRange<Double>?
  /// Who says so, in a few words, or what else is to be known of the figure; blank for nothing.
  package var source: String

  package init(
    _ value: Double, isHollow: Bool = false, isDisputed: Bool = false, startsAnew: Bool = false,
    range: ClosedRange<Double>? = nil, source: String = ""
  ) {
    self.source = source
    self.value = value
    self.isHollow = isHollow
    self.isDisputed = isDisputed
    self.startsAnew = startsAnew
    self.range = range
  }
}

/// A line or row of bars: a name, a voice, and its figures by year. A year without a figure is a gap.
package struct FigureSeries: Hashable, Sendable {
  package var name: String
  package var voice: Voice
  package var points: [Int: FigurePoint]
  /// Whether a year without a figure is marked; not for a line that only stands in where others fail.
  package var marksGaps: Bool

  package init(name: String, voice: Voice, points: [Int: FigurePoint], marksGaps: Bool = true) {
    self.name = name
    self.voice = voice
    self.points = points
    self.marksGaps = marksGaps
  }
}

/// Something that happened, on the time axis of a chart.
package struct FigureMark: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case milestone(Tier)
    case outbound
    case inbound
    case agreement
  }

  package var year: Int
  package var kind: Kind
  /// How many things of the year it stands for.
  package var count: Int

  package init(year: Int, kind: Kind, count: Int = 1) {
    self.year = year
    self.kind = kind
    self.count = count
  }
}

/// Series over years.
package struct YearPlot: Hashable, Sendable {
  package enum Style: String, CaseIterable, Hashable, Sendable {
    case lines
    case bars
    /// Bars up and down from a shared zero.
    case diverging
    case stackedBars = "stacked bars"
    case stackedAreas = "stacked areas"
    /// Each year's parts as shares of 100%.
    case shares
    /// A small chart for each series, all on one scale.
    case multiples
  }

  package enum Scale: Hashable, Sendable {
    case linear
    case logarithmic
    /// Every series is 100 in this year.
    case index(year: Int)
  }

  package var years: ClosedRange<Int>
  package var series: [FigureSeries]
  package var marks: [FigureMark]
  package var style: Style
  package var scale: Scale
  /// The calendar year that 0 stands for, where the axis counts years from an event; nil for calendar years.
  package var origin: Int?
  /// What the ranges of the figures are, such as "the middle half of the cases"; blank where no figure has one.
  package var rangeName: String

  package init(
    years: ClosedRange<Int>, series: [FigureSeries], marks: [FigureMark] = [], style: Style = .lines,
    scale: Scale = .linear, origin: Int? = nil, rangeName: String = ""
  ) {
    self.origin = origin
    self.rangeName = rangeName
    self.years = years
    self.series = series
    self.marks = marks
    self.style = style
    self.scale = scale
  }
}

/// One bar for each category.
package struct BarPlot: Hashable, Sendable {
  package struct Bar: Hashable, Sendable {
    package var name: String
    package var voice: Voice
    /// Nil where there is no figure, which is not zero.
    package var point: FigurePoint?

    package init(name: String, voice: Voice = .total, point: FigurePoint?) {
      self.name = name
      self.voice = voice
      self.point = point
    }
  }

  package var bars: [Bar]
  /// Whether the bars are neighbouring ranges of one measure.
  package var isHistogram: Bool

  package init(bars: [Bar], isHistogram: Bool = false) {
    self.bars = bars
    self.isHistogram = isHistogram
  }
}

/// Counts by year and month, of one kind of thing or of several side by side.
package struct MonthPlot: Hashable, Sendable {
  /// What is counted, and how often.
  package struct Grid: Hashable, Sendable {
    /// What is counted, such as "there"; blank where there is only one.
    package var name: String
    package var voice: Voice
    /// Counts by year, twelve each, from January on; a year that is not there, or a month that is nil, is not known.
    package var counts: [Int: [Int?]]

    package init(name: String = "", voice: Voice = .total, counts: [Int: [Int?]]) {
      self.name = name
      self.voice = voice
      self.counts = counts
    }

    /// The count of a month, 0 to 11, of a year; nil when it is not known.
    package func count(_ year: Int, _ month: Int) -> Int? {
      guard let counts = counts[year], counts.indices.contains(month) else { return nil }
      return counts[month]
    }
  }

  package var years: ClosedRange<Int>
  package var grids: [Grid]

  package init(years: ClosedRange<Int>, grids: [Grid]) {
    self.years = years
    self.grids = grids
  }
}

/// Two moments and a line for each thing.
package struct SlopePlot: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var name: String
    package var voice: Voice
    package var from: FigurePoint?
    package var to: FigurePoint?

    package init(name: String, voice: Voice, from: FigurePoint?, to: FigurePoint?) {
      self.name = name
      self.voice = voice
      self.from = from
      self.to = to
    }
  }

  package var from: String
  package var to: String
  package var lines: [Line]

  package init(from: String, to: String, lines: [Line]) {
    self.from = from
    self.to = to
    self.lines = lines
  }
}

/// The parts of wholes, such as the goods of a year's exports and of its imports.
package struct PartPlot: Hashable, Sendable {
  package struct Whole: Hashable, Sendable {
    package var name: String
    package var voice: Voice
    /// The largest first.
    package var parts: [BarPlot.Bar]
    /// What the parts are parts of, where that is known and more than their sum.
    package var total: FigurePoint?

    package init(name: String, voice: Voice, parts: [BarPlot.Bar], total: FigurePoint? = nil) {
      self.name = name
      self.voice = voice
      self.parts = parts
      self.total = total
    }
  }

  package var wholes: [Whole]

  package init(wholes: [Whole]) {
    self.wholes = wholes
  }
}

/// Two measures of the same things.
package struct ScatterPlot: Hashable, Sendable {
  package struct Dot: Hashable, Sendable {
    package var name: String
    package var voice: Voice
    package var x: FigurePoint
    package var y: FigurePoint

    package init(name: String, voice: Voice, x: FigurePoint, y: FigurePoint) {
      self.name = name
      self.voice = voice
      self.x = x
      self.y = y
    }
  }

  package var xTitle: String
  package var yTitle: String
  package var dots: [Dot]

  package init(xTitle: String, yTitle: String, dots: [Dot]) {
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.dots = dots
  }
}
