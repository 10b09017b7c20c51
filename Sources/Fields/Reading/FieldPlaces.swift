// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Where the values of a file's fields are, also inside lists and records. Every item has one, and few are asked: it is one
/// array, made without a look at what the fields mean.
package struct FieldPlaces: Sendable {
  /// A key with its value, or an element of a list; those inside its value follow.
  private struct Mark {
    /// Empty for an element.
    let key: String
    let keyPosition: YAMLPosition
    let valuePosition: YAMLPosition
    /// The number of the first mark that is not inside.
    var next: Int32
    let isElement: Bool
  }

  private var marks: [Mark] = []

  package init() {}

  /// `dropped` are the elements of lists that were left out.
  fileprivate init(_ pairs: [YAMLNode.Pair], without dropped: Set<YAMLPosition>) {
    marks.reserveCapacity(pairs.count)
    add(pairs, without: dropped)
  }

  private mutating func add(_ pairs: [YAMLNode.Pair], without dropped: Set<YAMLPosition>) {
    for pair in pairs {
      let key = YAMLPosition(line: pair.line, column: pair.column)
      add(
        pair.value,
        Mark(key: pair.key, keyPosition: key, valuePosition: pair.value.position, next: 0, isElement: false), dropped)
    }
  }

  private mutating func add(_ node: YAMLNode, _ mark: Mark, _ dropped: Set<YAMLPosition>) {
    let index = marks.count
    marks.append(mark)
    switch node.content {
    case .scalar: break
    case .map(let pairs): add(pairs, without: dropped)
    case .list(let nodes):
      for node in nodes where dropped.isEmpty || !dropped.contains(node.position) {
        let mark = Mark(key: "", keyPosition: node.position, valuePosition: node.position, next: 0, isElement: true)
        add(node, mark, dropped)
      }
    }
    marks[index].next = Int32(marks.count)
  }

  /// The place of a field's key, or of an element of a list; of what is around it, where a file says it more shortly. Nil
  /// where the field is not there.
  package func key(of path: FieldPath, in fields: [FieldDeclaration], file: String) -> Place? {
    find(path, fields).map { mark in
      let position = mark.keyPosition
      return Place(file, line: position.line, column: position.column, excerpt: mark.key.isEmpty ? nil : mark.key)
    }
  }

  /// The place of a value, with what it says, which is underlined.
  package func value(of path: FieldPath, _ excerpt: String, in fields: [FieldDeclaration], file: String) -> Place? {
    find(path, fields).map { mark in
      Place(file, line: mark.valuePosition.line, column: mark.valuePosition.column, excerpt: excerpt)
    }
  }

  private func find(_ path: FieldPath, _ fields: [FieldDeclaration]) -> Mark? {
    var inside = 0..<marks.count
    var fields = fields
    var found: Mark?
    for step in path.steps {
      switch step {
      case .field(let name):
        let declaration = fields.first { $0.name == name }
        let number =
          children(of: inside).first { !marks[$0].isElement && marks[$0].key == name }
          ?? children(of: inside).first { marks[$0].key == declaration?.formerName }
        if let declaration { fields = declaration.shape.fieldsInside }
        guard let number else { return found }
        (found, inside) = (marks[number], number + 1..<Int(marks[number].next))
      case .element(let index):
        // A single value may stand for a list of one.
        guard inside.isEmpty || marks[inside.lowerBound].isElement else { continue }
        let elements = children(of: inside)
        guard elements.indices.contains(index) else { continue }
        (found, inside) = (marks[elements[index]], elements[index] + 1..<Int(marks[elements[index]].next))
      }
    }
    return found
  }

  private func children(of range: Range<Int>) -> [Int] {
    var numbers: [Int] = []
    var number = range.lowerBound
    while number < range.upperBound {
      numbers.append(number)
      number = Int(marks[number].next)
    }
    return numbers
  }
}

extension FieldReader {
  /// Where the values are that it has read.
  package func places(of pairs: [YAMLNode.Pair]) -> FieldPlaces { FieldPlaces(pairs, without: dropped) }
}
