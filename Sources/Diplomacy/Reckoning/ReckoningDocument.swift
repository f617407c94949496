/// `docs/reckoning.md`, made from the table of definitions so that it cannot drift.
package enum ReckoningDocument {
  package static var markdown: String {
    var text = """
      # Reckoning

      Made from the table of definitions (`Sources/Diplomacy/Reckoning/Reckoning.swift`) by `make golden`; do not edit.
      `0` lists the reckonings in the program; on the page of one, `i` shows what it counts, Enter the visits behind a
      line. `entente reckoning NAME` writes the same. Why these rules: decisions [4](decisions/0004-top-level-visits.md)
      and [13](decisions/0013-visits-owed.md).

      """
    for row in Reckoning.table {
      text += """

        ## \(row.title)

        \(row.definition) (`entente reckoning \(row.reckoning.rawValue)`)

        - **Counts:** \(row.counts)
        - **Leaves out:** \(row.leavesOut)

        """
    }
    return text + "\n## For all of them\n\n" + Reckoning.commonRules.map { "- \($0)\n" }.joined()
  }
}
