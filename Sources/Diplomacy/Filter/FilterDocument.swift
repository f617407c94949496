/// The tables of `docs/filter-grammar.md`, made from the table of fields.
package enum FilterDocument {
  package static var markdown: String {
    var text = """
      # The filter grammar

      One grammar everywhere: in the panes (`/`), in the commands (`--filter`), in saved views and in tests. While you type,
      a list above the prompt offers fields and values; Tab puts one in. The table of fields is made
      from `Sources/Diplomacy/Filter/FilterField.swift` by `make golden`; do not edit.

          year:2019..2023 leader:"phạm minh chính" dir:out kind:state,official -status:cancelled free words

      - Terms are separated by blanks and must **all** hold.
      - `field:value` asks for a field; several values separated by commas mean **any** of them.
      - A word without a field is searched everywhere in the row; words in quotes are searched as a phrase.
      - `-` or `!` before a term leaves out what matches it.
      - Plain letters match accented ones (`nguyen` finds Nguyễn, `dang` Đặng); a letter typed **with** its accent matches
        only that letter (`phú` does not find Phu).
      - Quote a value that has a blank, a comma or a colon; inside quotes, `\\"` is a quotation mark.
      - Years are `2023`, `2019..2023`, `2019..` or `..2023`. A visit across New Year matches both years and counts once.
      - `field:=value` asks for the whole value and no less: `place:=Hà Nội`, `leader:="Tô Lâm"`. The facets (`f`) write it so.
      - A mistake is marked under the text with what to write instead, and the list stays as it was.

      | field | also | keeps | example |
      | --- | --- | --- | --- |

      """
    for field in FilterField.allCases {
      let aliases = field.aliases.map { "`\($0)`" }.joined(separator: " ")
      text += "| `\(field.rawValue)` | \(aliases) | \(field.summary) | `\(field.example)` |\n"
    }
    return text + """

      On partners, `year` is the year in which the present tier was reached (else in which relations began), `place` the
      capital, `kind` is state, territory or organisation, `confidence` is the lower of that of the row and of the step to its tier, and
      `has:conflict` asks for a date or a trade figure in dispute; `leader`, `dir`, `status` and `rank` belong to visits and match
      no partner.

      In a table (leaders, agreements, memberships, documents) every column is a field: those of the table above where there
      is one (`kind:treaty`, `status:in_force`, `partner:CHN`), else its own name (`area:investment`, `office:president`). Numbers
      take `made:5`, `made:5..9`, `made:10..` and `made:10..<20`, dates a year, a month or a range of them
      (`signed:2012..2016`), yes and no `held:yes`. `has:signed` keeps rows in which the column is filled, `-has:signed` those in
      which it is not. `year:` asks for any date of the row.

      In a search every field holds for visits. Other facts have `year` (that of their date; what has not ended goes on to the
      as-of date), `partner`, `tier` and `region` (of every partner that they are about), `source`, `confidence`, `has:note` and
      `has:conflict`; the other fields match none of them.

      """
  }
}
