// SPDX-License-Identifier: Apache-2.0

/// Values of fields that are declared while the program runs, such as those that `site.yml` gives a kind.
package struct CustomFields: Sendable, Equatable {
  package private(set) var entries: [FieldEntry] = []

  package init() {}

  package subscript(name: String) -> FieldValue? {
    get { entries[name] }
    set {
      entries.removeAll { $0.name == name }
      if let newValue { entries.append(FieldEntry(name, newValue)) }
    }
  }
}

extension Field where Root == CustomFields {
  package convenience init(_ declaration: FieldDeclaration) {
    let (name, type) = (declaration.name, FieldType<FieldValue>.of(declaration.shape))
    self.init(
      declaration: declaration, read: { node, reader, root in root[name] = type.read(node, &reader) },
      value: { root in root[name] })
  }
}

extension FieldType where Value == FieldValue {
  /// The type of values of a shape, where no type of the program holds them.
  package static func of(_ shape: FieldShape) -> FieldType {
    switch shape {
    case .text(let form): plain(FieldType<String>.text(form))
    case .number: plain(FieldType<DecimalNumber>.number)
    case .integer: plain(FieldType<Int>.integer)
    case .flag: plain(FieldType<Bool>.flag)
    case .date: plain(FieldType<CalendarDate>.date)
    case .span: plain(FieldType<DateSpan>.span)
    case .time: plain(FieldType<PlanTime>.time)
    case .reference(let kinds): plain(FieldType<Reference>.reference(to: kinds))
    case .nameOrText(let kinds): plain(FieldType<String>.nameOrText(of: kinds))
    case .file: plain(FieldType<String>.file)
    case .choice(let choice):
      FieldType(shape: shape, read: { readChoice($0, choice, &$1).map { .choice($0) } }, value: { $0 })
    case .options: plain(FieldType<[Choice.Option]>.options)
    case .list(let element): plain(FieldType<[FieldValue]>.list(of(element)))
    case .record(let record):
      plain(
        FieldType<CustomFields>.record(
          record.name, of: record.fields.map { Field($0) }, empty: CustomFields(), shorthand: record.shorthand))
    case .entries(let element):
      FieldType(
        shape: shape,
        read: { node, reader in
          readEntries(node, of(element), &reader).map { .record($0.map { FieldEntry($0.name, $0.value) }) }
        }, value: { $0 })
    }
  }

  private static func plain<Other>(_ type: FieldType<Other>) -> FieldType {
    FieldType(shape: type.shape, read: { type.read($0, &$1).map(type.value) }, value: { $0 })
  }
}
