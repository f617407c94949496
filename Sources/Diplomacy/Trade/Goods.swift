/// The goods of a partner's trade in one year, and the investments on record.
package struct GoodsReport: Hashable, Sendable {
  package var partner: String
  package var partnerName: String
  /// The year that is told of; nil when no good is on record.
  package var year: Int?
  /// The years of which any good is on record, ascending.
  package var years: [Int]
  /// Exports, then imports; a flow without a figure of any good is left out.
  package var flows: [GoodsFlow]
  /// Goods that sources name without a figure.
  package var named: [Fact]
  /// Stocks and flows of investment, the latest first.
  package var investments: [Fact]
  /// All documents named by any of the rows, by id.
  package var sources: [String: Source]

  package init(
    partner: String, partnerName: String, year: Int?, years: [Int], flows: [GoodsFlow], named: [Fact],
    investments: [Fact], sources: [String: Source]
  ) {
    self.partner = partner
    self.partnerName = partnerName
    self.year = year
    self.years = years
    self.flows = flows
    self.named = named
    self.investments = investments
    self.sources = sources
  }
}

/// The goods of one flow, as one series counts them in one classification.
package struct GoodsFlow: Hashable, Sendable {
  package var flow: Flow
  package var series: String
  package var classification: String
  /// The largest first.
  package var goods: [Good]
  /// The whole flow as the same series states it, of which the goods are a part; nil where it states none.
  package var total: Int?
  /// Other counts of the same flow and year.
  package var others: [Other]

  /// Another series or classification that counts goods of the flow.
  package struct Other: Hashable, Sendable {
    package var series: String
    package var classification: String
    package var goods: Int

    package init(series: String, classification: String, goods: Int) {
      self.series = series
      self.classification = classification
      self.goods = goods
    }
  }

  package init(
    flow: Flow, series: String, classification: String, goods: [Good], total: Int?, others: [Other] = []
  ) {
    self.flow = flow
    self.series = series
    self.classification = classification
    self.goods = goods
    self.total = total
    self.others = others
  }

  /// The sum of the goods in US dollars.
  package var sum: Int { goods.reduce(0) { $0 + $1.value } }

  /// What shares are counted of: the whole flow where the goods do not exceed it, else their sum.
  package var whole: Int { total.map { max($0, sum) } ?? sum }
}

/// One good with its amount.
package struct Good: Hashable, Sendable {
  package var fact: Fact
  package var label: String
  /// Whole US dollars.
  package var value: Int

  package init(fact: Fact, label: String, value: Int) {
    self.fact = fact
    self.label = label
    self.value = value
  }
}
