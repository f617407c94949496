internal import Diplomacy

extension Rule {
  static let people: [RuleRow] = [
    RuleRow(
      .coordinates, .error, "a latitude is not between -90 and 90, or a longitude not between -180 and 180",
      why: "the place is not on the globe; often the two are swapped", mend: "correct it, or swap the two"),
    RuleRow(
      .partnerIsHome, .error, "the partner of a row is the home country, or an agreement names no other",
      why: "relations have two sides, and the row is counted for neither", mend: "name the other side"),
    RuleRow(
      .nameDuplicate, .warning,
      "two leaders of one country, or two partners, have the same name but for accents and case",
      why: "they are probably one, whose visits are then counted apart",
      mend: "make them one id everywhere, or say in the note that they are two"),
    RuleRow(
      .termOverlap, .warning,
      "two people hold one top office, the speaker's chair or the foreign ministry of a country at once for more than "
        + "\(Threshold.handover) day, neither of them acting",
      why: "a date is wrong, a term was never ended, or one of them was acting",
      mend: "correct the start or the end, or mark the one who was acting"),
  ]

  static let visits: [RuleRow] = [
    RuleRow(
      .leaderSide, .warning,
      "a leader on the home side is not of the home country, or one on the partner's side not of the partner's (leaders "
        + "of third countries are met at summits and events, and speak for organisations)",
      why: "the visit is then counted for the wrong person, or the columns are swapped",
      mend: "move the leader to the other column, or correct the leader's country"),
    RuleRow(
      .outsideTerm, .warning,
      "every term of a travelling leader has a start, and none of them covers the days of the visit; said once, at the "
        + "leader's first term, where it is so of \(Threshold.outsideTerms) visits or more",
      why: "the visit is not counted at the rank at which it was made, or a date is wrong",
      mend: "correct the dates of the visit or of the term, or add the missing term"),
    RuleRow(
      .duplicateVisit, .warning,
      "two visits have the same partner, direction and traveller, and their days overlap or adjoin (visits known to the "
        + "year only are not compared)",
      why: "one visit is probably there twice, and counted twice",
      mend: "remove one, or join them with reading_of where sources differ"),
    RuleRow(
      .visitBeforeRelations, .warning,
      "a visit was held before relations with the partner were established; said once, at the milestone, where it is so "
        + "of several",
      why: "one of the dates is wrong, or there is a story to tell",
      mend: "correct one of the dates, or say in the note how it came about"),
    RuleRow(
      .visitLong, .warning, "a visit lasts longer than \(Threshold.longestVisit) days",
      why: "leaders do not stay away that long; the year or the month of one date is often wrong",
      mend: "correct one of the dates"),
  ]

  static let relations: [RuleRow] = [
    RuleRow(
      .tierMissing, .error, "a milestone of kind tier names no tier",
      why: "the partner is then counted in the tier that it held before", mend: "name the tier that was reached"),
    RuleRow(
      .tierLowered, .warning,
      "a tier is lower than the one held before, and relations were not suspended between them (sectoral partnerships "
        + "stand aside)",
      why: "partnerships are raised, and hardly ever lowered: a date or a tier is probably wrong",
      mend: "correct the tier or the date, or add the milestone that explains it"),
    RuleRow(
      .tierBeforeRelations, .warning,
      "a tier was reached before relations were established; said once, at the milestone, where it is so of several",
      why: "one of the dates is wrong", mend: "correct one of the dates"),
    RuleRow(
      .tierCount, .warning, or: .note,
      "a published count of partners in economy (special_partners, comprehensive_strategic_partners, strategic_partners, "
        + "comprehensive_partners, strategic_and_comprehensive_partners) is not what the milestones give on the last day "
        + "of its period (a note where the row's confidence is low); counts that are wrong alike are one finding",
      why: "a milestone is missing, misdated or at the wrong tier; the published count is the touchstone",
      mend: "find the partner that makes the difference, or say in the note who is counted otherwise"),
    RuleRow(
      .agreementUndated, .note, "an agreement is signed, in force or expired, and has no date at all",
      why: "it stands nowhere in time and is left out of every as-of date", mend: "add a date, if only the year"),
  ]
}
