// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

/// Renders a syntax tree to HTML with holes, and gathers headings, links and directives on the way.
///
/// The markup is that of cmark-gfm's own renderer, white space included, except for what its tests list as differing on
/// purpose. Nothing here recurses: a text may nest as deep as the bounds allow.
struct ProseRenderer {
  /// What was parsed.
  let source: UnsafeBufferPointer<UInt8>
  let path: String
  /// What to add to the parser's line numbers to get the file's.
  let lineOffset: Int
  let options: MarkdownOptions
  /// Whether text nodes have to be searched for what autolinks would change.
  let watchesForExtensions: Bool
  /// What the passes for our own forms found.
  let notes: BlockNotes
  /// Whether the language of the text is written from right to left.
  let isRightToLeft: Bool
  /// Whether the script of each block has to be looked at.
  let watchesDirection: Bool
  /// Whether any block may have attributes.
  let marksBlocks: Bool
  /// Whether there are lines that git left: they make headings of what is above them.
  let hasConflict: Bool
  /// Whether there are tabs, or signs of which other tools make marks; most texts have none.
  let mayHoldForeignMarks: Bool
  /// Whether there are tags of Word, which are none to the parser.
  let hasWordTags: Bool
  /// Whether cells may go over several columns or rows.
  let mayHaveSpans: Bool

  var document = Document()
  var holes: [Hole] = []
  var report = Report()
  var out: HTMLWriter
  var sawExtensionText = false

  /// The plain text of what is being rendered: a heading's, an image's, or the first paragraph's.
  var plainText: [UInt8]?
  /// The links whose titles belong into the plain text, where it has U+FFFC.
  var openingTitles: [Int] = []
  /// The ids of the text, and the lines that they are in.
  var anchors: [String: Int] = [:]
  var repeatedSlugs: [String: Int] = [:]
  var headingLevels = HeadingLevels()
  var topHeadings: [SyntaxNode] = []
  var boldHeadings: [BoldHeading] = []
  /// Where the open heading's, link's and alert's HTML begins.
  var headingStart = (offset: 0, holes: 0)
  var openLinks: [(start: Int, holes: Int)] = []
  /// Those of the open block that lead into the plan.
  var linksOfBlock: [(node: SyntaxNode, link: Int)] = []
  var alerts: [SyntaxNode] = []
  var imageDepth = 0
  var imageAlternative: [UInt8] = []
  var table = TableState()
  /// A cell that belongs to another one, while it is passed over.
  var coveredCell: SyntaxNode?
  var footnotes = Footnotes()
  /// The line at which the innermost block begins: the parser's positions of inlines are coarse.
  var blockLine = 0
  /// The block whose HTML was reported last, and the tags that blocks of HTML have opened.
  var refusedBlock: SyntaxNode?
  var openTags: Set<String> = []

  /// How many paragraphs of the text have got a number.
  var paragraphs = 0
  /// Whether the words of the open block may hold something that looks like a mark and is none.
  var mayHoldMarks = false
  /// The lines of the source, once somebody asked for them.
  var knownLines: SourceLines?
  /// The numbers of notes that stand behind words, once somebody asked for them.
  var knownNoteMarks: Set<Int>?

  init(
    of source: UnsafeBufferPointer<UInt8>, _ forms: FormShaper, _ options: MarkdownOptions, watchesForExtensions: Bool
  ) {
    self.source = source
    hasConflict = source.holds("<<<<<<<")
    hasWordTags = source.holds("<o:p>")
    mayHoldForeignMarks =
      source.offset(of: 0x09) != nil || source.holds("%%") || source.holds("==") || source.holds(" :")
    path = forms.path
    lineOffset = forms.lineOffset
    report = forms.report
    notes = forms.notes
    self.options = options
    isRightToLeft = options.language.map(readsRightToLeft) ?? options.isRightToLeft
    watchesDirection = isRightToLeft || options.isRightToLeft || forms.marks.contains(.rightToLeft)
    marksBlocks = watchesDirection || options.language != nil || !forms.notes.isEmpty
    mayHaveSpans = !forms.marks.isDisjoint(with: [.signs, .tags])
    self.watchesForExtensions = watchesForExtensions
    out = HTMLWriter(reserving: source.count + source.count / 4)
  }

  var prose: Prose { Prose(html: out.bytes[...], holes: holes) }

  mutating func render(_ tree: SyntaxNode) {
    reportForbiddenEntities(in: tree)
    footnotes = Footnotes(of: tree)
    tree.walk { node, entering in visit(node, entering) }
    reportLevels(of: tree)
    reportBoldHeadings()
    if source.holds("[^") { reportUnusedNotes(tree) }
    if hasConflict { reportConflicts() }
    document.hasProse = !prose.isEmpty
  }

  private mutating func visit(_ node: SyntaxNode, _ entering: Bool) {
    if coveredCell != nil, isCovered(node, entering) { return }
    if imageDepth > 0, visitInsideImage(node, entering) { return }
    switch node.kind {
    case .document: if !entering { endFootnotes() }
    case .paragraph:
      if entering { beginLinkedWords() }
      paragraph(node, entering)
      if !entering { keepLinkedWords(of: node) }
      if mayHoldMarks, !entering { reportMarks(in: node) }
    case .heading:
      heading(node, entering)
      if mayHoldMarks, !entering { reportMarks(in: node) }
    case .blockQuote: blockQuote(node, entering)
    case .list: list(node, entering)
    case .item: item(node, entering)
    case .codeBlock: codeBlock(node)
    case .thematicBreak:
      freshLine()
      out.markup("<hr>\n")
    case .table: table(node, entering)
    case .tableRow:
      if entering { beginLinkedWords() }
      tableRow(node, entering)
      if !entering { keepLinkedWords(of: node) }
    case .tableCell:
      tableCell(node, entering)
      if mayHoldMarks, !entering { reportMarks(in: node) }
    case .footnoteDefinition: footnoteDefinition(node, entering)
    case .htmlBlock, .htmlInline: rawHTML(node)
    case .text: text(node)
    case .softBreak: lineBreak(node, "\n")
    case .lineBreak: lineBreak(node, "<br>\n")
    case .code: code(node)
    case .emphasis: emphasis(entering)
    case .strong: entering ? out.markup("<strong>") : out.markup("</strong>")
    case .link: link(node, entering)
    case .image: image(node, entering)
    case .footnoteReference: if entering { footnoteReference(node) }
    case .form: form(node, entering)
    case .unknown: if entering { unknown(node) }
    }
  }

  private mutating func unknown(_ node: SyntaxNode) {
    report.add(
      .unknownSyntax, "this construct is not known", at: place(of: node), help: "write it in another way")
  }

  // MARK: For the parts

  mutating func freshLine() {
    if let last = out.bytes.last, last != 0x0A { out.markup("\n") }
  }

  mutating func hole(_ content: Hole.Content) {
    holes.append(Hole(offset: out.count, content: content))
  }

  func line(of node: SyntaxNode) -> Int { max(node.line, blockLine) + lineOffset }

  func place(of node: SyntaxNode, excerpt: String? = nil) -> Place {
    Place(path, line: line(of: node), column: max(1, node.column), excerpt: excerpt)
  }
}

extension UnsafeBufferPointer<UInt8> {
  var string: String { String(decoding: self, as: UTF8.self) }
}
