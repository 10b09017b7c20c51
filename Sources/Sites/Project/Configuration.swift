// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// What `content/site.yml` says about the site as a whole.
package struct Configuration: Sendable {
  package internal(set) var title: String?
  package internal(set) var languageTag: String?
  package internal(set) var baseURL: String?
  package internal(set) var asOf: CalendarDate?
  package internal(set) var notice: String?
  package internal(set) var feedback: FeedbackAddress?
  package internal(set) var licence: String?
  package internal(set) var publisher: Publisher?
  package internal(set) var accent: String?
  package internal(set) var accentDark: String?
  package internal(set) var typeface: String?
  package internal(set) var titleTypeface: String?
  package internal(set) var logo: String?
  package internal(set) var languages: [SiteLanguage] = []
  package internal(set) var navigation: [String] = []
  package internal(set) var takePart: [String] = []
  package internal(set) var chapters: ChapterLists?
  package internal(set) var kinds: [KindDeclaration] = []
  package internal(set) var timeBands: [TimeBand] = []
  package internal(set) var pace: PaceThresholds?
  package internal(set) var pageWeight: PageWeight?
  package internal(set) var footer: [FooterEntry] = []
  package internal(set) var accessibility: AccessibilityStatement?
  package internal(set) var activeFiles: [String] = []
  var rules: [RuleWeight] = []
  var typographicPunctuationField: Bool?
  var linkTermsField: Bool?
  var paragraphNumbersField: Bool?
  var integrityField: Bool?
  var dataField: Bool?
  var pdfField: Bool?
  var goalPDFsField: Bool?
  var places = FieldPlaces()

  package var language: String { languageTag ?? "en" }
  package var typographicPunctuation: Bool { typographicPunctuationField ?? true }
  package var usesIntegrity: Bool { integrityField ?? false }
  package var publishesData: Bool { dataField ?? true }
  package var linksTerms: Bool { linkTermsField ?? true }
  package var numbersParagraphs: Bool { paragraphNumbersField ?? false }
  /// Whether the site has the whole plan as a document, and whether each goal.
  package var publishesDocument: Bool { pdfField ?? false }
  package var publishesGoalDocuments: Bool { goalPDFsField ?? false }
  package var asksForDocuments: Bool { publishesDocument || publishesGoalDocuments }

  package static let fields: [Field<Configuration>] = [
    Field("title", \.title, .text, "The name of the site; without it, the plan's title."),
    Field("language", \.languageTag, .languageTag, "The language of the texts, as a BCP 47 tag such as `en`."),
    Field(
      "languages", \.languages, .list(.siteLanguage),
      "The languages that the plan is published in, each on a site of its own, this one among them; the top of every page leads to them."
    ),
    Field(
      "base-url", \.baseURL, .baseAddress,
      "Where the site will be published; needed for feeds, the sitemap and canonical addresses."),
    Field("as-of", \.asOf, .date, "The day that decides what is held back; without it, today in UTC."),
    Field("notice", \.notice, .text, "A sentence at the top of every page."),
    Field(
      "feedback", \.feedback, .feedbackAddress,
      "Where readers comment on an item: a mail address, or the address of a form with `{id}`, `{title}` or `{address}` in it."
    ),
    Field("licence", \.licence, .text, "The licence of the texts; shown at the foot of every page."),
    Field(
      "publisher", \.publisher, .publisher,
      "Who publishes the site, where that is not who issues the plan; named at the foot of every page and in citations."
    ),
    Field(
      "navigation", \.navigation, .list(.text),
      "The main menu: folders of the content or identifiers of items, in order."),
    Field(
      "take-part", \.takePart, .list(.text),
      "The items that say how to take part, or to report something; the home page leads to them."),
    Field(
      "chapters", \.chapters, .chapterLists,
      "Texts that are chapters of the plan: on its home page, on the page of the whole plan, and along the plan."),
    Field(
      "kinds", \.kinds, .kindDeclarations,
      "What the plan calls its kinds of items, and kinds and fields of its own."),
    Field(
      "time-bands", \.timeBands, .timeBands,
      "Names of the plan's own for spans of time, such as `short: 2026/2028`; `time` and `due` of items take them."),
    Field(
      "pace", \.pace, .paceThresholds,
      "From how many per cent of the pace that its target requires an indicator is `on-track`, and `behind`."),
    Field(
      "page-weight", \.pageWeight, .pageWeight,
      "What a page may weigh at most, in kilobytes before compression; without it, pages are not weighed."),
    Field(
      "footer", \.footer, .list(.footerEntry),
      "What the foot of every page leads to beside the site's own pages: folders, identifiers, or a `title` with a `url`."
    ),
    Field("accent", \.accent, .text, "The colour of links and numbers, as `\"#rrggbb\"`; checked for contrast."),
    Field("accent-dark", \.accentDark, .text, "The same on dark pages; without it, a lighter form of `accent`."),
    Field("typeface", \.typeface, .text, "The typefaces of the text, in the manner of CSS; without it, the system's."),
    Field("title-typeface", \.titleTypeface, .text, "The typefaces of titles."),
    Field("logo", \.logo, .file, "An image beside `site.yml`, shown before the site's name."),
    Field(
      "accessibility", \.accessibility, .accessibilityStatement,
      "What the accessibility statement says; without it, the site has none."),
    Field(
      "active-files", \.activeFiles, .list(.file),
      "Downloads that can run scripts or programs, and may: no warning names them."),
    Field(
      "rules", \.rules, .ruleWeights,
      "How much rules weigh on this site, such as `goal-without-objective: error`; [Checks](checks.md) marks those that can be changed."
    ),
    Field(
      "typographic-punctuation", \.typographicPunctuationField, .flag,
      "`false` keeps straight quotation marks and hyphens as typed."),
    Field(
      "paragraph-numbers", \.paragraphNumbersField, .flag,
      "`true` numbers the paragraphs of each text, so that they can be cited and linked to."),
    Field("link-terms", \.linkTermsField, .flag, "`false` leaves the terms of the glossary unlinked in texts."),
    Field(
      "data", \.dataField, .flag,
      "`false` leaves out the plan as data: JSON, tables, a calendar, and the page about them (`data/`)."),
    Field(
      "pdf", \.pdfField, .flag,
      "`true` also publishes the whole plan as a document (PDF), set with the program Typst."),
    Field("goal-pdfs", \.goalPDFsField, .flag, "`true` publishes such a document for each goal, too."),
    Field(
      "subresource-integrity", \.integrityField, .flag,
      "`true` lets browsers check style sheet and scripts against their hash. Pages then no longer work from a folder on a disk."
    ),
  ]
}

extension Configuration {
  static let path = "content/site.yml"

  /// The place of a field's key.
  package func place(of path: FieldPath) -> Place {
    places.key(of: path, in: Self.declarations, file: Self.path) ?? Place(Self.path, line: 1, column: 1)
  }

  /// The place of a value that says `text`.
  package func place(of path: FieldPath, saying text: String) -> Place {
    places.value(of: path, text, in: Self.declarations, file: Self.path) ?? Place(Self.path, line: 1, column: 1)
  }

  private static let declarations = fields.map(\.declaration)
}
