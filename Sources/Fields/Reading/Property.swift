// SPDX-License-Identifier: Apache-2.0

/// Where values of a type have one of their properties. One that is stored is reached by its offset: where types are not known
/// when the program is compiled, a key path takes many times as long, and each field of each item is read and asked by it
/// (docs/decisions/0037-where-an-edit-goes.md).
struct Property<Root, Value>: Sendable {
  private let path: any WritableKeyPath<Root, Value> & Sendable
  /// In bytes; nil for a property that is computed.
  private let offset: Int?

  init(_ path: any WritableKeyPath<Root, Value> & Sendable) {
    (self.path, offset) = (path, MemoryLayout<Root>.offset(of: path))
  }

  /// What sets the property to what is read of a node.
  func set(
    by read: @escaping @Sendable (YAMLNode, inout FieldReader) -> Value
  ) -> @Sendable (YAMLNode, inout FieldReader, inout Root) -> Void {
    guard let offset else { return { [path] node, reader, root in root[keyPath: path] = read(node, &reader) } }
    return { node, reader, root in
      let value = read(node, &reader)
      withUnsafeMutablePointer(to: &root) {
        UnsafeMutableRawPointer($0).advanced(by: offset).assumingMemoryBound(to: Value.self).pointee = value
      }
    }
  }

  /// What makes something else of the property.
  func map<Other>(_ change: @escaping @Sendable (Value) -> Other) -> @Sendable (Root) -> Other {
    guard let offset else { return { [path] root in change(root[keyPath: path]) } }
    return { root in
      withUnsafePointer(to: root) {
        change(UnsafeRawPointer($0).advanced(by: offset).assumingMemoryBound(to: Value.self).pointee)
      }
    }
  }
}
