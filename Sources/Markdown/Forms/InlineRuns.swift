// SPDX-License-Identifier: Apache-2.0

extension SyntaxTree {
  /// The nodes that hold inlines of which one passes the test, each once, in the order of the text. They may be changed
  /// afterwards, which they may not be during a walk.
  func holders(ofInlines passes: (SyntaxNode) -> Bool) -> [SyntaxNode] {
    var holders: [SyntaxNode] = []
    var seen: Set<SyntaxNode> = []
    root.walk { node, entering in
      guard entering, passes(node), let parent = node.parent, seen.insert(parent).inserted else { return }
      holders.append(parent)
    }
    return holders
  }
}

extension SyntaxNode {
  /// The texts in a node, one after the other.
  var plainText: String {
    var text = ""
    walk { node, entering in
      guard entering else { return }
      switch node.kind {
      case .text, .code: text += node.literal.string
      case .softBreak, .lineBreak: text += " "
      default: break
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  var isWord: Bool {
    isASCII
      ? isLetterOrDigit(UInt8(value))
      : properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
  }

  var isSpace: Bool { properties.isWhitespace }

  /// What CommonMark calls punctuation: that of ASCII, and the general categories P of Unicode.
  var isPunctuation: Bool {
    if isASCII { return value > 0x20 && value < 0x7F && !isLetterOrDigit(UInt8(value)) }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }
}
