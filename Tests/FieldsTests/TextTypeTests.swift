// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

@Suite struct TextTypeTests {
  @Test(arguments: [
    "https://example.org", "http://example.org/plan/", "https://example.org:8443/a?b=c#d", "https://münchen.example/",
    "http://[::1]/",
  ])
  func webAddresses(text: String) {
    #expect(isWebAddress(text))
  }

  @Test(arguments: [
    "", "example.org", "mailto:x@y.z", "ftp://example.org", "https://", "https:///path", "https://?q",
    "http:example.org",
    "https://exa mple.org", "https://example.org/<b>", "https://example.org/\"", "https://example.org/\n",
  ])
  func otherAddresses(text: String) {
    #expect(!isWebAddress(text))
  }

  /// Those of RFC 5646, appendix A, and some more.
  @Test(arguments: [
    "de", "fr", "ja", "EN", "yue", "zh-Hant", "sr-Cyrl", "zh-cmn-Hans-CN", "zh-yue-HK", "zh-Hans-CN", "sr-Latn-RS",
    "sl-rozaj", "sl-rozaj-biske", "sl-nedis", "de-CH-1901", "sl-IT-nedis", "hy-Latn-IT-arevela", "de-DE", "en-US",
    "es-419", "de-CH-x-phonebk", "az-Arab-x-AZE-derbend", "x-whatever", "qaa-Qaaa-QM-x-southern", "en-US-u-islamcal",
    "zh-CN-a-myext-x-private", "en-a-myext-b-another", "art-lojban",
  ])
  func languageTags(text: String) {
    #expect(isLanguageTag(text))
  }

  @Test(arguments: [
    "", "e", "English", "engl", "en_GB", "en-", "-en", "en--GB", "de-419-DE", "a-DE", "en-GB-oed", "en-a", "en-x",
    "en-a-b", "x", "de-Latn-Latn", "en-toolongsubtag", "dé", "en-GB ", "i-klingon", "en-US-1", "١٢",
  ])
  func otherLanguages(text: String) {
    #expect(!isLanguageTag(text))
  }
}
