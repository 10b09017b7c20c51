// SPDX-License-Identifier: Apache-2.0

import Sites
import TestSupport
import Testing
import Theme

/// Typst brings no typeface with Arabic letters that is for texts, and says nothing of it.
@Suite struct DocumentTypefaceTests {
  @Test(arguments: [
    ("fa", true), ("ur-PK", true), ("pa-Arab", true), ("az-Latn", false), ("he", false), ("de", false),
  ])
  func arabicLettersAskForATypeface(language: String, isAsked: Bool) throws {
    #expect(try rulesOfDocument(in: language).contains("document-typeface") == isAsked)
    #expect(try !rulesOfDocument(in: language, typeface: "Amiri-Regular.ttf").contains("document-typeface"))
    // Browsers read it, and Typst does not.
    #expect(try rulesOfDocument(in: language, typeface: "amiri.woff2").contains("document-typeface") == isAsked)
  }

  @Test func whoeverAsksForNoDocumentIsNotAsked() throws {
    #expect(try !rulesOfDocument(in: "fa", settings: "").contains("document-typeface"))
  }
}

/// What is reported of a plan with a document, where there is no Typst.
func rulesOfDocument(
  in language: String, typeface: String? = nil, settings: String = "pdf: true\n"
) throws -> Set<String> {
  let words = try #require(Theme.files.first { $0.path == "words/en.yml" })
  let site = try TemporaryFolder([
    "content/site.yml": "\(settings)language: \(language)\n",
    "content/plan.md": "---\nkind: plan\nid: p\ntitle: P\n---\n",
  ])
  try site.write("templates/words/\(language).yml", Array(words.bytes))
  if let typeface { try site.write("templates/assets/\(typeface)", "a typeface") }
  let result = try build(site.path, to: site.path + "/out") { $0.documents = DocumentRequest(environment: [:]) }
  return rules(result)
}
