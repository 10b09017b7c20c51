// SPDX-License-Identifier: Apache-2.0

/// A view: how a model's fields are named, typed, described and read, each declared once.
package struct View<Model>: Sendable {
  package let shape: Shape
  @usableFromInline package let fields: [ViewField<Model>]
  /// For each field, whether the flag of its presence follows.
  @usableFromInline package let isList: [Bool]

  /// For every list `x` there is a flag `has-x` too, for what is printed around a list that is not empty.
  package init(_ name: String, _ fields: [ViewField<Model>]) {
    shape = Shape(name, fields.flatMap { [$0.declaration] + $0.presence })
    self.fields = fields
    isList = fields.map { !$0.presence.isEmpty }
  }

  /// Inlinable, so that each caller's module compiles it for its own models: this runs some thirty times a page.
  @inlinable package func record(_ model: Model) -> Record {
    Record(count: shape.fields.count) { values in
      var next = 0
      for index in fields.indices {
        let value = fields[index].value(model)
        var holdsAny = false
        if case .list(let records) = value { holdsAny = !records.isEmpty }
        values.initializeElement(at: next, to: value)
        next += 1
        guard isList[index] else { continue }
        values.initializeElement(at: next, to: .flag(holdsAny))
        next += 1
      }
    }
  }
}

/// A field of a view: its declaration, and how it is read from a model.
package struct ViewField<Model>: Sendable {
  let declaration: ShapeField
  @usableFromInline package let value: @Sendable (Model) -> Value

  package init(
    _ name: String, _ type: ValueType, _ help: String, value: @escaping @Sendable (Model) -> Value
  ) {
    declaration = ShapeField(name, type, help)
    self.value = value
  }

  fileprivate var presence: [ShapeField] {
    guard declaration.type.isList else { return [] }
    return [ShapeField("has-\(declaration.name)", .flag, "Whether `\(declaration.name)` contains anything.")]
  }
}
