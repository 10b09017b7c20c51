// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Rule {
  package static let noContent = Rule("no-content", .error, "a source is a folder that contains a folder `content`")
  package static let misplacedSettings = Rule(
    "misplaced-settings", .error, isFixed: false, "the settings of a site are in `content/site.yml` and nowhere else")
  package static let fixedRule = Rule(
    "fixed-rule", .error,
    "`rules` changes only what a site can decide for itself: what is published stays safe and whole")
  package static let missingWord = Rule(
    "missing-word", .error, "the words of the interface are complete for the site's language")
  package static let unknownWord = Rule(
    "unknown-word", .error, "the words in `templates/words/` are those that pages, kinds and fields ask for")
  package static let emptyWord = Rule("empty-word", .error, "every word of the interface has a text")
  package static let wordPlaces = Rule(
    "word-places", .error, "a sentence of the interface has the places of the theme's, and no others")
  package static let wordForms = Rule(
    "word-forms", .error, "a sentence with a number has a form for each kind of number of its language (CLDR)")
  package static let unknownTemplate = Rule("unknown-template", .error, "`template` names a template of the theme")
  package static let unusedFile = Rule("unused-file", .warning, "each file in `templates/` is used")
  package static let unusedContent = Rule(
    "unused-content", .warning, "each file in `content/` is a text, or a text uses it")
  package static let unknownSection = Rule(
    "unknown-section", .error, "`navigation`, `take-part`, `footer` and `chapters` name folders or items of the content"
  )
  package static let wrongChapter = Rule(
    "wrong-chapter", .error, "`chapters` names texts that are not in the plan yet, each once")
  package static let lowContrast = Rule(
    "low-contrast", .error, "the accent can be read on the page in both schemes: 4.5 : 1 (WCAG 2.2, 1.4.3)")
  package static let contradictoryStatement = Rule(
    "contradictory-statement", .error,
    "an accessibility statement names limitations where it does not claim full conformance, and only there")
  package static let pageWeight = Rule(
    "page-weight", .warning, "pages weigh no more than `page-weight` in `site.yml` allows")
  package static let doubledAddress = Rule("doubled-address", .error, "every page has an address of its own")
  package static let addressCase = Rule(
    "address-case", .error, isFixed: false,
    "addresses differ in more than upper and lower case, which some hosts do not distinguish")
  package static let lostAddress = Rule(
    // It turns up when the site is published already.
    "lost-address", .warning, "an address that was published goes on leading to a page")
  package static let longAddress = Rule(
    "long-address", .error, "every name in an address takes at most 255 bytes, which file systems store")
  package static let unportableName = Rule(
    "unportable-name", .warning, "every name in an address can be stored on other systems, too")
  package static let sharedTag = Rule("shared-tag", .warning, "tags that differ have addresses that differ")
  package static let foreignFile = Rule(
    "foreign-file", .error, "files in the output that an earlier build did not write are never overwritten")
  package static let unreadableImage = Rule(
    "unreadable-image", .warning, "the size of an image can be read, so that a page does not jump while it loads")
  package static let damagedDrawing = Rule(
    "damaged-drawing", .error, "an SVG can be read, so that it can be checked for scripts")
  package static let activeDrawing = Rule(
    "active-drawing", .warning, isFixed: false,
    "an SVG runs no script and loads nothing; it is published without what would")
  package static let activeFile = Rule(
    "active-file", .warning, "downloads are only read, and run neither scripts nor programs")
  package static let damagedCache = Rule(
    "damaged-cache", .note, "what an earlier build kept in `.planpress/` is whole; it is rebuilt where it is not")
  package static let noTypst = Rule(
    "no-typst", .error, "the program Typst is there where `pdf: true` or `goal-pdfs: true` asks for it")
  package static let failedDocument = Rule(
    "failed-document", .error, "the documents that the site asks for can be set by Typst")
  package static let documentTypeface = Rule(
    "document-typeface", .warning, "a document in Arabic letters has a typeface that is made for reading them")
}

package let siteRules: [Rule] = [
  .noContent, .misplacedSettings, .fixedRule, .missingWord, .unknownWord, .emptyWord, .wordPlaces, .wordForms,
  .unknownTemplate, .unusedFile, .unusedContent, .unknownSection, .wrongChapter, .lowContrast,
  .contradictoryStatement, .doubledAddress, .addressCase, .longAddress, .unportableName, .sharedTag, .lostAddress,
  .pageWeight, .foreignFile, .unreadableImage, .damagedDrawing, .activeDrawing, .activeFile, .damagedCache, .noTypst,
  .failedDocument, .documentTypeface,
]
