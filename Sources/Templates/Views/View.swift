/// A view: how a model's fields are named, typed, described and read, each declared once.
package struct View<Model>: Sendable {
  package struct Field: Sendable {
    let declaration: Shape.Field
    @usableFromInline package let value: @Sendable (Model) -> Value

    package init(
      _ name: String, _ type: FieldType, _ help: String, value: @escaping @Sendable (Model) -> Value
    ) {
      declaration = Shape.Field(name, type, help)
      self.value = value
    }
  }

  package let shape: Shape
  @usableFromInline package let fields: [Field]
  /// For each field, whether the flag of its presence follows.
  @usableFromInline package let isList: [Bool]

  /// For every list `x` there is a flag `has-x` too, for what stands around a list that is not empty.
  package init(_ name: String, _ fields: [Field]) {
    shape = Shape(name, fields.flatMap { [$0.declaration] + $0.presence })
    self.fields = fields
    isList = fields.map { !$0.presence.isEmpty }
  }

  /// Inlinable, so that each caller's module compiles it for its own models: this runs some thirty times a page.
  @inlinable package func record(_ model: Model) -> Record {
    var values: [Value] = []
    values.reserveCapacity(shape.fields.count)
    for index in fields.indices {
      let value = fields[index].value(model)
      values.append(value)
      guard isList[index] else { continue }
      if case .list(let records) = value { values.append(.flag(!records.isEmpty)) } else { values.append(.flag(false)) }
    }
    return Record(values)
  }
}

extension View.Field {
  fileprivate var presence: [Shape.Field] {
    guard case .list = declaration.type else { return [] }
    return [Shape.Field("has-\(declaration.name)", .flag, "Whether `\(declaration.name)` holds anything.")]
  }
}
