// SPDX-License-Identifier: Apache-2.0

extension HTMLState {
  /// Reads literal text; returns the index of the first byte that cannot be where it is, or nil.
  mutating func advance(over bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while true {
        index = passRun(buffer, from: index)
        if index == buffer.count { return nil }
        if !step(buffer[index]) { return bytes.startIndex + index }
        index += 1
      }
    }
  }

  /// Passes at once the bytes of a text, name or value that end none of these; returns where it is then.
  private mutating func passRun(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    switch mode {
    case .text:
      while end < buffer.count, buffer[end] != Byte.less { end += 1 }
    case .tagName:
      while end < buffer.count, !Byte.endsName(buffer[end]) { end += 1 }
      if end > start { append(buffer[start..<end], to: &element) }
    case .beforeAttribute, .attributeName, .afterAttributeName, .afterValue:
      while end < buffer.count, !Byte.endsName(buffer[end]), buffer[end] != Byte.equals { end += 1 }
      if end == start { break }
      if mode != .attributeName { attribute = "" }
      mode = .attributeName
      append(buffer[start..<end], to: &attribute)
    case .doubleQuoted, .singleQuoted:
      let quote = mode == .doubleQuoted ? Byte.doubleQuote : Byte.singleQuote
      while end < buffer.count, buffer[end] != quote { end += 1 }
      if end > start { isAtValueStart = false }
    default: break
    }
    return end
  }

  /// A value from the data is here; where none may be, it is passed as if it were not there.
  mutating func passValue() {
    isAtValueStart = false
    if mode == .tagOpen || mode == .endTagOpen { self = .page }
  }

  /// Goes on after a byte that cannot be where it is, so that what follows is reported by itself.
  mutating func passBrokenByte(_ byte: UInt8) {
    mode = byte == Byte.equals ? .beforeValue : .attributeName
    attribute = ""
  }

  private mutating func step(_ byte: UInt8) -> Bool {
    switch mode {
    case .text: if byte == Byte.less { mode = .tagOpen }
    case .tagOpen, .endTagOpen: open(byte)
    case .tagName, .beforeAttribute, .attributeName, .afterAttributeName, .afterValue, .gap: return stepInTag(byte)
    case .beforeValue, .doubleQuoted, .singleQuoted, .unquoted: stepInValue(byte)
    case .declaration, .bogusComment, .comment: stepInComment(byte)
    case .rawText, .plainText: stepInElement(byte)
    }
    return true
  }

  /// 13.2.5.6 and 13.2.5.7: what a `<` begins.
  private mutating func open(_ byte: UInt8) {
    if Byte.isLetter(byte) {
      let letter = String(UnicodeScalar(Byte.lowercased(byte)))
      self = HTMLState(mode: .tagName, element: letter, isEndTag: mode == .endTagOpen)
    } else if mode == .endTagOpen {
      mode = byte == Byte.greater ? .text : .bogusComment
    } else {
      switch byte {
      case Byte.slash: mode = .endTagOpen
      case Byte.exclamation: mode = .declaration
      case Byte.question: mode = .bogusComment
      case Byte.less: mode = .tagOpen
      default: mode = .text
      }
    }
  }

  /// 13.2.5.8 and 13.2.5.32 to 13.2.5.40.
  private mutating func stepInTag(_ byte: UInt8) -> Bool {
    if byte == Byte.greater {
      closeTag()
    } else if byte == Byte.slash {
      mode = .beforeAttribute
    } else if Byte.isWhitespace(byte) {
      mode = mode == .attributeName || mode == .afterAttributeName ? .afterAttributeName : .beforeAttribute
    } else {
      // An `=`, unless it is in a gap: `passRun` takes what is part of a name.
      guard mode == .attributeName || mode == .afterAttributeName else { return false }
      mode = .beforeValue
      isAtValueStart = true
    }
    return true
  }

  private mutating func closeTag() {
    if !isEndTag, rawTextElements.contains(element) {
      self = HTMLState(mode: .rawText, element: element)
    } else if !isEndTag, element == "title" || element == "textarea" {
      self = HTMLState(mode: .plainText, element: element)
    } else {
      self = .page
    }
  }

  private mutating func stepInValue(_ byte: UInt8) {
    switch (mode, byte) {
    case (.beforeValue, Byte.doubleQuote): mode = .doubleQuoted
    case (.beforeValue, Byte.singleQuote): mode = .singleQuoted
    case (.doubleQuoted, Byte.doubleQuote), (.singleQuoted, Byte.singleQuote): leaveValue(.afterValue)
    case (.beforeValue, Byte.greater), (.unquoted, Byte.greater): closeTag()
    case (.unquoted, _) where Byte.isWhitespace(byte): leaveValue(.beforeAttribute)
    case (.beforeValue, _):
      if !Byte.isWhitespace(byte) { mode = .unquoted }
    default: isAtValueStart = false
    }
  }

  private mutating func leaveValue(_ next: Mode) {
    self = HTMLState(mode: next, element: element, isEndTag: isEndTag)
  }

  /// 13.2.5.41 to 13.2.5.52; `matched` counts the hyphens before, 3 stands for `--!`.
  private mutating func stepInComment(_ byte: UInt8) {
    switch (mode, byte) {
    case (.declaration, Byte.hyphen) where matched == 0: matched = 1
    case (.declaration, Byte.hyphen):
      mode = .comment
      matched = 2
    case (.declaration, Byte.greater), (.bogusComment, Byte.greater): self = .page
    case (.declaration, _): self = HTMLState(mode: .bogusComment)
    case (.comment, Byte.greater) where matched >= 2: self = .page
    case (.comment, Byte.hyphen): matched = matched == 3 ? 1 : min(2, matched + 1)
    case (.comment, Byte.exclamation) where matched == 2: matched = 3
    case (.comment, _): matched = 0
    default: break
    }
  }

  /// 13.2.5.9 to 13.2.5.14: such an element's content ends at its own end tag only.
  private mutating func stepInElement(_ byte: UInt8) {
    let wanted = element.utf8.count + 2
    if matched == wanted {
      if byte == Byte.greater {
        self = .page
        return
      }
      if byte == Byte.slash || Byte.isWhitespace(byte) {
        self = HTMLState(mode: .beforeAttribute, element: element, isEndTag: true)
        return
      }
    } else if matched >= 2, Byte.lowercased(byte) == element.byte(at: matched - 2) {
      matched += 1
      return
    } else if matched == 1, byte == Byte.slash {
      matched = 2
      return
    }
    matched = byte == Byte.less ? 1 : 0
  }
}

private func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, to name: inout String) {
  let longest = 64
  let count = min(bytes.count, max(0, longest - name.utf8.count))
  name += String(unsafeUninitializedCapacity: count) { buffer in
    for (place, byte) in zip(buffer.indices, bytes) { buffer[place] = Byte.lowercased(byte) }
    return count
  }
}

extension String {
  fileprivate func byte(at offset: Int) -> UInt8 { utf8[utf8.index(startIndex, offsetBy: offset)] }
}

/// Their content is neither tags nor character references (HTML Standard, 13.2.6.4; `noscript` only where scripts run).
private let rawTextElements: Set<String> = ["script", "style", "xmp", "iframe", "noembed", "noframes"]
