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

  package init(_ name: String, _ fields: [Field]) {
    shape = Shape(name, fields.map(\.declaration))
    self.fields = fields
  }

  package func record(_ model: Model) -> Record {
    Record(fields.map { $0.value(model) })
  }
}
