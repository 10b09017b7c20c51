// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import Sites

/// The fields that a file may have.
struct FieldContext {
  let declarations: [FieldDeclaration]
  /// Nil for `site.yml`.
  let kind: Kind?

  /// Nil for a file that has no fields.
  init?(path: String, _ file: TextFile, _ workspace: Workspace) {
    if path == "content/site.yml" {
      (declarations, kind) = (Configuration.fields.map(\.declaration), nil)
      return
    }
    guard isText(path), path.utf8.starts(with: "content/".utf8), let plan = workspace.site?.plan else { return nil }
    let kind = workspace.item(inFile: path).map { plan.items[$0].kind } ?? Self.kind(of: path, file, plan.kinds)
    (declarations, self.kind) = (kind.declarations, kind)
  }

  /// Of a file that is no item yet: as it says itself, else as its folder says.
  private static func kind(of path: String, _ file: TextFile, _ kinds: Kinds) -> Kind {
    for line in fieldLines(of: file, path: path) {
      if let match = file.text(ofLine: line).wholeMatch(of: /kind: *([A-Za-z0-9_-]+) */),
        let kind = kinds.named(String(match.output.1))
      {
        return kind
      }
    }
    let parts = path.pathParts
    return parts.count > 2 ? kinds.ofFolder(String(parts[1])) ?? kinds.page : kinds.page
  }

  /// The fields below a path of keys; nil where names are the writer's own.
  func fields(below path: [String]) -> [FieldDeclaration]? {
    path.isEmpty ? declarations : shape(at: path).map(\.fieldsBelow)
  }

  func declaration(at path: [String]) -> FieldDeclaration? {
    guard let last = path.last else { return nil }
    return fields(below: path.dropLast())?.first { $0.isNamed(last) }
  }

  /// The shape of the value at a path.
  func shape(at path: [String]) -> FieldShape? {
    guard let first = path.first, let field = declarations.first(where: { $0.isNamed(first) }) else { return nil }
    var shape = field.shape
    for name in path.dropFirst() {
      switch shape.element {
      case .entries(let element): shape = element
      case .record(let record):
        guard let field = record.fields.first(where: { $0.isNamed(name) }) else { return nil }
        shape = field.shape
      default: return nil
      }
    }
    return shape
  }
}

extension FieldShape {
  /// The fields of a record, of the records of a list, or of those under names of the writer's own.
  var fieldsBelow: [FieldDeclaration] {
    if case .entries(let element) = self { return element.fieldsInside }
    return fieldsInside
  }
}
