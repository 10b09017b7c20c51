// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Something in a block's words that did not come out as it was meant, and what to do about it.
struct Finding {
  let rule: Rule
  let message: String
  let help: String
  /// Which of the words.
  let range: Range<Int>
  /// What to write in their place, where that is certain.
  let replacement: String?
  /// Nil where it was not to be a link.
  let link: UnmadeLink.Parts?
  /// What files have in common that have the same.
  let inManyFiles: String?
  /// Whether a paragraph of nothing else, or an item, goes as a whole.
  let takesBlock: Bool
  /// Whether the paragraph becomes a table where its tabs do.
  let asRows: Bool

  /// Not inlined, since it is called in many places.
  @inline(never)
  init(
    _ rule: Rule, _ message: String, at range: Range<Int>, help: String, replacement: String? = nil,
    link: UnmadeLink.Parts? = nil, inManyFiles: String? = nil, takesBlock: Bool = false, asRows: Bool = false
  ) {
    self.asRows = asRows
    (self.inManyFiles, self.takesBlock) = (inManyFiles, takesBlock)
    self.rule = rule
    self.message = message
    self.help = help
    self.range = range
    self.replacement = replacement
    self.link = link
  }
}

/// What is found in a block. A passage is reported once: the first to find something in it knows best what it is.
struct Findings {
  private(set) var all: [Finding] = []
  /// More than that of one block are of no use to anybody.
  private static let most = 500

  mutating func add(_ finding: Finding?) {
    guard let finding, all.count < Self.most, !all.contains(where: { $0.range.overlaps(finding.range) }) else { return }
    all.append(finding)
  }
}

/// All that is found in the words of a block.
func findMarks(in text: InlineText) -> [Finding] {
  var findings = Findings()
  findForeignMarks(in: text, &findings)
  findForeignPairs(in: text, &findings)
  findBrokenTables(in: text, &findings)
  findLineBeginnings(in: text, &findings)
  findTypedTables(in: text, &findings)
  findNumbersInText(in: text, &findings)
  findBrokenLinks(in: text, &findings)
  findUndefinedReferences(in: text, &findings)
  findStrayEmphasis(in: text, &findings)
  findAccidentalEmphasis(in: text, &findings)
  return findings.all
}
