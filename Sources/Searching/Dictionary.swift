// SPDX-License-Identifier: Apache-2.0

/// A line of the dictionary: a stem with its forms and its list, or a form that leads to its stem.
struct Entry {
  enum Content {
    case form(ofStem: [UInt8])
    case stem(forms: [(letters: [UInt8], pages: Int)], pages: Int, List)
  }
  /// The places of a stem: beside it, or where they are many in pieces of their own, each for a range of numbers.
  enum List {
    case here([UInt8])
    case pieces([(segment: Int, name: String)])
  }
  let key: [UInt8]
  var content: Content

  /// About how many bytes it takes in its piece.
  var size: Int {
    switch content {
    case .form(let stem): return key.count + stem.count + 2
    case .stem(let forms, _, let list):
      let letters = forms.reduce(key.count + 8) { $0 + $1.letters.count + 3 }
      switch list {
      case .here(let bytes): return letters + bytes.count * 4 / 3
      case .pieces(let pieces): return letters + pieces.count * 14
      }
    }
  }
}

/// In the order in which JavaScript compares texts: by UTF-16, where the characters beyond it come before U+E000.
func keyPrecedes(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
  a.lexicographicallyPrecedes(b) { rank($0) < rank($1) }
}

func keyPrecedes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
  for index in 0..<min(a.count, b.count) where a[index] != b[index] { return rank(a[index]) < rank(b[index]) }
  return a.count < b.count
}

private func rank(_ byte: UInt8) -> UInt8 { byte == 0xEE || byte == 0xEF ? byte + 0x0A : byte }

func entryPrecedes(_ a: Entry, _ b: Entry) -> Bool {
  if keyPrecedes(a.key, b.key) { return true }
  if keyPrecedes(b.key, a.key) { return false }
  switch (a.content, b.content) {
  case (.stem, .form): return true
  case (.form(let x), .form(let y)): return keyPrecedes(x, y)
  default: return false
  }
}

/// A part of the dictionary that is one piece: lines, an empty line, and the lists one after the other in Base64.
enum Leaf {
  /// The size from which on a leaf may end, in bytes: small plans have few leaves, so that these may be small. A leaf ends
  /// then before a key whose hash says so, or at the latest at one and a half times the size. So where one ends depends on
  /// what is in it and on nothing before, and an edit moves few ends.
  static func smallest(pages: Int) -> Int { pages < 2500 ? 10 << 10 : pages < 5000 ? 20 << 10 : 42 << 10 }

  static func ends(before key: [UInt8], size: Int, smallest: Int) -> Bool {
    if size < smallest { return false }
    return size >= smallest * 3 / 2 || endsRun(before: key, of: 32)
  }

  /// Whether a key is one of so many that begin something.
  static func endsRun(before key: [UInt8], of count: UInt32) -> Bool {
    var hash: UInt32 = 0x811C_9DC5
    for byte in key { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return (hash ^ hash >> 15) % count == 0
  }

  static func payload(_ entries: some Sequence<Entry>) -> [UInt8] {
    var lines: [UInt8] = []
    var lists: [UInt8] = []
    for entry in entries {
      lines += entry.key
      lines.append(PageRecord.tab)
      switch entry.content {
      case .form(let stem): lines += stem
      case .stem(let forms, let pages, let list):
        for (index, form) in forms.enumerated() {
          if index > 0 { lines.append(UInt8(ascii: " ")) }
          // The form that is the stem itself is not written again.
          if !form.letters.elementsEqual(entry.key) { lines += form.letters }
          lines.append(UInt8(ascii: ":"))
          if form.pages != pages { lines += String(form.pages).utf8 }
        }
        lines.append(PageRecord.tab)
        lines += String(pages).utf8
        lines.append(PageRecord.tab)
        switch list {
        case .here(let bytes):
          lines += String(bytes.count).utf8
          lists += bytes
        case .pieces(let pieces):
          lines += pieces.map { "@\($0.segment)@\($0.name)" }.joined().utf8
        }
      }
      lines.append(PageRecord.newLine)
    }
    lines.append(PageRecord.newLine)
    Base64.append(lists, to: &lines)
    return lines
  }

  /// Nil where it is not a payload of these.
  static func parse(_ payload: [UInt8]) -> [Entry]? {
    var entries: [Entry] = []
    var index = 0
    var sizes: [(entry: Int, count: Int)] = []
    while index < payload.count, payload[index] != PageRecord.newLine {
      guard let end = payload[index...].firstIndex(of: PageRecord.newLine) else { return nil }
      let fields = payload[index..<end].split(separator: PageRecord.tab, omittingEmptySubsequences: false)
      let key = Array(fields[0])
      if fields.count == 2 {
        entries.append(Entry(key: key, content: .form(ofStem: Array(fields[1]))))
      } else {
        guard fields.count == 4, let pages = Int(String(decoding: fields[2], as: UTF8.self)) else { return nil }
        var forms: [(letters: [UInt8], pages: Int)] = []
        for form in fields[1].split(separator: UInt8(ascii: " ")) {
          guard let colon = form.lastIndex(of: UInt8(ascii: ":")) else { return nil }
          let count = form[form.index(after: colon)...]
          forms.append(
            (
              letters: form.startIndex == colon ? key : Array(form[..<colon]),
              pages: count.isEmpty ? pages : Int(String(decoding: count, as: UTF8.self)) ?? pages
            ))
        }
        let place = String(decoding: fields[3], as: UTF8.self)
        if let count = Int(place) {
          sizes.append((entries.count, count))
          entries.append(Entry(key: key, content: .stem(forms: forms, pages: pages, .here([]))))
        } else {
          let parts = place.split(separator: "@")
          guard parts.count.isMultiple(of: 2) else { return nil }
          let pieces = stride(from: 0, to: parts.count, by: 2).compactMap { number in
            Int(parts[number]).map { (segment: $0, name: String(parts[number + 1])) }
          }
          entries.append(Entry(key: key, content: .stem(forms: forms, pages: pages, .pieces(pieces))))
        }
      }
      index = end + 1
    }
    guard index < payload.count, let lists = Base64.decode(payload[(index + 1)...]) else { return nil }
    var offset = 0
    for (entry, count) in sizes {
      guard offset + count <= lists.count, case .stem(let forms, let pages, _) = entries[entry].content else {
        return nil
      }
      entries[entry].content = .stem(forms: forms, pages: pages, .here(Array(lists[offset..<offset + count])))
      offset += count
    }
    return entries
  }
}

/// A list that is too long to be beside its stem is in pieces of its own.
enum LongList {
  /// Longer lists, in bytes, leave their leaf.
  static let limit = 8 << 10

  /// The stem is named, so that no two lists are the same piece.
  static func payload(stem: [UInt8], segment: Int, _ postings: some Sequence<Posting>) -> [UInt8] {
    var bytes: [UInt8] = []
    PostingList.encode(postings, into: &bytes)
    var payload = stem
    payload += " \(segment)\n".utf8
    Base64.append(bytes, to: &payload)
    return payload
  }

  static func parse(_ payload: [UInt8]) -> [Posting]? {
    guard let end = payload.firstIndex(of: PageRecord.newLine) else { return nil }
    return Base64.decode(payload[(end + 1)...]).map { PostingList.decode($0) }
  }

  /// A list as its entry names it, with the pieces that it needs.
  static func place(
    _ bytes: [UInt8], stem: [UInt8], segmentShift: Int, _ keep: (_ payload: [UInt8]) -> String
  ) -> Entry.List {
    if bytes.count <= limit { return .here(bytes) }
    var pieces: [(segment: Int, name: String)] = []
    let postings = PostingList.decode(bytes)
    var start = 0
    while start < postings.count {
      let segment = postings[start].number >> segmentShift
      var end = start
      while end < postings.count, postings[end].number >> segmentShift == segment { end += 1 }
      pieces.append((segment, keep(payload(stem: stem, segment: segment, postings[start..<end]))))
      start = end
    }
    return .pieces(pieces)
  }
}
