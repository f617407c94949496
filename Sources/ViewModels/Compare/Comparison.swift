package import Diplomacy

/// Which partners are compared, by what, and how it is drawn: everything that a page of a comparison depends on.
package struct Comparison: Hashable, Sendable {
  /// How the partners are drawn.
  package enum Style: String, CaseIterable, Hashable, Sendable {
    /// All on one axis.
    case lines
    /// A small chart for each, all on one scale.
    case multiples
    case bars

    /// The most partners that are told apart in this style.
    var most: Int {
      switch self {
      case .lines: 5
      case .multiples: ComparisonReport.sizes.upperBound
      case .bars: 4
      }
    }
  }

  /// Ids of two to six partners, in the order in which they were chosen.
  package var partners: [String]
  package var measure: CompareMeasure
  /// The year in which an index is 100; nil for the first in which all have a figure.
  package var base: Int?
  package var isLogarithmic: Bool
  private var wantedStyle: Style

  package init(
    partners: [String], measure: CompareMeasure = .total, base: Int? = nil, style: Style = .lines,
    isLogarithmic: Bool = false
  ) {
    self.partners = partners
    self.measure = measure
    self.base = base
    self.isLogarithmic = isLogarithmic
    wantedStyle = style
  }

  /// The style that was asked for, or small multiples where it could not tell so many partners apart.
  package var style: Style {
    get { partners.count <= wantedStyle.most ? wantedStyle : .multiples }
    set { wantedStyle = newValue }
  }

  /// Goes on to the next style that can tell so many partners apart.
  package mutating func cycleStyle() {
    let styles = Style.allCases.filter { partners.count <= $0.most }
    let place = styles.firstIndex(of: style) ?? 0
    style = styles[(place + 1) % styles.count]
  }

  /// Whether the scale can be logarithmic: a balance and a place cannot, and bars must stand on zero.
  package var allowsLogarithmic: Bool { measure != .balance && measure != .rank && style != .bars }
}

extension CompareMeasure {
  /// The measure as a title says it.
  package var title: String {
    switch self {
    case .total: "Total trade"
    case .exports: "Exports"
    case .imports: "Imports"
    case .balance: "Balance of trade"
    case .share: "Share of the home country's world trade"
    case .index: "Total trade, index"
    case .rank: "Rank by total trade"
    }
  }

  /// What the figures are.
  package var amounts: FigureAmounts {
    switch self {
    case .total, .exports, .imports, .balance: .dollars
    case .share: .percent
    case .index: .index
    case .rank: .place
    }
  }
}
