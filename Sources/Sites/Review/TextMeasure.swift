// SPDX-License-Identifier: Apache-2.0

/// The formula for reading ease of a language: 100 for the easiest texts, 0 for the hardest. It counts, and understands nothing:
/// it says which texts to look at, not which are good.
struct ReadingFormula: Sendable {
  private let base: Double
  private let perWord: Double
  private let perSyllable: Double

  /// Nil for languages without a formula here.
  init?(language: String) {
    switch language.prefix(while: { $0 != "-" }).lowercased() {
    // Flesch 1948.
    case "en": (base, perWord, perSyllable) = (206.835, 1.015, 84.6)
    // Amstad 1978.
    case "de": (base, perWord, perSyllable) = (180, 1, 58.5)
    // Kandel and Moles 1958.
    case "fr": (base, perWord, perSyllable) = (207, 1.015, 73.6)
    // Fernández Huerta 1959.
    case "es": (base, perWord, perSyllable) = (206.84, 1.02, 60)
    default: return nil
    }
  }

  func score(words: Int, sentences: Int, syllables: Int) -> Int {
    let score =
      base - perWord * Double(words) / Double(max(sentences, 1)) - perSyllable * Double(syllables)
      / Double(max(words, 1))
    return Int(min(max(score, 0), 100).rounded())
  }
}

/// The words of a text, its sentences and its syllables, as far as letters show them.
struct TextMeasure: Sendable {
  private(set) var language = ""
  private(set) var words = 0
  private(set) var sentences = 0
  private(set) var syllables = 0

  /// Fewer words say nothing of how a text reads.
  private static let leastWords = 100

  init() {}

  /// Of rendered prose: what is in paragraphs and items counts, and so do headings and cells as words, not as sentences.
  init(ofHTML html: ArraySlice<UInt8>, language: String) {
    self.language = language
    var isInTag = false
    var text: [UInt8] = []
    for byte in html {
      switch byte {
      case UInt8(ascii: "<"):
        isInTag = true
        text.append(0x20)
      case UInt8(ascii: ">") where isInTag: isInTag = false
      default: if !isInTag { text.append(byte) }
      }
    }
    count(String(decoding: text, as: UTF8.self))
  }

  private mutating func count(_ text: String) {
    let isEnglish = language.prefix(while: { $0 != "-" }).lowercased() == "en"
    for part in text.split(whereSeparator: \.isWhitespace) {
      let letters = part.filter(\.isLetter)
      if !letters.isEmpty || part.contains(where: \.isNumber) {
        words += 1
        syllables += Self.syllables(letters, isEnglish)
      }
      if let last = part.last(where: { !")]”’\"'»".contains($0) }), ".!?…。".contains(last), part.count > 2 {
        sentences += 1
      }
    }
  }

  /// Groups of vowels; in English, not an `e` at the end, but for `-le`.
  private static func syllables(_ word: String, _ isEnglish: Bool) -> Int {
    let letters = Array(word.lowercased())
    var count = 0
    var wasVowel = false
    for letter in letters {
      let isVowel = "aeiouyäöüáéíóúàèìòùâêîôûëïæœå".contains(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    if isEnglish, letters.count > 2, letters.last == "e", count > 1, !(letters.suffix(2) == ["l", "e"]) { count -= 1 }
    return max(count, 1)
  }

  mutating func add(_ other: TextMeasure) {
    language = other.language
    words += other.words
    sentences += other.sentences
    syllables += other.syllables
  }

  /// Nil where no formula is known, or there are too few words.
  var score: Int? {
    guard words >= Self.leastWords else { return nil }
    return ReadingFormula(language: language)?.score(words: words, sentences: sentences, syllables: syllables)
  }
}
