// SPDX-License-Identifier: Apache-2.0

/// A text as a scalar of YAML on one line (YAML 1.2.2, chapter 7), in quotation marks only where it would mean something
/// else without. `inFlow`: between the brackets of a list.
package func quoteYAML(_ text: String, inFlow: Bool = false) -> String {
  if isPlain(text, inFlow: inFlow) { return text }
  let scalars = text.unicodeScalars
  if scalars.contains(where: { $0 == "\"" || $0 == "\\" }),
    !scalars.contains(where: { "'\n\t".unicodeScalars.contains($0) || needsEscape($0) })
  {
    return "'\(text)'"
  }
  var quoted = "\""
  for scalar in scalars {
    switch scalar {
    case "\"", "\\": quoted += "\\\(scalar)"
    case "\n": quoted += "\\n"
    case "\t": quoted += "\\t"
    case _ where needsEscape(scalar): quoted += escaped(scalar)
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}

/// The same for a key, which a reader that knows less of YAML should understand too.
func quoteYAMLKey(_ text: String) -> String {
  let isWord = text.utf8.allSatisfy { $0 >= 0x80 || isWordByte($0) || $0 == 0x20 }
  return isWord ? quoteYAML(text) : quoteYAML(text, inFlow: true)
}

private func isPlain(_ text: String, inFlow: Bool) -> Bool {
  let bytes = Array(text.utf8)
  guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20, last != UInt8(ascii: ":") else {
    return false
  }
  let isNumber = first == UInt8(ascii: "-") && bytes.count > 1 && (0x30...0x39).contains(bytes[1])
  guard
    first >= 0x80 || (isWordByte(first) && first != UInt8(ascii: "-")) || isNumber || "()/.+;<=^~$".utf8.contains(first)
  else { return false }
  // A mark of the byte order may be at the beginning of a file only, and a reader may take this for one.
  guard text.unicodeScalars.allSatisfy({ !needsEscape($0) && $0 != "\n" && $0 != "\t" }) else { return false }
  if text.hasPrefix("...") { return false }
  for (number, byte) in bytes.enumerated() {
    switch byte {
    case UInt8(ascii: ":") where inFlow || bytes[number + 1] == 0x20: return false
    case UInt8(ascii: "#") where inFlow || bytes[number - 1] == 0x20: return false
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "?"):
      if inFlow { return false }
    default: break
    }
  }
  return true
}

private func isWordByte(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    || byte == UInt8(ascii: "-")
}

/// What may not be in a file of YAML as it is, or is a line end to some (YAML 1.2.2, 5.1 and 5.4; YAML 1.1, 4.1.4).
private func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20: scalar != "\n" && scalar != "\t"
  case 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
  default: false
  }
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}

/// A text of several lines as a literal block (YAML 1.2.2, 8.1.2), its lines indented by two blanks; nil where a block could
/// not contain it as it is.
func literalBlock(_ text: String) -> [String]? {
  guard text.utf8.contains(0x0A), text.unicodeScalars.allSatisfy({ !needsEscape($0) }) else { return nil }
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let endsLine = lines.last == ""
  if endsLine { lines.removeLast() }
  // Blanks in front of the first text would count as indentation, and empty lines at the end would get lost.
  guard let first = lines.first?.utf8.first, first != 0x20, first != 0x09, lines.last != "" else { return nil }
  if lines.contains(where: { !$0.isEmpty && $0.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }) { return nil }
  return [endsLine ? "|" : "|-"] + indented(lines.map(String.init))
}

/// Lines as they are written deeper; empty ones stay empty.
func indented(_ lines: some Sequence<String>) -> [String] { lines.map { $0.isEmpty ? "" : "  " + $0 } }
