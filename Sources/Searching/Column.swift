// SPDX-License-Identifier: Apache-2.0

/// A growing row of plain values, without the checks of an array: an index asks it millions of times. Its owner frees it.
struct Column<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  func free() { base.deallocate() }

  @inline(__always) subscript(_ index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    base[count] = element
    count += 1
  }

  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    if count + elements.count > capacity { grow(to: count + elements.count) }
    if let source = elements.baseAddress { base.advanced(by: count).update(from: source, count: elements.count) }
    count += elements.count
  }

  mutating func removeAll() { count = 0 }

  private mutating func grow(to needed: Int) {
    var size = capacity
    while size < needed { size += size / 2 + 8 }
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: size)
    larger.update(from: base, count: count)
    base.deallocate()
    (base, capacity) = (larger, size)
  }
}
