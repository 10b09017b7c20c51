// SPDX-License-Identifier: Apache-2.0

/// The dictionary of an earlier index, of which only those pieces are read that change.
struct OpenLeaves {
  private let parts: [Root.Part]
  private let previous: PreviousIndex
  private var entries: [Int: [Entry]] = [:]
  /// Leaves that are no longer what they were, and those before one whose first key is another.
  private var changed: Set<Int> = []
  /// The names of the leaves that were divided again.
  private(set) var opened: Set<String> = []

  init(_ parts: [Root.Part], _ previous: PreviousIndex) { (self.parts, self.previous) = (parts, previous) }

  /// The entry of a stem, if there is one; nil where its leaf cannot be read.
  mutating func entry(of stem: [UInt8]) -> Found? {
    guard let leaf = open(leafOf(stem)) else { return nil }
    return Found(
      entry: entries[leaf]?.first {
        if case .stem = $0.content { return $0.key == stem }
        return false
      })
  }

  struct Found {
    let entry: Entry?
  }

  /// The stems that a form belongs to.
  mutating func stems(of form: [UInt8]) -> [[UInt8]]? {
    guard let leaf = open(leafOf(form)), let list = entries[leaf] else { return nil }
    return list.filter { $0.key == form }.map { entry in
      if case .form(let stem) = entry.content { stem } else { form }
    }
  }

  /// Puts an entry in place of the one of a stem, or takes it away.
  mutating func put(_ entry: Entry?, for stem: [UInt8]) -> Bool {
    let place = Entry(key: stem, content: .stem(forms: [], pages: 0, .here([])))
    return replace(place, with: entry)
  }

  mutating func add(_ entry: Entry) -> Bool { replace(entry, with: entry) }

  mutating func remove(_ entry: Entry) -> Bool { replace(entry, with: nil) }

  private mutating func replace(_ old: Entry, with new: Entry?) -> Bool {
    guard let leaf = open(leafOf(old.key)), var list = entries[leaf] else { return false }
    let at = list.firstIndex { !entryPrecedes($0, old) } ?? list.count
    let isThere = at < list.count && !entryPrecedes(old, list[at])
    if isThere, let new {
      list[at] = new
    } else if isThere {
      list.remove(at: at)
    } else if let new {
      list.insert(new, at: at)
    }
    // Whether the leaf before ends where it does depends on the first key of this one.
    if at == 0, leaf > 0 { changed.insert(leaf - 1) }
    entries[leaf] = list
    changed.insert(leaf)
    return true
  }

  /// The leaf that the entries of a key are in, or would be; they are never divided.
  private func leafOf(_ key: [UInt8]) -> Int {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if keyPrecedes(key, parts[middle].first) { high = middle } else { low = middle + 1 }
    }
    return max(0, low - 1)
  }

  private mutating func open(_ leaf: Int) -> Int? {
    if entries[leaf] != nil { return leaf }
    if parts.isEmpty {
      entries[leaf] = []
      return leaf
    }
    guard let payload = previous.payload(parts[leaf].name), let list = Leaf.parse(payload) else { return nil }
    entries[leaf] = list
    return leaf
  }

  /// Divides what has changed as a build of everything would. A leaf that has not changed stays, once a division begins where
  /// it begins.
  mutating func cut(smallest: Int, _ keeper: PieceKeeper) -> [Root.Part]? {
    var result: [Root.Part] = []
    var pending: [Entry] = []
    var size = 0
    for leaf in 0..<max(1, parts.count) {
      if pending.isEmpty, !changed.contains(leaf) {
        if leaf < parts.count { result.append(parts[leaf]) }
        continue
      }
      guard open(leaf) != nil, let list = entries[leaf] else { return nil }
      if leaf < parts.count { opened.insert(parts[leaf].name) }
      for entry in list {
        if let last = pending.last, last.key != entry.key, Leaf.ends(before: entry.key, size: size, smallest: smallest)
        {
          result.append(keepLeaf(pending, keeper))
          (pending, size) = ([], 0)
        }
        pending.append(entry)
        size += entry.size
      }
      // The leaf ends where the next one begins, if it would in a build of everything.
      if leaf + 1 < parts.count, !changed.contains(leaf + 1), let last = pending.last,
        last.key != parts[leaf + 1].first,
        Leaf.ends(before: parts[leaf + 1].first, size: size, smallest: smallest)
      {
        result.append(keepLeaf(pending, keeper))
        (pending, size) = ([], 0)
      }
    }
    if !pending.isEmpty { result.append(keepLeaf(pending, keeper)) }
    return result
  }
}
