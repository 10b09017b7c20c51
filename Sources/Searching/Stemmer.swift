// SPDX-License-Identifier: Apache-2.0

import CStemmer

/// Brings words of one language to their stems, by the rules of Snowball. Of one thread.
final class Stemmer {
  private let stemmer: OpaquePointer

  /// Nil for a language that Snowball has no rules for. `language` is a tag of BCP 47, such as `de-CH`.
  init?(_ language: String) {
    let primary = String(language.lowercased().prefix { $0 != "-" })
    let name = primary == "nb" || primary == "nn" ? "no" : primary
    guard name.utf8.count >= 2, name != "porter", let stemmer = sb_stemmer_new(name, nil) else { return nil }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// The stem of a word in lower case, in its accents; empty where there is no memory for it.
  func stem(_ word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let stem = sb_stemmer_stem(stemmer, word.baseAddress, Int32(word.count))
    return UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer)))
  }
}
