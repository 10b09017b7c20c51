/// A view: how a model's fields are named, typed, described and read, each declared once.
package struct View<Model>: Sendable {
  package struct Field: Sendable {
    let declaration: Shape.Field
    let value: @Sendable (Model) -> Value

    package init(
      _ name: String, _ type: FieldType, _ help: String, value: @escaping @Sendable (Model) -> Value
    ) {
      declaration = Shape.Field(name, type, help)
      self.value = value
    }
  }

  package let shape: Shape
  private let fields: [Field]

  /// For every list `x` there is a flag `has-x` too, for what stands around a list that is not empty.
  package init(_ name: String, _ fields: [Field]) {
    let all = fields.flatMap { field in [field] + field.presence }
    shape = Shape(name, all.map(\.declaration))
    self.fields = all
  }

  package func record(_ model: Model) -> Record {
    Record(fields.map { $0.value(model) })
  }
}

extension View.Field {
  fileprivate var presence: [View.Field] {
    guard case .list = declaration.type else { return [] }
    let value = self.value
    return [
      View.Field("has-\(declaration.name)", .flag, "Whether `\(declaration.name)` holds anything.") { model in
        if case .list(let records) = value(model) { return .flag(!records.isEmpty) }
        return .flag(false)
      }
    ]
  }
}
