internal import Diplomacy

extension Rule {
  /// Seen while a file is read, row by row.
  static let file: [RuleRow] = [
    RuleRow(
      .schema, .error, or: .warning,
      "a file or column that is needed is missing, the descriptor cannot be read or has an unknown key, or a column is "
        + "unknown or there twice",
      why:
        "without a needed column no row can be used, and checks that need it are not made; what is unknown is not read",
      mend: "add what is missing, and rename or remove what is not known"),
    RuleRow(
      .csv, .error, or: .warning,
      "a quotation mark is not closed, text follows one, the number of cells is wrong, the text is not UTF-8, a cell is "
        + "longer than 1 MiB, or the cells of the file are not separated by commas",
      why:
        "the row's cells cannot be told apart, so it is left out; a quotation mark in a cell without quotes is read as it stands",
      mend: "put quotes around cells with a comma or a quotation mark, double those inside, and save as UTF-8"),
    RuleRow(
      .valueMissing, .error, "a needed cell is blank", why: "without it the row says nothing; it is left out",
      mend: "fill it in"),
    RuleRow(
      .valueUnknown, .warning, or: .error,
      "a word is not in the list for its column, or a rank in the descriptor's list is unknown",
      why: "it is read as other, none or medium; where nothing can stand in, the row is left out",
      mend: "use a word of the list"),
    RuleRow(
      .numberInvalid, .error,
      "a number cannot be read, or an amount is negative, has separators or is more than \(grouped(ColumnType.largestAmount))",
      why: "the cell is read as blank; if it is needed, the row is left out",
      mend: "write digits only, such as 4600000000 or 21.03"),
    RuleRow(
      .dateInvalid, .error, "a date is not EDTF, or the calendar does not have it",
      why: "the cell is read as blank; if it is needed, the row is left out",
      mend: "write 2025, 2025-08, 2025-08-18 or 2025-08-18/2025-08-22"),
    RuleRow(
      .dateReversed, .error,
      "something ends before it starts, or an agreement is signed before it is proposed, in force before it is signed, or "
        + "expires before either",
      why: "one of the two dates is wrong", mend: "correct one of the two dates"),
    RuleRow(
      .duplicateKey, .error, "the key occurred before in the file",
      why: "rows are named by their key; the second is left out", mend: "give the row its own key, or remove it"),
    RuleRow(
      .referenceMissing, .error,
      "an id is not in its table, said once for each id and column; or the home country of the descriptor is no partner",
      why: "the row stays, and the id is shown where a name should be", mend: "correct the id, or add the row it names"),
    RuleRow(
      .noSource, .error, or: .warning, "a fact names no source (a partner or leader without one is a warning)",
      why: "a fact that nobody can look up cannot be defended", mend: "name the id of a row of sources"),
    RuleRow(
      .controlCharacters, .warning,
      "text has terminal escapes, marks that turn the direction of writing, or the like",
      why: "they steer a terminal or hide text; they are shown as �", mend: "remove them"),
    RuleRow(
      .invisibleCharacters, .warning,
      "text has characters without width where no script needs them, or a cell that is no prose has a space that is none",
      why: "two ids that look alike are then two; such characters are left out when the text is read",
      mend: "remove them"),
    RuleRow(
      .notComposed, .warning, "an accent is written as a separate mark (NFD)",
      why: "the same name then has two spellings; other programs do not find it",
      mend: "save the text in composed form (NFC)"),
  ]
}
