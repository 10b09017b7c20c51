// SPDX-License-Identifier: Apache-2.0

/// Paths, each once. Two are the same where their bytes are: an é that is one character and an e with an accent name two
/// files, which a set of strings takes for one.
package struct PathSet: Sendable, Equatable, ExpressibleByArrayLiteral {
  private var paths: Set<ExactPath>

  private init(_ paths: Set<ExactPath>) { self.paths = paths }

  package init(_ paths: some Sequence<String>) {
    // An array is gone through without asking at each path what it is of.
    let paths = Array(paths)
    self.paths = Set(minimumCapacity: paths.count)
    for path in paths { insert(path) }
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
///
/// Only places are in its table, so that one table serves all types of values: one for a type that is not known when this is compiled
/// takes some thousand instructions a path.
package struct PathMap<Value> {
  private var places: [ExactPath: Int] = [:]
  package private(set) var paths: [String] = []
  private var values: [Value] = []

  package init() {}

  /// Of values for one path, the first counts.
  package init(_ values: some Sequence<(String, Value)>) {
    reserveCapacity(values.underestimatedCount)
    for (path, value) in values where places[ExactPath(path)] == nil { append(path, value) }
  }

  package subscript(path: String) -> Value? {
    get { places[ExactPath(path)].map { values[$0] } }
    set {
      switch (places[ExactPath(path)], newValue) {
      case (let place?, let value?): values[place] = value
      case (let place?, nil): remove(place)
      case (nil, let value?): append(path, value)
      case (nil, nil): break
      }
    }
  }

  package subscript(path: String, default value: @autoclosure () -> Value) -> Value {
    get { self[path] ?? value() }
    _modify {
      let place = places[ExactPath(path)] ?? append(path, value())
      yield &values[place]
    }
  }

  /// Returns its place.
  @discardableResult private mutating func append(_ path: String, _ value: Value) -> Int {
    places[ExactPath(path)] = paths.count
    paths.append(path)
    values.append(value)
    return paths.count - 1
  }

  /// The last one comes in its place.
  private mutating func remove(_ place: Int) {
    places[ExactPath(paths[place])] = nil
    let (path, value) = (paths.removeLast(), values.removeLast())
    if place == paths.count { return }
    (paths[place], values[place]) = (path, value)
    places[ExactPath(path)] = place
  }

  package mutating func reserveCapacity(_ count: Int) {
    places.reserveCapacity(count)
    paths.reserveCapacity(count)
    values.reserveCapacity(count)
  }

  package var count: Int { paths.count }

  package var isEmpty: Bool { paths.isEmpty }
}

extension PathMap: Sequence {
  package func makeIterator() -> some IteratorProtocol<(path: String, value: Value)> {
    zip(paths, values).lazy.map { (path: $0, value: $1) }.makeIterator()
  }
}

extension PathMap: Sendable where Value: Sendable {}

private struct ExactPath: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: ExactPath, b: ExactPath) -> Bool { bytesEqual(a.text, b.text) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
