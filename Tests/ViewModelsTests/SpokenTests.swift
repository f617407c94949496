import Testing

@testable import ViewModels

/// Texts of the screen as they are read aloud.
@Suite struct SpokenTests {
  @Test(
    "Signs of the screen become words",
    arguments: [
      ("2023-12-12/2023-12-13", "2023-12-12 to 2023-12-13"),
      ("2022/2023", "2022 to 2023"),
      ("≈2020-05 → Hanoi · ≠1", "about 2020-05 to Hanoi, disputed 1"),
      // A slash that is none between dates stays.
      ("1/20235", "1/20235"), ("A/2023", "A/2023"), ("3/4", "3/4"),
    ])
  func plain(text: String, spoken: String) {
    #expect(Spoken.plain(text) == spoken)
  }

  @Test(
    "Units of amounts become words, letters elsewhere stay",
    arguments: [
      ("61.2B", "61.2 billion"), ("−3M", "minus 3 million"), ("5k, 1T", "5 thousand, 1 trillion"),
      ("4Bn", "4Bn"), ("B2", "B2"), ("12 M", "12 M"),
    ])
  func amounts(text: String, spoken: String) {
    #expect(Spoken.amounts(text) == spoken)
  }
}
