// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Reads the Markdown below a file's front matter: checks it against the bounds, parses it, finds our own forms in the
/// tree, and renders it to HTML with holes, in one go.
///
/// - `text`: UTF-8 without NUL; the caller has made sure.
/// - `firstLine`: the number of its first line in the file.
/// - Returns nil, with the reason in `report`, when the text is beyond the bounds.
package func parseMarkdown(
  _ text: ArraySlice<UInt8>, path: String, firstLine: Int, options: MarkdownOptions, report: inout Report
) -> ParsedText? {
  text.withUnsafeBufferPointer { text in
    guard let marks = measureText(text, path: path, firstLine: firstLine, &report) else { return nil }
    let spelled = spelledAsMeant(text)
    return withPreparedText(spelled, text, marks) { prepared, hanging, keepsEscapes in
      let hasHelpers = spelled != nil || text.offset(of: 0x0B) != nil
      let mayNeedExtensions = mayHoldInlineExtensions(text)
      func render(_ extensions: InlineExtensions) -> ProseRenderer? {
        withSyntaxTree(of: prepared, smart: options.typographicPunctuation, extensions: extensions) { tree in
          if hasHelpers { dropSpellingHelpers(tree, of: text) }
          var shaper = FormShaper(
            path: path, lineOffset: firstLine - 1, marks: marks, hanging: hanging, keepsEscapes: keepsEscapes)
          if !marks.isEmpty { shaper.shape(tree) }
          var renderer = ProseRenderer(of: text, shaper, options, watchesForExtensions: mayNeedExtensions)
          renderer.render(tree.root)
          return renderer
        }
      }
      // Most texts have no bare address, so they are parsed without the lock. Where the tree shows a text that the
      // extension would have changed, the text is parsed once more with it.
      var rendered = render(.none)
      if rendered?.sawExtensionText == true { rendered = render(.autolinks) }
      guard let rendered else {
        report.add(.textTooIntricate, "the Markdown parser could not get the memory it asked for", at: Place(path))
        return nil
      }
      report.merge(rendered.report)
      return ParsedText(document: rendered.document, prose: rendered.prose)
    }
  }
}

/// Changes what the parser would not leave as our own forms need it; nearly all texts stay as they are.
private func withPreparedText<Result>(
  _ spelled: [UInt8]?, _ text: UnsafeBufferPointer<UInt8>, _ marks: FormMarks,
  _ body: (UnsafeBufferPointer<UInt8>, HangingLines, _ keepsEscapes: Bool) -> Result
) -> Result {
  if let spelled { return spelled.withUnsafeBufferPointer { withPreparedText(nil, $0, marks, body) } }
  var hanging = HangingLines()
  var prepared = marks.isDisjoint(with: .haveEscapes) ? nil : keepingEscapes(text)
  let keepsEscapes = prepared != nil
  if !marks.isDisjoint(with: [.clauses, .definitions]) {
    prepared = prepared.map { $0.withUnsafeBufferPointer { hanging.dedent($0) } } ?? hanging.dedent(text)
  }
  guard let prepared else { return body(text, hanging, keepsEscapes) }
  return prepared.withUnsafeBufferPointer { body($0, hanging, keepsEscapes) }
}
