// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Reads the Markdown below a file's front matter: checks it against the bounds, parses it, and renders it to HTML with
/// holes, in one go.
///
/// - `text`: UTF-8 without NUL; the caller has made sure.
/// - `firstLine`: the number of its first line in the file.
/// - Returns nil, with the reason in `report`, when the text is beyond the bounds.
package func parseMarkdown(
  _ text: ArraySlice<UInt8>, path: String, firstLine: Int, options: MarkdownOptions, report: inout Report
) -> ParsedText? {
  text.withUnsafeBufferPointer { text in
    guard measureText(text, path: path, firstLine: firstLine, &report) else { return nil }
    let mayNeedExtensions = mayHoldInlineExtensions(text)
    func render(_ extensions: InlineExtensions) -> ProseRenderer? {
      withSyntaxTree(of: text, smart: options.typographicPunctuation, extensions: extensions) { tree in
        var renderer = ProseRenderer(
          of: text, path: path, firstLine: firstLine, options: options,
          watchesForExtensions: mayNeedExtensions)
        renderer.render(tree)
        return renderer
      }
    }
    // Most texts need no strikethrough and have no bare address, so they are parsed without the lock. Where the tree
    // shows a text that those extensions would have changed, the text is parsed once more with them.
    var rendered = render(.none)
    if rendered?.sawExtensionText == true { rendered = render(.strikethroughAndAutolinks) }
    guard let rendered else {
      report.add(.textTooIntricate, "the Markdown parser could not get the memory it asked for", at: Place(path))
      return nil
    }
    report.merge(rendered.report)
    return ParsedText(document: rendered.document, prose: rendered.prose)
  }
}
