import Diagnostics

/// Bounds on a text, checked in one pass before the parser sees it.
///
/// cmark-gfm 0.29.0.gfm.6 takes time and memory in the square of the size, or worse, on some small texts (10 KB of table:
/// 9 s and 0.8 GB), so a bound on bytes alone does not bound the work. No text that people wrote came near these; the
/// figures behind them are in docs/decisions/0003-bounds-on-text.md.
enum Bounds {
  static let bytes = 2 << 20
  static let largeBytes = 256 << 10
  /// Columns of a table.
  static let columns = 100
  /// Cells of a table, with those that the parser adds to short rows.
  static let cells = 5_000
  /// Block quotes and lists within each other on one line, and the columns by which a line is indented.
  static let nesting = 40
  static let indentation = 400
  /// Marks (brackets, emphasis, quotation marks …) times bytes of a paragraph: what its inline parsing costs at worst.
  static let paragraphEffort = 40_000_000
  /// The same, summed over the paragraphs.
  static let effort = 500_000_000
  /// The bytes of the longest link definition times the brackets that may use it.
  static let expansion = 32 << 20
  /// Blank lines in a row times the nesting before them.
  static let blankLines = 200_000
}

/// Says what in `text` goes beyond the bounds, or nothing. `firstLine` is the number in the file of the text's first line.
func measureText(_ text: UnsafeBufferPointer<UInt8>, path: String, firstLine: Int, _ report: inout Report) -> Bool {
  if text.count > Bounds.bytes {
    report.add(
      .textTooLarge, "this file holds \(text.count / 1024) KB of text; the limit is \(Bounds.bytes >> 20) MB",
      at: Place(path), help: "split it into chapters, one file each")
    return false
  }
  if text.count > Bounds.largeBytes {
    report.add(
      .textLarge, "this file holds \(text.count / 1024) KB of text", at: Place(path),
      help: "split it into chapters, one file each")
  }
  var meter = TextMeter()
  var start = 0
  var line = firstLine
  while start < text.count {
    var end = start
    while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
    if let excess = meter.add(line: UnsafeBufferPointer(rebasing: text[start..<end])) {
      report.add(
        .textTooIntricate, excess.message, at: Place(path, line: line, column: 1), help: excess.help)
      return false
    }
    start = end + (end + 1 < text.count && text[end] == 0x0D && text[end + 1] == 0x0A ? 2 : 1)
    line += 1
  }
  if let excess = meter.finish() {
    report.add(.textTooIntricate, excess.message, at: Place(path, line: firstLine, column: 1), help: excess.help)
    return false
  }
  return true
}

/// Adds up, line by line, what a text would cost to parse.
private struct TextMeter {
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
  private var definitionBytes = 0
  private var longestDefinition = 0
  private var brackets = 0
  private var nesting = 0
  private var blankLines = 0
  private var blankCost = 0

  mutating func add(line: UnsafeBufferPointer<UInt8>) -> Excess? {
    let prefix = LinePrefix(line)
    if prefix.depth > Bounds.nesting || prefix.indentation > Bounds.indentation {
      return Excess(
        message: "lists or quotations stand within each other more than \(Bounds.nesting) deep",
        help: "use headings to divide the text")
    }
    if prefix.length == line.count {
      endParagraph()
      return addBlank(prefix)
    }
    (blankLines, nesting) = (0, max(prefix.depth, prefix.indentation / 2))
    if prefix.startsItem || (isInList && prefix.continuesList) {
      endParagraph()
      isInList = true
    }
    let content = UnsafeBufferPointer(rebasing: line[prefix.length...])
    paragraphBytes += content.count + 1
    countMarks(content)
    addDefinitionLine(content)
    return excessOfEffort() ?? addTableLine(content)
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
        "a paragraph holds \(paragraphMarks) brackets, quotation marks and the like without a blank line between",
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
      message: "over \(Bounds.blankLines) blank lines stand inside nested lists", help: "remove the blank lines")
  }

  private mutating func countMarks(_ content: UnsafeBufferPointer<UInt8>) {
    var marks = 0
    for byte in content where markBytes[Int(byte)] {
      marks += 1
      if byte == UInt8(ascii: "]") { brackets += 1 }
    }
    paragraphMarks += marks
  }

  /// A line of `|`, `-`, `:` and blanks under another line makes a table; the parser fills every row up to its columns.
  private mutating func addTableLine(_ content: UnsafeBufferPointer<UInt8>) -> Excess? {
    var pipes = 0
    var isDelimiter = true
    for byte in content {
      switch byte {
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09, 0x0B, 0x0C: break
      default: isDelimiter = false
      }
    }
    let outer = (content.first == UInt8(ascii: "|") ? 1 : 0) + (content.last == UInt8(ascii: "|") ? 1 : 0)
    let lineColumns = pipes + 1 - outer
    defer { lastColumns = lineColumns }
    if isDelimiter, pipes > 0 {
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

/// The white space, quotation marks and list markers that a line begins with.
private struct LinePrefix {
  private(set) var length = 0
  private(set) var depth = 0
  private(set) var indentation = 0
  /// A bullet, or the number 1: what may begin a list in the middle of a paragraph.
  private(set) var startsItem = false
  /// Any number: what goes on with a list.
  private(set) var continuesList = false

  init(_ line: UnsafeBufferPointer<UInt8>) {
    while length < line.count {
      switch line[length] {
      case 0x20:
        if depth == 0 { indentation += 1 }
        length += 1
      case 0x09:
        if depth == 0 { indentation += 4 }
        length += 1
      case UInt8(ascii: ">"):
        depth += 1
        length += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard Self.isBlank(line, length + 1) else { return }
        (depth, startsItem) = (depth + 1, true)
        length += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var end = length
        while end < line.count, end < length + 9, (0x30...0x39).contains(line[end]) { end += 1 }
        guard end < line.count, line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")"),
          Self.isBlank(line, end + 1)
        else { return }
        if end == length + 1, line[length] == UInt8(ascii: "1") { startsItem = true }
        (depth, continuesList) = (depth + 1, true)
        length = end + 1
      default: return
      }
    }
  }

  private static func isBlank(_ line: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index >= line.count || line[index] == 0x20 || line[index] == 0x09
  }
}

/// The bytes at which the parser looks back or ahead.
private let markBytes: [Bool] = {
  var table = [Bool](repeating: false, count: 256)
  for byte in "*_~[]!<\"'`&@:)\\|".utf8 { table[Int(byte)] = true }
  return table
}()
