/// The table of `docs/saved-views.md`, made from the table of settings.
package enum ViewsDocument {
  private static let start = "<!-- settings: made by make golden -->"
  private static let end = "<!-- end of settings -->"

  /// The page with the table in its place.
  package static func placed(in page: String) -> String {
    guard let first = page.firstRange(of: start), let last = page.firstRange(of: end) else { return page }
    return page[..<first.upperBound] + "\n\n" + table + "\n" + page[last.lowerBound...]
  }

  private static var table: String {
    var text = "| setting | sets | values |\n| --- | --- | --- |\n"
    text += "| `title` | what the view is called in lists | any words |\n"
    for setting in ViewSetting.allCases {
      let values = setting.values.map { "`\($0)`" }.joined(separator: ", ")
      text += "| `\(setting.rawValue)` | \(setting.summary) | \(values) |\n"
    }
    return text
  }
}
