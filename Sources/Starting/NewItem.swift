// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// A file for an item that is yet to be written: its kind's place, the next number, an identifier that nobody has, and the
/// fields that it may have, as comments with their help.
package struct NewItem: Sendable {
  /// Below the source.
  package let path: String
  package let text: String

  /// `parent` is the identifier of what it is to be a part of. `plan` is what there is so far.
  package init(_ kind: Kind, titled title: String, partOf parent: String?, in plan: Plan) {
    var isTaken = Set(plan.items.map(\.id))
    isTaken.formUnion(plan.items.flatMap(\.fields.formerIDs))
    let made = shortenedIdentifier(makeIdentifier(from: title.lowercased()))
    var id = made
    var count = 1
    while isTaken.contains(id) {
      count += 1
      id = "\(made)-\(count)"
    }
    let folder = kind.folder.isEmpty ? "content" : "content/\(kind.folder)"
    path = "\(folder)/\(id).md"
    let number = nextNumber(of: kind, partOf: parent, in: plan)
    var lines = ["---"]
    if kind.folder.isEmpty, kind.name != "page" { lines.append("kind: \(kind.name)") }
    lines += ["id: \(quoteYAML(id))", "title: \(quoteYAML(title))"]
    if let number { lines.append("number: \"\(number)\"") }
    if let parent { lines.append("part-of: \(quoteYAML(parent))") }
    let given = Set(["kind", "id", "title"] + (number == nil ? [] : ["number"]) + (parent == nil ? [] : ["part-of"]))
    for field in offered(kind) where !given.contains(field.name) { lines.append(commented(field)) }
    text = (lines + ["---", "", ""]).joined(separator: "\n")
  }
}

/// The kind's own fields, and of those that every item may have the ones that most need.
private func offered(_ kind: Kind) -> [FieldDeclaration] {
  let usual = ["description", "number", "part-of", "status", "date", "tags", "aligns-to", "partners"]
  let own = Set(kind.fields.map(\.name))
  let common = usual.compactMap { name in kind.declarations.first { $0.name == name && !own.contains(name) } }
  let isGoal = own.contains("goal")
  return common + kind.fields.filter { !(isGoal && $0.name == "goal") }
}

/// A field to be filled in: without `# ` at its beginning, the line is a field without a value.
private func commented(_ field: FieldDeclaration) -> String {
  var help = field.help
  if case .choice(let choice) = field.shape { help += " " + choice.explained.joined(separator: "; ") + "." }
  let name = "\(field.name):"
  let padded = name + String(repeating: " ", count: max(1, 16 - name.utf8.count))
  return field.isRequired ? "\(padded)# \(help)" : "# \(padded)# \(help)"
}

/// One after the last of the same kind and parent; without any, the first of the parent's. Nil where the plan numbers none.
private func nextNumber(of kind: Kind, partOf parent: String?, in plan: Plan) -> String? {
  let siblings = plan.items.indices.filter { index in
    let item = plan.items[index]
    let isOfParent = plan.tree.parent[index].map { plan.items[$0].id } == parent
    return item.kind.name == kind.name && (isOfParent || parent == nil && !kind.isTrunk)
  }
  if let last = siblings.compactMap({ plan.items[$0].fields.number }).last, let next = following(last) { return next }
  if let parent, let number = plan.items.first(where: { $0.id == parent })?.fields.number, kind.isPart {
    return "\(number).1"
  }
  return parent == nil && kind.like == GoalDetails.name ? "1" : nil
}

/// `1.2` is followed by `1.3`, and `M9` by `M10`; nil for what does not end in a number.
private func following(_ number: String) -> String? {
  let digits = number.reversed().prefix { $0.isASCII && $0.isNumber }.count
  guard digits > 0, let last = Int(number.suffix(digits)), last < 1_000_000 else { return nil }
  return "\(number.dropLast(digits))\(last + 1)"
}
