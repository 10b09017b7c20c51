// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Rule {
  package static let rawHTML = Rule(
    "raw-html", .error, "HTML tags are not passed through; what they would do is written in Markdown")
  package static let unsafeLink = Rule(
    "unsafe-link", .error, "links are web addresses (http, https, mailto, tel) or relative paths")
  package static let remoteImage = Rule(
    "remote-image", .error, "images are beside the text, so that reading a page asks no other server for anything")
  package static let forbiddenCharacter = Rule(
    "forbidden-character", .error, "entities stand for characters that pages and feeds may contain")
  package static let undefinedReference = Rule(
    "undefined-reference", .error, isFixed: false,
    "a link or footnote by reference needs its definition in the same file")
  package static let brokenLink = Rule(
    "broken-link", .error, isFixed: false,
    "a link is written `[text](address)`, closed and without a blank between, and leads somewhere")
  package static let brokenTable = Rule(
    "broken-table", .error, isFixed: false,
    "rows of cells have a row of titles and a line such as `| --- | --- |` directly above them")
  package static let foreignMark = Rule(
    "foreign-mark", .error, isFixed: false,
    "marks of other tools mean nothing here, and readers would see them as they are")
  package static let strayMark = Rule(
    "stray-mark", .warning, "what looks like a mark is one, or is written with `\\` where the sign itself is meant")
  package static let unevenRow = Rule(
    "uneven-row", .error, isFixed: false,
    "a row has no more cells than the table has columns, and a blank line ends the table")
  package static let unusedNote = Rule("unused-note", .warning, "a footnote is marked in the text, or it is left out")
  package static let brokenList = Rule(
    "broken-list", .warning, "what belongs to an item begins under the item's first word")
  package static let accidentalMark = Rule(
    "accidental-mark", .warning, "a sign that is meant as such and would be a mark is written with `\\`")
  package static let unclosedCode = Rule(
    "unclosed-code", .warning, "a block of code ends with a line of the marks that it begins with")
  package static let missingAlternative = Rule(
    "missing-alt", .error, "an image says in words what it shows, or is marked as decorative")
  package static let emptyLink = Rule(
    "empty-link", .error, "a link has a text that says where it leads")
  package static let vagueLink = Rule(
    "vague-link", .warning, "a link's own words say where it leads, since links are also read one by one")
  package static let emptyHeader = Rule(
    "empty-header", .warning, "every column of a table has a title")
  package static let boldHeading = Rule(
    "bold-heading", .warning, "headings are written with `#`, not as paragraphs in bold, so that contents have them")
  package static let skippedHeading = Rule(
    "skipped-heading", .error, isFixed: false,
    "headings go down one level at a time, so that contents and screen readers can follow")
  package static let topHeading = Rule(
    "top-heading", .error, isFixed: false,
    "headings in the text start at `##`, since the page's title is its only heading of level 1")
  package static let duplicateAnchor = Rule(
    "duplicate-anchor", .error, "an explicit heading id is used once on a page")
  package static let reservedID = Rule(
    "reserved-id", .error, "an explicit heading id is none of those that the page around it uses")
  package static let unknownAlert = Rule(
    "unknown-alert", .error, isFixed: false,
    "the alerts are NOTE, TIP, IMPORTANT, WARNING and CAUTION")
  package static let singleTilde = Rule(
    "single-tilde", .warning, "one tilde on each side lowers a sign, two strike words out")
  package static let strayCaption = Rule(
    "stray-caption", .warning, "a caption, `Table: ` or `Figure: `, is right beside its table or image")
  package static let shortLines = Rule(
    "short-lines", .warning, "lines of a paragraph become one text; a line that is to stay one ends with `\\`")
  package static let tableSpan = Rule(
    "table-span", .error, "cells of `<<` and `^^` and the one that they belong to form a rectangle")
  package static let directiveOption = Rule(
    "directive-option", .error, "the lines inside a directive are its options, written `:name: value`")
  package static let unknownSyntax = Rule(
    "unknown-syntax", .error, "the Markdown parser gave a construct that this program does not know")
  package static let textTooLarge = Rule(
    "text-too-large", .error, "a file contains at most 2 MB of text")
  package static let textLarge = Rule(
    "text-large", .warning,
    "a file over 256 KB is slow to read for everybody; chapters of their own serve readers better")
  package static let textTooIntricate = Rule(
    "text-too-intricate", .error, "tables, nesting and marks stay within bounds that no written text reaches")
}

package let markdownRules: [Rule] = [
  .rawHTML, .unsafeLink, .remoteImage, .forbiddenCharacter, .undefinedReference, .brokenLink, .brokenTable,
  .foreignMark, .strayMark, .unevenRow, .unusedNote, .brokenList, .accidentalMark, .unclosedCode, .missingAlternative,
  .emptyLink,
  .vagueLink, .emptyHeader,
  .skippedHeading, .boldHeading,
  .topHeading,
  .duplicateAnchor, .reservedID, .unknownAlert, .singleTilde, .strayCaption, .shortLines, .tableSpan, .directiveOption,
  .unknownSyntax, .textTooLarge, .textLarge, .textTooIntricate,
]
