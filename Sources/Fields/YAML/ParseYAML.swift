// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Reads YAML into nodes with their places. Returns nil, with an explanation in `report`, when it does not parse or uses
/// what fields have no need of; an empty text is an empty map.
///
/// `firstLine` is the number in the file of the text's first line.
package func parseYAML(_ text: ArraySlice<UInt8>, path: String, firstLine: Int, report: inout Report) -> YAMLNode? {
  guard text.count <= mostBytes else {
    report.add(
      .yamlFeature, "the fields take over \(mostBytes >> 10) KB", at: Place(path, line: firstLine, column: 1),
      help: "move long texts below the fields")
    return nil
  }
  if let node = text.withUnsafeBufferPointer({ readPlainFields($0, firstLine: firstLine) }) { return node }
  return parseAnyYAML(text, path: path, firstLine: firstLine, report: &report)
}

/// The same by way of the library, for all that YAML can contain.
func parseAnyYAML(_ text: ArraySlice<UInt8>, path: String, firstLine: Int, report: inout Report) -> YAMLNode? {
  switch readYAML(splitLines(Array(text)), path: path, firstLine: firstLine) {
  case .success(let node): return node
  case .failure(let faults):
    for fault in faults.all { report.add(fault.diagnostic) }
    return nil
  }
}

/// The fields at the top of a file, as far as they can be read.
package struct ReadFields {
  package let root: YAMLNode
  /// Fields that are there and whose values could not be read.
  package let unreadable: Set<String>

  package init(root: YAMLNode, unreadable: Set<String> = []) { (self.root, self.unreadable) = (root, unreadable) }
}

/// Reads YAML as `parseYAML` does, and goes on after what is wrong: a line is taken as it was most likely meant, else the
/// field that it belongs to is left out. So a writer sees at once all that is wrong with a file.
package func parseFields(
  _ text: ArraySlice<UInt8>, path: String, firstLine: Int, report: inout Report
) -> ReadFields? {
  guard text.count <= mostBytes else {
    return parseYAML(text, path: path, firstLine: firstLine, report: &report).map {
      ReadFields(root: $0, unreadable: [])
    }
  }
  if let node = text.withUnsafeBufferPointer({ readPlainFields($0, firstLine: firstLine) }) {
    return ReadFields(root: node, unreadable: [])
  }
  var lines = splitLines(Array(text))
  var unreadable: Set<String> = []
  for _ in 0..<mostFaults {
    switch readYAML(lines, path: path, firstLine: firstLine) {
    case .success(let node): return ReadFields(root: node, unreadable: unreadable)
    case .failure(let faults):
      for fault in faults.all { report.add(fault.diagnostic) }
      for fault in faults.all {
        guard let read = remedy(fault, &lines) else {
          return readFieldByField(lines, path: path, firstLine: firstLine, unreadable, &report)
        }
        unreadable.formUnion(read)
      }
    }
  }
  return readFieldByField(lines, path: path, firstLine: firstLine, unreadable, &report)
}

private let mostBytes = 256 << 10
/// Each is followed by a reading of all lines.
private let mostFaults = 20

/// Changes the lines so that reading may go on after a fault. Returns the name of a field that is left out for it; nil
/// where nothing can be done.
private func remedy(_ fault: YAMLFault, _ lines: inout [ArraySlice<UInt8>]) -> Set<String>? {
  switch fault.remedy {
  case .line(let index, let line):
    lines[index] = Array(line.utf8)[...]
    return []
  case .leaveOut(let index): return leaveOutField(at: index, of: &lines).map { [$0] }
  case nil: return nil
  }
}

/// Reads each field for itself, once: what is wrong with one says nothing about the others. Of a field that is given twice,
/// the first counts.
private func readFieldByField(
  _ lines: [ArraySlice<UInt8>], path: String, firstLine: Int, _ unreadable: Set<String>, _ report: inout Report
) -> ReadFields {
  var unreadable = unreadable
  var pairs: [YAMLNode.Pair] = []
  var names: Set<String> = []
  let starts = lines.indices.filter { beginsField(lines[$0]) }
  for (number, start) in starts.enumerated() {
    let end = number + 1 < starts.count ? starts[number + 1] : lines.count
    var field = Array(lines[start..<end])
    while field.last?.isEmpty ?? false { field.removeLast() }
    switch readYAML(field, path: path, firstLine: firstLine + start) {
    case .success(let node):
      guard case .map(let read) = node.content else { continue }
      for pair in read where pairs.count < YAMLComposition.mostValues && names.insert(pair.key).inserted {
        pairs.append(pair)
      }
    case .failure(let faults):
      for fault in faults.all { report.add(fault.diagnostic) }
      unreadable.insert(fieldName(lines[start]))
    }
  }
  return ReadFields(root: YAMLNode(content: .map(pairs), line: firstLine, column: 1), unreadable: unreadable)
}

/// Whether a line begins a field, and does not go on with the one above.
private func beginsField(_ line: ArraySlice<UInt8>) -> Bool {
  line.first.map { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: "-") } ?? false
}

private func fieldName(_ line: ArraySlice<UInt8>) -> String {
  String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
}

/// Empties the line and those around it that belong to the same field. Returns its name; nil where nothing is left to empty.
private func leaveOutField(at index: Int, of lines: inout [ArraySlice<UInt8>]) -> String? {
  func begins(_ index: Int) -> Bool { beginsField(lines[index]) }
  guard lines.indices.contains(index) else { return nil }
  var first = index
  while first > 0, !begins(first) { first -= 1 }
  var end = first + 1
  while end < lines.count, !begins(end) { end += 1 }
  guard lines[first..<end].contains(where: { !$0.isEmpty }) else { return nil }
  let name = fieldName(lines[first])
  for index in first..<end { lines[index] = [] }
  return name
}

/// Something wrong in a text of YAML, and how to go on reading.
struct YAMLFault {
  enum Remedy {
    /// The line by its index, as it was most likely meant.
    case line(Int, String)
    /// What the line by its index belongs to.
    case leaveOut(Int)
  }

  let diagnostic: Diagnostic
  /// Nil where nothing can be read.
  let remedy: Remedy?

  init(_ diagnostic: Diagnostic, _ remedy: Remedy?) { (self.diagnostic, self.remedy) = (diagnostic, remedy) }
}

struct YAMLFaults: Error {
  let all: [YAMLFault]
}

/// Reads lines, once.
private func readYAML(_ lines: [ArraySlice<UInt8>], path: String, firstLine: Int) -> Result<YAMLNode, YAMLFaults> {
  let faults = checkYAMLFeatures(lines, path: path, firstLine: firstLine)
  guard faults.isEmpty else { return .failure(YAMLFaults(all: faults)) }
  do {
    let composition = try YAMLComposition(lines, firstLine: firstLine)
    guard let root = composition.root else {
      return .success(YAMLNode(content: .map([]), line: firstLine, column: 1))
    }
    if let found = composition.forbidden {
      // Escaped: the bytes of the file have been looked at.
      let fault = Diagnostic(
        .notText, "this value contains \(describe(forbidden: found.character)), which no page or feed may contain",
        at: Place(path, line: found.line, column: found.column), help: "leave it out")
      return .failure(YAMLFaults(all: [YAMLFault(fault, .leaveOut(found.line - firstLine))]))
    }
    if case .scalar = root.content,
      let fault = explainSlip(in: lines, from: 0, path: path, firstLine: firstLine)
    {
      return .failure(YAMLFaults(all: [fault]))
    }
    return .success(root)
  } catch {
    return .failure(YAMLFaults(all: [explainYAMLError(error, lines: lines, path: path, firstLine: firstLine)]))
  }
}
