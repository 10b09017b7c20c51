// SPDX-License-Identifier: Apache-2.0

/// Which value of a file is meant: a field, then elements of lists and fields of records, such as `["partners", 1, "ref"]`.
package struct FieldPath: Sendable, Hashable {
  package enum Step: Sendable, Hashable {
    case field(String)
    /// From 0.
    case element(Int)
  }

  package var steps: [Step]

  package init(_ field: String) {
    steps = []
    // Paths of relations are made for every item; few are longer.
    steps.reserveCapacity(3)
    steps.append(.field(field))
  }

  /// All of the fields.
  init() { steps = [] }

  package func appending(_ step: Step) -> FieldPath {
    var path = self
    path.steps.append(step)
    return path
  }
}

extension FieldPath: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  package init(stringLiteral field: String) { self.init(field) }
  package init(arrayLiteral steps: Step...) { self.steps = steps }
}

extension FieldPath.Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  package init(stringLiteral field: String) { self = .field(field) }
  package init(integerLiteral number: Int) { self = .element(number) }
}
