// SPDX-License-Identifier: Apache-2.0

/// Paths, each once. Two are the same where their bytes are: an é that is one character and an e with an accent name two
/// files, which a set of strings takes for one.
package struct PathSet: Sendable, Equatable, ExpressibleByArrayLiteral {
  @usableFromInline var paths: Set<ExactPath>

  @usableFromInline init(_ paths: Set<ExactPath>) { self.paths = paths }

  /// Inlinable, as what follows for maps, so that it is compiled for the very sequence or value.
  @inlinable package init(_ paths: some Sequence<String>) {
    var all = Set<ExactPath>(minimumCapacity: paths.underestimatedCount)
    for path in paths { all.insert(ExactPath(path)) }
    self.init(all)
  }

  package init(arrayLiteral paths: String...) { self.init(paths) }

  package func contains(_ path: String) -> Bool { paths.contains(ExactPath(path)) }

  /// Returns whether the path is new.
  @discardableResult package mutating func insert(_ path: String) -> Bool { paths.insert(ExactPath(path)).inserted }

  package mutating func remove(_ path: String) { paths.remove(ExactPath(path)) }

  package mutating func formUnion(_ others: PathSet) { paths.formUnion(others.paths) }

  package func subtracting(_ others: PathSet) -> PathSet { PathSet(paths.subtracting(others.paths)) }

  package func union(_ others: PathSet) -> PathSet { PathSet(paths.union(others.paths)) }

  package func isSubset(of others: PathSet) -> Bool { paths.isSubset(of: others.paths) }

  package var isEmpty: Bool { paths.isEmpty }
}

extension PathSet: Sequence {
  package func makeIterator() -> some IteratorProtocol<String> { paths.lazy.map(\.text).makeIterator() }

  package var underestimatedCount: Int { paths.count }
}

/// What is known of each of many paths, which are compared as in a `PathSet`.
package struct PathMap<Value> {
  @usableFromInline var values = [ExactPath: Value]()

  @inlinable package init() {}

  /// Of values for one path, the first counts.
  @inlinable package init(_ values: some Sequence<(String, Value)>) {
    self.values.reserveCapacity(values.underestimatedCount)
    self.values.merge(values.lazy.map { (ExactPath($0), $1) }, uniquingKeysWith: { first, _ in first })
  }

  @inlinable package subscript(path: String) -> Value? {
    get { values[ExactPath(path)] }
    set { values[ExactPath(path)] = newValue }
  }

  @inlinable package subscript(path: String, default value: @autoclosure () -> Value) -> Value {
    get { values[ExactPath(path)] ?? value() }
    _modify { yield &values[ExactPath(path), default: value()] }
  }

  @inlinable package mutating func reserveCapacity(_ count: Int) { values.reserveCapacity(count) }

  @inlinable package var count: Int { values.count }

  @inlinable package var isEmpty: Bool { values.isEmpty }

  package var paths: some Sequence<String> { values.keys.lazy.map(\.text) }
}

extension PathMap: Sequence {
  package func makeIterator() -> some IteratorProtocol<(path: String, value: Value)> {
    values.lazy.map { (path: $0.key.text, value: $0.value) }.makeIterator()
  }
}

extension PathMap: Sendable where Value: Sendable {}

@usableFromInline struct ExactPath: Hashable, Sendable {
  @usableFromInline let text: String

  @usableFromInline init(_ text: String) { self.text = text }

  @usableFromInline static func == (a: ExactPath, b: ExactPath) -> Bool { bytesEqual(a.text, b.text) }

  @usableFromInline func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
