/// A reckoning that the program makes over visits. `table` says in plain words what each counts and what it leaves out.
package enum Reckoning: String, CaseIterable, Sendable {
  case owed
  case owedToUs = "owed-to-us"
  case silences
  case lastVisits = "last-visits"
  case reciprocity
  case intensity
  case firstDestinations = "first-destinations"
}

/// A row of the table of reckonings: pages, commands and docs/reckoning.md are made from it.
package struct ReckoningRow: Hashable, Sendable {
  package var reckoning: Reckoning
  package var title: String
  /// What it tells, in one sentence.
  package var definition: String
  /// What counts.
  package var counts: String
  /// What does not count, and what is done where the dossier cannot tell.
  package var leavesOut: String
}

extension Reckoning {
  /// The one table of definitions.
  package static let table: [ReckoningRow] = [
    ReckoningRow(
      reckoning: .owed, title: "Visits we owe",
      definition: "A state's visits here that have not been answered by a visit of ours there.",
      counts:
        "State, official and working visits, and visits of unknown kind. A visit is answered by a later one the other "
        + "way at the same level or a higher one; at the top level whoever travels answers. A visit is at the level of "
        + "the highest who travelled. Where several are unanswered the oldest and the latest are named.",
      leavesOut:
        "Summits, events and transits make no debt and pay none. Organisations and territories owe nothing and are owed "
        + "nothing. Where the dates cannot tell which of two visits came first, the line says undecided."),
    ReckoningRow(
      reckoning: .owedToUs, title: "Visits owed to us",
      definition: "Our visits to a state that have not been answered by a visit of theirs here.",
      counts: "The same as for the visits that we owe, with the directions exchanged.",
      leavesOut: "The same as for the visits that we owe."),
    ReckoningRow(
      reckoning: .silences, title: "Longest silences",
      definition: "The time since the last visit at the top level in either direction, by tier.",
      counts:
        "Visits of any kind that were held, from their first day. A silence is overdue after \(SilenceRule.words).",
      leavesOut:
        "A state without such a visit on record has no length: none on record is not the same as none ever. Speakers, "
        + "ministers, consorts and deputies do not break a silence at the top. Organisations and territories are left "
        + "out."),
    ReckoningRow(
      reckoning: .lastVisits, title: "Last visit each way",
      definition: "With each partner and at each level, the last visit of ours there and of theirs here.",
      counts:
        "Visits of any kind that were held, at the level of the office that the traveller held on the first day. "
        + "Somebody in two offices counts at both levels.",
      leavesOut:
        "Visits whose travellers are not named, or whose office on that day is not on record, are at no level. Levels "
        + "without a visit either way are not listed."),
    ReckoningRow(
      reckoning: .reciprocity, title: "Reciprocity",
      definition: "How many visits went there and came here, and which share of them was ours.",
      counts: "Every visit held, at the top level and at every level. The share stands with the number it rests on.",
      leavesOut:
        "Planned and cancelled visits. No share is given for fewer than \(Reciprocity.fewest) visits: it would only say "
        + "that there are few."),
    ReckoningRow(
      reckoning: .intensity, title: "Intensity by year",
      definition: "How many visits there were in each year, each way, and with how many partners.",
      counts: "Visits held, in the year of their first day; one across New Year counts once.",
      leavesOut: "A year without a visit on record is left out, since a dossier need not have looked into it."),
    ReckoningRow(
      reckoning: .firstDestinations, title: "First destinations",
      definition:
        "Where each of our leaders went first, as far as is on record, after taking an office at the top level or that "
        + "of speaker.",
      counts:
        "The first visit there that began on the day the office was taken or later, while it was held; and the first "
        + "that was neither summit, event nor transit.",
      leavesOut:
        "Offices whose beginning is not on record. A dossier that has not looked into those years may lack an earlier "
        + "visit. Where the beginning is known to the year only, visits of that "
        + "year are taken to be after it, and the line says about."),
  ]

  /// What holds for all of them.
  package static let commonRules = [
    "A visit counts once, on its first day, however many days it lasts; one on that day or before the as-of date counts.",
    "Planned and cancelled visits do not count.",
    "A visit that sources tell differently counts once, as it is shown, after ≠; one of low confidence counts, after ?.",
    "A visit known to the month or the year stands at the first day that this can mean.",
    "A visit without any date counts nowhere; how many there are is said below the lines.",
    "A row without a direction is not read at all: entente check names it.",
  ]

  package var row: ReckoningRow {
    Self.table.first { $0.reckoning == self }
      ?? ReckoningRow(reckoning: self, title: rawValue, definition: "", counts: "", leavesOut: "")
  }
}
