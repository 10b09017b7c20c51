import Diagnostics
import Encoding
import Files
import Markdown

/// Reads the text of an item out of the cache once more, for its page. Fails when the file has been changed since the build
/// began.
package func readProse(
  of item: Item, in source: Folder, options: MarkdownOptions
) throws(FileProblem) -> Prose {
  let path = item.file.path
  var report = Report()
  let bytes = try source.read(path, limit: 16 << 20)
  guard Fingerprint(of: bytes) == item.fingerprint,
    let parts = divide(bytes, path: path, &report),
    let parsed = parseMarkdown(
      parts.body, path: path, firstLine: parts.bodyLine, options: options, report: &report)
  else { throw FileProblem(path, reason: "it was changed while the site was built; build again") }
  return parsed.prose
}
