/// How many visits have each value of a field.
package struct FacetCounts: Hashable, Sendable {
  package struct Value: Hashable, Sendable {
    /// The value as a filter asks for it.
    package var value: String
    /// The value as it shows.
    package var title: String
    /// Said beside it in a quieter voice.
    package var detail: String
    package var count: Int

    package init(value: String, title: String, detail: String = "", count: Int) {
      self.value = value
      self.title = title
      self.detail = detail
      self.count = count
    }
  }

  /// In their own order where they have one, else most first.
  package var values: [Value]
  /// How many have no value.
  package var missing: Int
  package var total: Int

  package init(values: [Value], missing: Int, total: Int) {
    self.values = values
    self.missing = missing
    self.total = total
  }
}
