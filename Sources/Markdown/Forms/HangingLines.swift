// SPDX-License-Identifier: Apache-2.0

/// By how many columns lines of a text were indented below the mark of a clause or a definition.
struct HangingLines {
  /// By the line's number, from 1.
  private(set) var indents: [Int: Int] = [:]

  subscript(line: Int) -> Int { indents[line] ?? 0 }

  /// Takes the indents off the lines that hang below a mark, since the parser takes four blanks for code. Lines in lists
  /// and quotations stay as they are: there the parser knows what belongs together.
  mutating func dedent(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var state = State()
    var start = 0
    var number = 1
    while start < text.count {
      let end = text.offset(of: 0x0A, from: start) ?? text.count
      let line = UnsafeBufferPointer(rebasing: text[start..<end])
      let (drop, indent) = state.next(line)
      if indent > 0 { indents[number] = indent }
      out.append(contentsOf: line[drop...])
      if end < text.count { out.append(0x0A) }
      start = end + 1
      number += 1
    }
    return out
  }

  private struct State {
    /// The open marks: where they stand, and where the text after them begins.
    var marks: [(indent: Int, content: Int)] = []
    var isAfterBlank = true
    /// Whether a list of Markdown's own is open, in which all stays as it is.
    var isInList = false
    /// The fence of an open block of code, and by how much its lines move.
    var fence: (byte: UInt8, length: Int, shift: Int)?
    /// By how much the lines of the open block move.
    var shift: Int?

    /// How many bytes to leave out, and by how much the line is indented.
    mutating func next(_ line: UnsafeBufferPointer<UInt8>) -> (drop: Int, indent: Int) {
      var (bytes, columns) = (0, 0)
      while bytes < line.count, line[bytes] == 0x20 || line[bytes] == 0x09 {
        columns += line[bytes] == 0x09 ? 4 - columns % 4 : 1
        bytes += 1
      }
      let content = UnsafeBufferPointer(rebasing: line[bytes...])
      if let open = fence {
        if closes(open, content) { fence = nil }
        return (min(bytes, open.shift), 0)
      }
      guard let first = content.first, first != 0x0D else {
        (isAfterBlank, shift) = (true, nil)
        return (0, 0)
      }
      defer { isAfterBlank = false }
      if marks.isEmpty || columns < 2, LinePrefix(line).length > bytes {
        (marks, isInList) = ([], true)
        return (0, 0)
      }
      if isInList, columns >= 2 || !isAfterBlank { return (0, 0) }
      isInList = false
      if let length = markLength(content), columns < 4 || !marks.isEmpty || !isAfterBlank {
        if columns == 0 || !marks.isEmpty || !isAfterBlank { marks.removeAll { $0.indent >= columns } }
        marks.append((columns, columns + length))
        shift = nil
        return (bytes, columns)
      }
      if columns < 2 {
        if isAfterBlank { marks = [] }
        openFence(content, shift: 0)
        return (0, 0)
      }
      guard let owner = marks.last(where: { $0.indent < columns }) else {
        openFence(content, shift: 0)
        return (0, 0)
      }
      let moved = min(shift ?? min(columns, owner.content), bytes)
      shift = moved
      openFence(content, shift: moved)
      return (moved, columns)
    }

    private func markLength(_ content: UnsafeBufferPointer<UInt8>) -> Int? {
      if content[0] == UInt8(ascii: ":") {
        let blanks = content.dropFirst().prefix { $0 == 0x20 || $0 == 0x09 }.count
        return blanks > 0 ? 1 + blanks : nil
      }
      return ClauseMark(content)?.length
    }

    private mutating func openFence(_ content: UnsafeBufferPointer<UInt8>, shift: Int) {
      guard let byte = content.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return }
      let length = content.prefix { $0 == byte }.count
      if length >= 3 { fence = (byte, length, shift) }
    }

    private func closes(_ fence: (byte: UInt8, length: Int, shift: Int), _ content: UnsafeBufferPointer<UInt8>) -> Bool
    {
      let length = content.prefix { $0 == fence.byte }.count
      return length >= fence.length && content.dropFirst(length).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
  }
}
