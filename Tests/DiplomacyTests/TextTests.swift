import Diplomacy
import Testing

@Suite struct SearchTextTests {
  @Test(arguments: [
    ("Nguyễn Phú Trọng", "nguyen phu trong"), ("Đặng Đình", "dang dinh"), ("Erdoğan", "erdogan"),
    ("Łódź Ørsted", "lodz orsted"),
    ("Nguye\u{302}\u{303}n", "nguyen"), ("习近平", "习近平"), ("ПУТИН", "путин"), ("", ""), ("İstanbul ẞ", "istanbul s"),
  ])
  func folding(text: String, folded: String) {
    #expect(SearchText.fold(text) == folded)
    #expect(SearchText.fold(folded) == folded, "folding twice changes nothing")
  }

  @Test func everyVietnameseLetterIsFoldedToItsBase() {
    let letters: [(String, String)] = [
      ("a", "àáảãạăằắẳẵặâầấẩẫậ"), ("e", "èéẻẽẹêềếểễệ"), ("i", "ìíỉĩị"), ("o", "òóỏõọôồốổỗộơờớởỡợ"),
      ("u", "ùúủũụưừứửữự"),
      ("y", "ỳýỷỹỵ"), ("d", "đ"),
    ]
    for (base, accented) in letters {
      for letter in accented {
        #expect(SearchText.fold(String(letter)) == base)
        #expect(SearchText.fold(letter.uppercased()) == base)
        #expect(SearchText.hasAccent(String(letter)))
      }
    }
    #expect(!SearchText.hasAccent("plain 123 中"))
  }
}

@Suite struct FuzzyQueryTests {
  @Test(arguments: [
    ("nguyen phu", "Nguyễn Phú Trọng", true), ("trong nguyen", "Nguyễn Phú Trọng", true),
    ("npt", "Nguyễn Phú Trọng", true),
    ("nguyễn", "Nguyen Phu Trong", false), ("trọng", "Nguyễn Phú Trọng", true), ("trong", "Nguyễn Phú Trọng", true),
    ("xyz", "Nguyễn Phú Trọng", false), ("", "anything", true),
  ])
  func matching(query: String, candidate: String, isFound: Bool) {
    #expect((FuzzyQuery(query).score(candidate) != nil) == isFound)
  }

  @Test func theStartCountsMost() {
    func score(_ candidate: String) -> Int { FuzzyQuery("lam").score(candidate) ?? -1 }
    #expect(score("Lam To") > score("To Lam"))
    #expect(score("To Lam") > score("Aklama"))
    #expect(score("Aklama") > score("Xi"))
  }
}
