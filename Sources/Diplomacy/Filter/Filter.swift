/// What a person asked to see: terms that must all hold. The same grammar serves panes, commands and saved views.
///
///     year:2019..2023 leader:"phạm minh chính" dir:out kind:state,official -status:cancelled free words
package struct Filter: Hashable, Sendable {
  /// One condition of a filter.
  package struct Term: Hashable, Sendable {
    /// Whether the term is negated (`-kind:state`).
    package var isNegated: Bool
    package var condition: Condition

    package init(_ condition: Condition, isNegated: Bool = false) {
      self.condition = condition
      self.isNegated = isNegated
    }
  }

  package enum Condition: Hashable, Sendable {
    /// A range of years, open where nil; at least one end is given, and the lower is not above the upper.
    case years(from: Int?, through: Int?)
    /// A field that equals or contains any of the values.
    case field(FilterField, [String])
    /// A column of a sheet, by its name, that has any of the values. Nothing but sheets has it.
    case column(String, [String])
    /// A free word or a quoted phrase, found anywhere in the row.
    case text(String)
  }

  package var terms: [Term]

  package init(terms: [Term] = []) {
    self.terms = terms
  }

  package var isEmpty: Bool { terms.isEmpty }

  /// The filter without the terms on one field.
  package func removing(_ field: FilterField) -> Filter {
    Filter(terms: terms.filter { $0.field != field })
  }

  /// The filter with the terms on the field replaced by this one.
  package func replacing(_ field: FilterField, with condition: Condition) -> Filter {
    Filter(terms: removing(field).terms + [Term(condition)])
  }

  /// The range of years asked for, when exactly one plain year term is there.
  package var years: (from: Int?, through: Int?)? {
    let found = terms.compactMap { term -> (Int?, Int?)? in
      guard case .years(let from, let through) = term.condition, !term.isNegated else { return nil }
      return (from, through)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The values of the first plain term on a field.
  package func values(of field: FilterField) -> [String] {
    for term in terms where !term.isNegated {
      if case .field(field, let values) = term.condition { return values }
    }
    return []
  }
}

extension Filter.Term {
  /// The field that the term is about; nil for free text.
  package var field: FilterField? {
    switch condition {
    case .years: .year
    case .field(let field, _): field
    case .column, .text: nil
    }
  }
}

extension Filter: CustomStringConvertible {
  /// The filter in its grammar; reading it gives the same filter.
  package var description: String {
    terms.map(\.description).joined(separator: " ")
  }
}

extension Filter.Term: CustomStringConvertible {
  package var description: String {
    (isNegated ? "-" : "") + condition.text
  }
}

extension Filter.Condition {
  fileprivate var text: String {
    switch self {
    case .years(let from, let through):
      if let from, from == through { return "year:\(from)" }
      return "year:\(from.map(String.init) ?? "")..\(through.map(String.init) ?? "")"
    case .field(let field, let values):
      return field.rawValue + ":" + values.map(Self.valueText).joined(separator: ",")
    case .column(let name, let values):
      return name + ":" + values.map(Self.valueText).joined(separator: ",")
    case .text(let text):
      return Self.quoted(text)
    }
  }

  /// A value after a colon: `=`, which asks for the whole value, stands before the quotation.
  private static func valueText(_ text: String) -> String {
    guard text.hasPrefix("="), text.count > 1 else { return quoted(text) }
    return "=" + quoted(String(text.dropFirst()))
  }

  /// The text as the grammar reads it back: in quotes where it has a space or a character of the grammar. A minus negates
  /// at the beginning only; inside, as in a date, it means itself.
  private static func quoted(_ text: String) -> String {
    let needsQuotes =
      text.isEmpty || "-!".contains(text[text.startIndex])
      || text.contains { $0.isWhitespace || ":,\"\\".contains($0) }
    guard needsQuotes else { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
