// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Markdown
import Plans

/// What a site is made from, beside the content: what was asked for, the configuration, the theme with its words.
package struct Project: Sendable {
  package let request: BuildRequest
  package let source: Folder
  package let configuration: Configuration
  package let kinds: Kinds
  package let theme: SiteTheme
  package let markdown: MarkdownOptions
  /// The day that decides what is published.
  package let asOf: CalendarDate

  package var workers: Int { request.workers }
}

/// Reads the configuration and the theme. Fails when the source folder cannot be opened.
package func readProject(_ request: BuildRequest, _ report: inout Report) throws(FileProblem) -> Project {
  let source = try Folder(request.source)
  let configuration = readConfiguration(source, request, &report)
  let kinds = makeKinds(of: configuration, &report)
  let theme = readTheme(source, configuration, &report)
  checkNames(of: kinds, theme.words, configuration, &report)
  var markdown = MarkdownOptions(
    typographicPunctuation: configuration.typographicPunctuation, reservedIDs: .ofPages,
    frameIDs: .besideTexts, isRightToLeft: readsRightToLeft(configuration.language))
  markdown.numbersParagraphs = configuration.numbersParagraphs
  markdown.collectsExternalLinks = request.collectsExternalLinks
  return Project(
    request: request, source: source, configuration: configuration, kinds: kinds, theme: theme, markdown: markdown,
    asOf: request.asOf ?? configuration.asOf ?? request.today)
}

extension Project {
  /// The same with the kinds of another reading of the same configuration, which items that were read then are of.
  package func keepingKinds(of earlier: Project) -> Project {
    Project(
      request: request, source: source, configuration: configuration, kinds: earlier.kinds, theme: theme,
      markdown: markdown, asOf: asOf)
  }
}
