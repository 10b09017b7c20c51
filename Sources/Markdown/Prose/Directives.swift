// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension ProseRenderer {
  /// Reads `{name} argument` and the `:option: value` lines below it; nil when the fence's info is not a directive.
  mutating func readDirective(_ node: SyntaxNode) -> DirectiveBlock? {
    let info = node.fenceInfo.string
    guard let close = info.firstIndex(of: "}") else { return nil }
    let name = info[info.index(after: info.startIndex)..<close]
    guard !name.isEmpty else { return nil }
    let fenceLine = line(of: node)
    var options: [DirectiveBlock.Option] = []
    for (index, line) in node.literal.string.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let text = String(line).trimmed
      if text.isEmpty { continue }
      guard text.first == ":", let colon = text.dropFirst().firstIndex(of: ":") else {
        report.add(
          .directiveOption, "`\(text)` is not an option of the directive `\(name)`",
          at: Place(path, line: fenceLine + 1 + index, column: 1, excerpt: text),
          help: "options are written `:name: value`, one a line; other text belongs outside the directive")
        continue
      }
      options.append(
        DirectiveBlock.Option(
          name: String(text[text.index(after: text.startIndex)..<colon]),
          value: String(text[text.index(after: colon)...]).trimmed, line: fenceLine + 1 + index))
    }
    return DirectiveBlock(
      name: String(name), argument: String(info[info.index(after: close)...]).trimmed, options: options, line: fenceLine
    )
  }
}
