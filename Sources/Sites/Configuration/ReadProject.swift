import Diagnostics
import Fields
import Files
import Markdown

/// What a site is made from, beside the content: what was asked for, the configuration, the theme with its words.
package struct Project: Sendable {
  package let request: BuildRequest
  package let source: Folder
  package let configuration: Configuration
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
  return Project(
    request: request, source: source, configuration: configuration,
    theme: readTheme(source, configuration, &report),
    markdown: MarkdownOptions(
      typographicPunctuation: configuration.typographicPunctuation, reservedIDs: .ofPages),
    asOf: request.asOf ?? configuration.asOf ?? request.today)
}
