import Encoding
import Fields
import Files
import Plans
import Workers

/// The result of a build that has nothing to do: the content is what it was when the site was published, and every file of
/// the site is as it was left. Nil when there is something to do, or it cannot be told.
func findNothingChanged(
  _ listing: ContentListing, _ cache: BuildCache, _ pagefind: Pagefind?, _ request: BuildRequest, asOf: CalendarDate
)
  -> BuildResult?
{
  guard !cache.isDamaged, let published = cache.published, let content = published.content,
    content == listing.fingerprint,
    let path = request.output, let output = try? Folder(path),
    published.isIntact(in: output, workers: request.workers), isIndexCurrent(pagefind, in: output)
  else { return nil }
  var result = BuildResult()
  result.asOf = asOf
  result.report.merge(published.report)
  result.heldBack = published.heldBack
  result.pages = published.pages
  result.fullText = pagefind == nil ? nil : .unchanged
  result.changes = BuildResult.Changes()
  result.changes?.unchanged = published.files.count
  return result
}

extension PublishedSite {
  /// Whether the output is as it was left.
  func isIntact(in output: Folder, workers: Int) -> Bool {
    guard let manifest, output.stamp(Manifest.path) == manifest else { return false }
    let intact = parallelMap(files, workers: workers) { output.stamp($0.path) == $0.stamp }
    return intact.allSatisfy { $0 }
  }
}
