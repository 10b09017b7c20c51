// SPDX-License-Identifier: Apache-2.0

/// Fields that are looked up by name, for every line of every file: the names are found in a table, not one by one.
package final class FieldTable<Root: Sendable>: Sendable {
  package let fields: [Field<Root>]
  /// Under the older names too.
  private let indexByName: [String: Int]
  /// The places of those that a file has to give.
  let required: [Int]

  package init(_ fields: [Field<Root>]) {
    self.fields = fields
    let numbered = Array(fields.enumerated())
    let names = numbered.map { ($1.name, $0) }
    let formerNames = numbered.compactMap { number, field in field.declaration.formerName.map { ($0, number) } }
    indexByName = Dictionary(names + formerNames, uniquingKeysWith: { first, _ in first })
    required = numbered.filter { $1.declaration.isRequired }.map(\.offset)
  }

  func index(of name: String) -> Int? { indexByName[name] }
}
