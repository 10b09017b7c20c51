// SPDX-License-Identifier: Apache-2.0

/// Whether a text is a well-formed language tag (RFC 5646, 2.1) such as `en`, `pt-BR` or `zh-Hant-TW`.
///
/// Languages of more than three letters are not valid: the RFC keeps them for later. The irregular tags that it
/// inherited, such as `i-klingon`, have better ones.
package func isLanguageTag(_ text: String) -> Bool {
  var subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
  guard subtags.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(isLetterOrDigit) }) else { return false }

  /// Takes up to `limit` subtags off the front.
  func take(_ limit: Int, where isWanted: (Substring.UTF8View) -> Bool) {
    for _ in 0..<limit {
      guard let first = subtags.first, isWanted(first) else { return }
      subtags.removeFirst()
    }
  }
  let count = subtags.count
  take(1) { (2...3).contains($0.count) && $0.allSatisfy(isLetter) }
  if subtags.count < count {
    take(3) { $0.count == 3 && $0.allSatisfy(isLetter) }
    take(1) { $0.count == 4 && $0.allSatisfy(isLetter) }
    take(1) { $0.count == 2 && $0.allSatisfy(isLetter) || $0.count == 3 && $0.allSatisfy(isDigit) }
    take(.max) { $0.count >= 5 || $0.count == 4 && $0.first.map(isDigit) == true }
  } else if !isPrivateUse(subtags.first) {
    return false
  }
  // Extensions, and what is for private use: single characters, each followed by subtags of its own.
  while let singleton = subtags.popFirst() {
    guard singleton.count == 1 else { return false }
    let rest = subtags.count
    if isPrivateUse(singleton) { return rest > 0 }
    take(.max) { $0.count > 1 }
    if subtags.count == rest { return false }
  }
  return true
}

private func isPrivateUse(_ subtag: Substring.UTF8View?) -> Bool {
  subtag?.count == 1 && (subtag?.first == UInt8(ascii: "x") || subtag?.first == UInt8(ascii: "X"))
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

/// The tag that someone may have meant who wrote the name of a language, or `en_GB`.
func likelyLanguageTag(for text: String) -> String? {
  let tag = languageTags[text.lowercased()] ?? text.replacing("_", with: "-")
  return isLanguageTag(tag) ? tag : nil
}

/// What languages are called, in English and by themselves, for those who write the name.
private let languageTags: [String: String] = [
  "arabic": "ar", "العربية": "ar", "chinese": "zh", "中文": "zh", "czech": "cs", "čeština": "cs", "danish": "da",
  "dansk": "da", "dutch": "nl", "nederlands": "nl", "english": "en", "finnish": "fi", "suomi": "fi", "french": "fr",
  "français": "fr", "german": "de", "deutsch": "de", "greek": "el", "ελληνικά": "el", "hungarian": "hu", "magyar": "hu",
  "irish": "ga", "gaeilge": "ga", "italian": "it", "italiano": "it", "japanese": "ja", "日本語": "ja", "korean": "ko",
  "한국어": "ko", "norwegian": "no", "norsk": "no", "polish": "pl", "polski": "pl", "portuguese": "pt", "português": "pt",
  "romanian": "ro", "română": "ro", "russian": "ru", "русский": "ru", "spanish": "es", "español": "es", "swedish": "sv",
  "svenska": "sv", "turkish": "tr", "türkçe": "tr", "ukrainian": "uk", "українська": "uk", "welsh": "cy",
  "cymraeg": "cy",
]
