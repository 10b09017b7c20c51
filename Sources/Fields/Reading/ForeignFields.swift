// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A field of another tool whose value is the title of an item, which only the plan knows: `parent: Clean rivers`.
package struct NamedByTitle: Sendable {
  package let title: String
  /// What the field is called here.
  package let field: String
  package let key: Place
  package let value: Place
  /// As messages name what has the field, such as `a page`.
  package let owner: String
  package let inManyFiles: String
}

extension YAMLNode {
  /// Those of a list, or the value itself.
  fileprivate var elements: [YAMLNode] {
    if case .list(let elements) = content { return elements }
    return [self]
  }

  fileprivate var scalar: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }
}

extension FieldReader {
  /// Answers a field that has another name here, or none, with what to write instead. Returns whether it is one.
  mutating func answerForeign(
    _ pair: YAMLNode.Pair, beside pairs: [YAMLNode.Pair], among names: [String], of owner: String
  ) -> Bool {
    guard pair.column == 1 || readsHeading, let answer = counterparts[pair.key] else { return false }
    var help: String
    var edits: [Edit] = []
    switch answer {
    case .fields(let candidates, let otherwise):
      guard let name = candidates.first(where: names.contains) else {
        guard let otherwise else { return false }
        help = otherwise
        break
      }
      suggested.insert(name)
      if let other = pairs.first(where: { saysTheSame($0, as: pair, name, among: names) }) {
        help = "`\(other.key)` says it already: remove this field, or that one"
        if other.value.content == pair.value.content { edits = removal(of: pair) }
      } else if name == "former-ids", pair.value.elements.allSatisfy({ $0.scalar.flatMap(formerID) == ownID }) {
        help = "remove it: it names the address that the text has here"
        edits = removal(of: pair)
      } else if let value = converted(pair.value, for: name) {
        help = "it is called `\(name)` here: `\(name): \(value.shown)`"
        edits = [Edit(replacing: place(ofKey: pair), with: name)] + value.edits
      } else if name == "part-of", case .scalar(let title, _) = pair.value.content, !title.isEmpty, !readsHeading {
        namedByTitle.append(
          NamedByTitle(
            title: title, field: name, key: place(ofKey: pair), value: place(pair.value), owner: owner,
            inManyFiles: shared(pair, owner)))
        return true
      } else {
        let identifiers = ["former-ids": "identifiers", "part-of": "the identifier of what it is a part of"]
        help = "it is called `\(name)` here" + (identifiers[name].map { ", and takes \($0)" } ?? "")
      }
    case .superfluous(let reason):
      help = "remove it: \(reason)"
      edits = removal(of: pair)
    case .elsewhere(let advice): help = advice
    }
    report.add(
      .unknownKey, "\(owner) has no field `\(pair.key)`", at: place(ofKey: pair), help: help,
      inManyFiles: shared(pair, owner), edits: edits)
    return true
  }

  /// `published` is a day here, and whether something is published to others. Returns whether it was meant so.
  mutating func answerPublishedFlag(_ pair: YAMLNode.Pair, beside pairs: [YAMLNode.Pair]) -> Bool {
    guard case .scalar(let text, isPlain: true) = pair.value.content, text == "true" || text == "false" else {
      return false
    }
    let isPublished = text == "true"
    let isSaid = pairs.contains { $0.key == "draft" }
    report.add(
      .wrongType, "`published` is the day of publication, not whether there is one", at: place(pair.value),
      help: isPublished ? "remove it: everything is published unless it is a draft" : "write `draft: true`",
      inManyFiles: "say `published: \(text)`, and `published` is the day of publication",
      edits: isPublished
        ? removal(of: pair)
        : isSaid
          ? [] : [Edit(replacing: 1, linesFrom: pair.line, of: path, with: ["draft: true"])])
    return true
  }

  /// Whether an earlier field, or one under the name itself, takes the place of this one.
  private func saysTheSame(
    _ other: YAMLNode.Pair, as pair: YAMLNode.Pair, _ name: String, among names: [String]
  ) -> Bool {
    if other.key == name { return true }
    guard other.line < pair.line, case .fields(let candidates, _)? = counterparts[other.key] else { return false }
    return candidates.first(where: names.contains) == name
  }

  /// The lines of a field at the left margin.
  private func removal(of pair: YAMLNode.Pair) -> [Edit] {
    guard let source, pair.column == 1 else { return [] }
    return [Edit(replacing: source.lineCount(from: pair.line), linesFrom: pair.line, of: path)]
  }

  /// A value as the field `name` takes it; nil where somebody has to look at it.
  private func converted(_ node: YAMLNode, for name: String) -> (shown: String, edits: [Edit])? {
    let nodes: [YAMLNode]
    let isList: Bool
    switch node.content {
    case .scalar: (nodes, isList) = ([node], false)
    case .list(let elements): (nodes, isList) = (elements, true)
    case .map: return nil
    }
    guard !isList || Self.lists.contains(name) else { return nil }
    var texts: [String] = []
    var edits: [Edit] = []
    for node in nodes {
      guard case .scalar(let text, _) = node.content, !text.isEmpty, let value = converted(text, for: name) else {
        return nil
      }
      if name == "former-ids", value == ownID {
        guard source?.rest(of: node.line, from: 1)?.drop(while: { $0 == " " }).first == "-" else { return nil }
        edits.append(Edit(replacing: 1, linesFrom: node.line, of: path))
        continue
      }
      if value != text { edits.append(Edit(replacing: place(node), with: value)) }
      texts.append(quoteYAML(value, inFlow: isList))
    }
    if texts.joined().utf8.count > 100 || texts.contains(where: { $0.contains("\\n") }) { return ("…", edits) }
    let shown = texts.joined(separator: ", ")
    return (isList || name == "former-ids" ? "[\(shown)]" : shown, edits)
  }

  private static let lists: Set<String> = ["former-ids", "tags"]

  private func converted(_ text: String, for name: String) -> String? {
    switch name {
    case "former-ids": return formerID(text)
    case "weight": return Int(text).map(String.init)
    case "updated", "published", "date", "due", "start", "end":
      if CalendarDate(text) != nil { return text }
      let likely = CalendarDate(withClock: text).map { [$0] } ?? likelyDates(for: text)
      return likely.count == 1 ? likely[0].iso : nil
    // Jekyll divides words at blanks, others do not.
    case "tags": return text.contains(" ") && !text.contains(",") ? nil : text
    case "id": return isIdentifier(text) ? text : nil
    case "language": return isLanguageTag(text) ? text : likelyLanguageTag(for: text)
    case "url", "base-url": return isWebAddress(text) ? text : nil
    case "title", "description", "lead", "licence", "notice", "accent", "typeface": return text
    default: return nil
    }
  }
}
