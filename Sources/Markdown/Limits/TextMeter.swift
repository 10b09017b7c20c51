// SPDX-License-Identifier: Apache-2.0

/// Adds up, line by line, what a text would cost to parse.
struct TextMeter {
  struct Excess {
    let message: String
    let help: String
  }

  private var effort = 0
  private var paragraphBytes = 0
  private var paragraphMarks = 0
  private var isInList = false
  /// The columns of the open table, and those that the last line would have.
  private var columns = 0
  private var lastColumns = 0
  private var rows = 0
  private var allCells = 0
  private var definitionBytes = 0
  private var longestDefinition = 0
  private var brackets = 0
  private var nesting = 0
  private var blankLines = 0
  private var blankCost = 0
  private var lineForm = LineForm()
  private var signs: FormMarks = []

  /// Which of our own forms the text may use.
  var forms: FormMarks { lineForm.marks.union(signs) }

  mutating func add(line: UnsafeBufferPointer<UInt8>) -> Excess? {
    let prefix = LinePrefix(line)
    if prefix.depth > Bounds.nesting || prefix.indentation > Bounds.indentation {
      return Excess(
        message: "lists or quotations are nested more than \(Bounds.nesting) levels deep",
        help: "use headings to divide the text")
    }
    if prefix.length == line.count {
      endParagraph()
      lineForm.endParagraph()
      return addBlank(prefix)
    }
    (blankLines, nesting) = (0, max(prefix.depth, prefix.indentation / 2))
    if prefix.startsItem || (isInList && prefix.continuesList) {
      endParagraph()
      isInList = true
    }
    let content = UnsafeBufferPointer(rebasing: line[prefix.length...])
    paragraphBytes += content.count + 1
    let marks = LineMarks(content)
    paragraphMarks += marks.marks
    brackets += marks.brackets
    signs.formUnion(marks.forms)
    lineForm.add(content, after: prefix)
    addDefinitionLine(content)
    return excessOfEffort() ?? addTableLine(content, marks)
  }

  mutating func finish() -> Excess? {
    endParagraph()
    if longestDefinition * brackets > Bounds.expansion {
      return Excess(
        message: "a long link definition is used too often: together they would make over \(Bounds.expansion >> 20) MB",
        help: "shorten the address or its title, or use the definition less often")
    }
    return excessOfEffort()
  }

  private mutating func endParagraph() {
    effort += paragraphBytes * paragraphMarks
    (paragraphBytes, paragraphMarks, columns, rows, definitionBytes) = (0, 0, 0, 0, 0)
  }

  private func excessOfEffort() -> Excess? {
    let current = paragraphBytes * paragraphMarks
    guard current > Bounds.paragraphEffort || effort + current > Bounds.effort else { return nil }
    return Excess(
      message:
        "a paragraph contains \(paragraphMarks) brackets, quotation marks and the like without a blank line between",
      help: "divide it into paragraphs, or put such text into a fenced code block of its own")
  }

  /// Every blank line walks the open lists again.
  private mutating func addBlank(_ prefix: LinePrefix) -> Excess? {
    isInList = isInList && blankLines < 1
    nesting = max(nesting, prefix.depth)
    blankLines += 1
    blankCost += nesting
    guard blankCost > Bounds.blankLines else { return nil }
    return Excess(
      message: "there are over \(Bounds.blankLines) blank lines inside nested lists", help: "remove the blank lines")
  }

  /// A line of `|`, `-`, `:` and blanks under another line makes a table; the parser fills every row up to its columns.
  private mutating func addTableLine(_ content: UnsafeBufferPointer<UInt8>, _ marks: LineMarks) -> Excess? {
    let outer = (content.first == UInt8(ascii: "|") ? 1 : 0) + (content.last == UInt8(ascii: "|") ? 1 : 0)
    let lineColumns = marks.pipes + 1 - outer
    defer { lastColumns = lineColumns }
    if marks.isDelimiter, marks.pipes > 0 {
      if lineColumns > Bounds.columns {
        return Excess(
          message: "this table has over \(Bounds.columns) columns", help: "split the table, or offer it as a CSV file")
      }
      if columns == 0, lineColumns == lastColumns { (columns, rows) = (lineColumns, 0) }
    }
    guard columns > 0 else { return nil }
    rows += 1
    if rows * columns > Bounds.cells {
      return Excess(
        message: "this table has over \(Bounds.cells) cells", help: "split the table, or offer it as a CSV file")
    }
    allCells += columns
    if allCells > Bounds.allCells {
      return Excess(
        message: "the tables of this file have over \(Bounds.allCells) cells together",
        help: "divide the file into chapters, or offer the tables as CSV files")
    }
    // Each cell is a paragraph to the parser; a row is little more.
    effort += paragraphBytes * paragraphMarks
    (paragraphBytes, paragraphMarks) = (0, 0)
    return nil
  }

  /// `[label]: address "title"`, also over several lines; its text is copied for each use.
  private mutating func addDefinitionLine(_ content: UnsafeBufferPointer<UInt8>) {
    if content[0] == UInt8(ascii: "["), content.count < 2 || content[1] != UInt8(ascii: "^") {
      definitionBytes = content.count
    } else if definitionBytes > 0 {
      definitionBytes += content.count + 1
    }
    longestDefinition = max(longestDefinition, definitionBytes)
  }
}
