// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Rule {
  // MARK: The language

  static let templateEncoding = Rule(
    "template-encoding", .error, "a template is text in UTF-8 without NUL bytes")
  static let unclosedTag = Rule(
    "template-unclosed-tag", .error,
    "a tag that begins with `{{` ends with `}}`, and one that begins with `{{{` ends with `}}}`")
  static let badTag = Rule(
    "template-bad-tag", .error, "a tag contains one name, whose parts are separated by single dots")
  static let delimiterTag = Rule(
    "template-delimiters", .error, "templates do not change their delimiters: `{{=` is not supported")
  static let unmatchedClose = Rule(
    "template-unmatched-close", .error, "a closing tag closes the section or block that was opened last")
  static let unclosedSection = Rule(
    "template-unclosed-section", .error, "every section, block and parent is closed in the same file")
  static let nestedTooDeep = Rule(
    "template-too-deep", .error, "sections, blocks and partials are nested to a limited depth")
  static let ignoredText = Rule(
    "template-ignored-text", .warning, "text in a parent is in one of its blocks, since the rest is not printed")

  // MARK: Templates that use each other

  static let repeatedTemplate = Rule(
    "template-repeated", .error, "two templates do not have the same name")
  static let missingTemplate = Rule(
    "template-missing", .error, "every kind of page has its template")
  static let emptyTemplate = Rule(
    "template-empty", .error, "a template that pages are printed with prints something")
  static let unusedTemplate = Rule(
    "template-unused", .warning, "a template of one's own is used: by a page, by an item, or by another template")
  static let unknownTemplate = Rule(
    "template-unknown-partial", .error, "a partial or parent names a template that exists")
  static let unknownBlock = Rule(
    "template-unknown-block", .error, "a block written for a parent replaces a block that the parent has")
  static let repeatedBlock = Rule(
    "template-repeated-block", .error, "a block of a parent is replaced once")
  static let endless = Rule(
    "template-endless", .error, "a template that includes itself goes one level down the data each time, and so ends")
  static let tooLarge = Rule(
    "template-too-large", .error, "templates with all that they include stay within a limit")
  static let recursionLimit = Rule(
    "template-recursion-limit", .error, "a template that includes itself does so to a limited depth")

  // MARK: Names

  static let unknownName = Rule(
    "template-unknown-name", .error, "a name in a template is a field of the view that the template prints")
  static let unknownWord = Rule(
    "template-unknown-word", .error, "a name that begins with `words.` is one of the texts of the interface")
  static let unfilledPlace = Rule(
    "template-unfilled-place", .error, "every place of a text of the interface is filled")
  static let wrongUse = Rule(
    "template-wrong-use", .error,
    "a field is used by its type: text in `{{ }}`, HTML in `{{{ }}}`, flags, records and lists as sections")

  // MARK: Places

  static let unsafePlace = Rule(
    "template-unsafe-place", .error,
    "a value is printed in the text of the page or in a quoted attribute, where it can be escaped")
  static let addressPlace = Rule(
    "template-address-place", .error,
    "an attribute such as `href` takes an address and no other value; an address is in one of these or in text")
  static let htmlPlace = Rule(
    "template-html-place", .error, "HTML is printed in the text of the page only")
  static let brokenTag = Rule(
    "template-broken-tag", .error, "tags of HTML are well formed, whichever sections are printed")
  static let unevenSection = Rule(
    "template-uneven-section", .error,
    "a section begins and ends at the same place of the HTML, so that the page is well formed with it and without")
}

extension Rule {
  package static let deadTemplateLink = Rule(
    "template-dead-link", .error, "a link `plan:…` in a template leads to an item or a folder that is published")
}

/// All rules of this module, for the reference page.
package let templateRules: [Rule] = [
  .templateEncoding, .unclosedTag, .badTag, .delimiterTag, .unmatchedClose, .unclosedSection, .nestedTooDeep,
  .ignoredText, .repeatedTemplate, .missingTemplate, .emptyTemplate, .unusedTemplate, .unknownTemplate, .unknownBlock,
  .repeatedBlock, .endless,
  .tooLarge, .recursionLimit, .unknownName, .unknownWord, .unfilledPlace, .wrongUse, .unsafePlace, .addressPlace,
  .htmlPlace,
  .brokenTag, .unevenSection, .deadTemplateLink,
]
