import Encoding
import Files
import Plans
import Workers

/// What an edit of prose alone asks for: the pages that show the texts that are others now.
struct Revision: Sendable {
  let published: PublishedSite
  /// Those of the published files that are to be rendered again, by their places in `published.files`.
  let files: [Int]
}

/// Nil where more than prose has changed since the site was published, or the output is not as it was left.
func findRevision(
  _ plan: Plan, _ texts: ReadTexts, outline: Fingerprint?, _ cache: BuildCache?, _ request: BuildRequest
) -> Revision? {
  guard let cache, !cache.isDamaged, let published = cache.published, let outline, outline == published.outline,
    published.texts.count == plan.items.count, let path = request.output, let output = try? Folder(path),
    published.isIntact(in: output, workers: request.workers)
  else { return nil }
  let changed = Set(plan.items.indices.filter { texts.fingerprints(of: plan.items[$0])?.whole != published.texts[$0] })
  return Revision(
    published: published,
    files: published.files.indices.filter { published.files[$0].texts.contains(where: changed.contains) })
}
