internal import Diplomacy

/// How tables and columns are called in front of people.
extension Table {
  /// A heading over rows of the table.
  var title: String {
    switch self {
    case .terms: "Offices held"
    case .exchanges: "Exchanges"
    case .trade: "Trade"
    case .commodities: "Goods traded"
    case .investments: "Investment"
    case .economy: "Economy"
    default: rawValue.capitalizedFirst
    }
  }

  /// The columns in which rows agree that speak of the same figure; nil for tables whose rows say so themselves, by
  /// `reading_of`.
  var claimColumns: [String]? {
    switch self {
    case .trade: ["partner", "period", "flow"]
    case .commodities: ["partner", "period", "flow", "label"]
    case .investments: ["partner", "as_of", "direction", "series"]
    case .economy: ["indicator", "period", "unit"]
    default: nil
    }
  }

  /// The column with the figure, in the tables of figures.
  var valueColumn: String? {
    switch self {
    case .trade, .commodities: "value_usd"
    case .investments: "registered_capital_usd"
    case .economy: "value"
    default: nil
    }
  }

  /// The columns that name a row for good.
  var keyNames: [String] { schema.keyColumns.map { schema.columns[$0].name } }
}

extension Column {
  /// The column's name in words: "Registered capital".
  var title: String {
    name.replacing("_usd", with: "").replacing("_", with: " ").capitalizedFirst
  }
}
