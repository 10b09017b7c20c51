// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Refuses, line by line, what no field needs and what has been used to take programs down: anchors and aliases (a
/// 350-byte text can stand for gigabytes), tags, tabs as indentation, several documents, and deep nesting (the library
/// recurses).
func checkYAMLFeatures(
  _ lines: [ArraySlice<UInt8>], path: String, firstLine: Int
) -> [YAMLFault] {
  var faults: [YAMLFault] = []
  var flowDepth = 0
  var blockScalarIndent: Int?
  for (index, line) in lines.enumerated() {
    let indent = line.prefix { $0 == 0x20 }.count
    if let outer = blockScalarIndent {
      if indent > outer || line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      blockScalarIndent = nil
    }
    var scanner = YAMLLineScanner(line, flowDepth: flowDepth)
    if let finding = scanner.scan() {
      let place = Place(path, line: firstLine + index, column: finding.offset + 1)
      if let right = finding.right {
        let typed = String(decoding: line, as: UTF8.self)
        let whole = Place(path, line: firstLine + index, column: 1, excerpt: typed)
        faults.append(
          YAMLFault(
            Diagnostic(
              finding.rule, finding.message, at: place, help: finding.help,
              edits: [Edit(replacing: whole, with: right)]), .line(index, right)))
        continue
      }
      let value = finding.isQuoted ? wholeValue(of: line, from: finding.offset) : nil
      faults.append(
        YAMLFault(
          Diagnostic(
            finding.rule, finding.message, at: place, help: finding.help,
            edits: value.map { quotingEdits($0, line, path, line: firstLine + index) } ?? []),
          finding.isTooDeep
            ? nil : value.map { .line(index, $0.before + inQuotationMarks($0.text)) } ?? .leaveOut(index)))
    }
    flowDepth = scanner.flowDepth
    if scanner.opensBlockScalar { blockScalarIndent = indent }
  }
  return faults
}

/// Looks at one line for what may not be there; strings that go over several lines are taken as they come.
private struct YAMLLineScanner {
  struct Finding {
    let rule: Rule
    let message: String
    let help: String
    let offset: Int
    /// Whether the value is meant as a text.
    var isQuoted = false
    var isTooDeep = false
    /// The whole line as it was certainly meant.
    var right: String?
  }

  let line: ArraySlice<UInt8>
  var flowDepth: Int
  private(set) var opensBlockScalar = false

  init(_ line: ArraySlice<UInt8>, flowDepth: Int) {
    self.line = line
    self.flowDepth = flowDepth
  }

  mutating func scan() -> Finding? {
    if line.prefix(while: { $0 == 0x20 || $0 == 0x09 }).contains(0x09) {
      let indent = line.prefix { $0 == 0x20 || $0 == 0x09 }
      let blanks = String(decoding: indent, as: UTF8.self).replacing("\t", with: "  ")
      return Finding(
        rule: .yamlSyntax, message: "this line is indented with a tab, which YAML does not allow",
        help: "indent with spaces", offset: line.prefix { $0 == 0x20 }.count,
        right: blanks + String(decoding: line.dropFirst(indent.count), as: UTF8.self))
    }
    var atValue = true
    var depth = 0
    var quote: UInt8?
    /// The second byte of an escape.
    var escaped = -1
    for (offset, byte) in line.enumerated() where offset != escaped {
      if let open = quote {
        if open == UInt8(ascii: "\"") ? byte == UInt8(ascii: "\\") : byte == open && at(offset + 1) == open {
          escaped = offset + 1
        } else if byte == open {
          quote = nil
        }
        continue
      }
      switch byte {
      case 0x20: continue
      case UInt8(ascii: "#") where flowDepth > 0 && atValue: return swallowedEntry(offset)
      case UInt8(ascii: "#") where offset == 0 || at(offset - 1) == 0x20: return nil
      case UInt8(ascii: "&") where atValue, UInt8(ascii: "*") where atValue && at(offset + 1) != 0x20:
        return feature(
          "starts with `\(Character(UnicodeScalar(byte)))`, which means an anchor or alias in YAML", offset)
      case UInt8(ascii: "!") where atValue:
        return feature("starts with `!`, which means a tag in YAML", offset)
      case UInt8(ascii: "\"") where atValue, UInt8(ascii: "'") where atValue:
        quote = byte
        atValue = false
      case UInt8(ascii: "|") where atValue, UInt8(ascii: ">") where atValue:
        opensBlockScalar = flowDepth == 0
        return nil
      case UInt8(ascii: "[") where atValue || flowDepth > 0, UInt8(ascii: "{") where atValue || flowDepth > 0:
        flowDepth += 1
        atValue = true
        if flowDepth > 8 { return tooDeep(offset) }
      case UInt8(ascii: "]") where flowDepth > 0, UInt8(ascii: "}") where flowDepth > 0:
        flowDepth -= 1
        atValue = false
      case UInt8(ascii: ",") where flowDepth > 0: atValue = true
      case UInt8(ascii: "-") where atValue && (at(offset + 1) ?? 0x20) == 0x20,
        UInt8(ascii: "?") where atValue && (at(offset + 1) ?? 0x20) == 0x20:
        depth += 1
        if depth > 8 { return tooDeep(offset) }
      case UInt8(ascii: ":") where (at(offset + 1) ?? 0x20) == 0x20: atValue = true
      default: atValue = false
      }
    }
    return line.prefix { $0 == 0x20 }.count > 64 ? tooDeep(64) : nil
  }

  private func at(_ offset: Int) -> UInt8? {
    let index = line.startIndex + offset
    return line.indices.contains(index) ? line[index] : nil
  }

  private func feature(_ what: String, _ offset: Int) -> Finding {
    Finding(
      rule: .yamlFeature, message: "this value \(what)",
      help: "put the value in quotation marks: \(quotedLine(line, from: offset))", offset: offset, isQuoted: true)
  }

  /// `tags: [#a, #b]`: what begins with `#` is a comment, and the list has no end.
  private func swallowedEntry(_ offset: Int) -> Finding? {
    guard let next = at(offset + 1), next != 0x20, let close = line.lastIndex(of: UInt8(ascii: "]")),
      close - line.startIndex > offset
    else { return nil }
    let entries = String(decoding: line[(line.startIndex + offset)..<close], as: UTF8.self).split(separator: ",").map {
      let entry = String($0).trimmingTrailingBlanks.drop { $0 == " " }
      return entry.hasPrefix("#") ? inQuotationMarks(String(entry)) : String(entry)
    }
    let right =
      String(decoding: line.prefix(offset), as: UTF8.self) + entries.joined(separator: ", ")
      + String(decoding: line[close...], as: UTF8.self)
    return Finding(
      rule: .yamlSyntax, message: "`#` begins a comment, so that this list has no end",
      help: "put the values in quotation marks: `\(right)`", offset: offset, right: right)
  }

  private func tooDeep(_ offset: Int) -> Finding {
    Finding(
      rule: .yamlFeature, message: "values are nested too deeply",
      help: "no field needs more than four levels",
      offset: offset, isTooDeep: true)
  }
}
