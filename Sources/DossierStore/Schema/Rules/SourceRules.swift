internal import Diplomacy

extension Rule {
  /// Sources, how far they are trusted, and rows that are readings of each other.
  static let sources: [RuleRow] = [
    RuleRow(
      .sourceUnused, .warning, "no row names the source",
      why: "either a fact lost its source, or the source was added and never used",
      mend: "name it where it is used, or remove it"),
    RuleRow(
      .sourceIncomplete, .warning, "a source has neither a publisher nor an address",
      why: "nobody can find the document by its title alone", mend: "fill in the publisher, the address, or both"),
    RuleRow(
      .addressInvalid, .warning, "an address is not one of the web (http or https)",
      why: "it cannot be opened, and may be a slip in pasting", mend: "write the whole address, starting with https://"),
    RuleRow(
      .confidenceUnverified, .warning,
      "a row rests on the source “\(Convention.unverified)” alone and its confidence is not low",
      why: "what nobody has looked up must not pass for more", mend: "write low, or name a document"),
    RuleRow(
      .readingBroken, .error, "reading_of names the row's own id",
      why: "a row cannot be another reading of itself",
      mend: "name the row that states the same thing otherwise, or leave it blank"),
    RuleRow(
      .readingMismatch, .error,
      "reading_of joins rows about different things: visits of other partners (or of one partner, in other directions) with "
        + "no traveller in common, milestones or exchanges of other partners, terms of other countries or offices, agreements "
        + "without a common partner, memberships of other bodies",
      why: "only one of the two is shown and counted, so the other fact vanishes",
      mend: "name the row that states the same thing otherwise, or leave it blank"),
    RuleRow(
      .readingsDiffer, .note, "a row is not shown because another reading of the same fact goes before it",
      why: "sources disagree, and a reader may want to know on what",
      mend: "if it should be the one that is shown, raise its confidence or name a better source"),
    RuleRow(
      .dateFar, .warning,
      "a visit, milestone, exchange, trade figure or agreement (proposed or signed) is dated more than \(Threshold.farYears) "
        + "years after the latest date of a source, or before \(Threshold.firstYear)",
      why: "a digit is wrong, and the row stands where nobody looks", mend: "correct the date"),
  ]
}
