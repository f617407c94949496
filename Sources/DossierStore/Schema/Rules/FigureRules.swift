internal import Diplomacy

extension Rule {
  static let figures: [RuleRow] = [
    RuleRow(
      .totalMismatch, .warning,
      "a series states a total that is not its exports plus its imports: they lie more than \(Threshold.total)% and more "
        + "than their rounding apart",
      why: "one of the three figures is wrong, or belongs to another series or period",
      mend: "compare the three with the source, and give figures from elsewhere their own series"),
    RuleRow(
      .tenfold, .warning,
      "two series on the same basis, or one of them mixed, differ \(Int(Threshold.tenfold.lowerBound)) to "
        + "\(Int(Threshold.tenfold.upperBound)) times, the smaller figure being \(Threshold.tenfoldFloor / 1_000_000) million "
        + "US dollars or more",
      why: "one of the two has a digit too many or too few", mend: "compare both with their sources"),
    RuleRow(
      .seriesDiffer, .note,
      "two series on the same basis, or one of them mixed, lie more than \(Threshold.series)% of the smaller figure apart; "
        + "the furthest pair is named, once for each partner, period and flow",
      why: "a figure that is quoted depends on the series",
      mend: "nothing need be done; the order of series says which is shown"),
    RuleRow(
      .mirrorDiffer, .note,
      "the two sides' statistics of one flow lie more than \(Threshold.mirror)% of the smaller figure apart; the furthest "
        + "pair is named",
      why: "goods by way of third countries, and other prices at the border, are seen by one side only",
      mend: "nothing need be done; name the side when quoting the figure"),
    RuleRow(
      .yearJump, .warning,
      "a figure is \(Threshold.jump) times the one of the year before in its series or more, or \(Int(Threshold.spike)) times "
        + "those of the year before and the year after, or that much smaller, and all are above "
        + "\(Threshold.jumpFloor / 1_000_000) million US dollars",
      why: "a digit is missing or too many, or a unit was mistaken", mend: "compare the years with the source"),
    RuleRow(
      .seriesUnknown, .warning, "a series of trade figures is not described in the descriptor, which describes others",
      why: "readers see an id where the publisher should stand, and the order of series does not know it",
      mend: "describe it under entente.series in datapackage.json, or correct the id"),
    RuleRow(
      .preferenceUnknown, .warning, "the order of series names one that the descriptor does not describe",
      why: "it is a slip, and the series that was meant comes last",
      mend: "correct the id in entente.series_preference, or describe the series"),
    RuleRow(
      .economyDiffer, .note,
      "sources lie more than \(Threshold.economy)% of the smaller figure apart on a figure of the home country for one "
        + "period; the furthest pair is named",
      why: "statistics are revised, and a quoted figure depends on the edition",
      mend: "nothing need be done; name the source when quoting the figure"),
  ]
}
