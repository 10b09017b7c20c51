// SPDX-License-Identifier: Apache-2.0

/// Where words are: for each page its number and how much the word says about it, from 0 to 15 (`Level`).
struct Posting: Equatable {
  var number: Int
  var level: UInt8
}

/// The bytes of a list: of each page the distance from the one before, times 16, plus the level, in sevens of bits.
enum PostingList {
  static func encode(_ postings: some Sequence<Posting>, into bytes: inout [UInt8]) {
    var last = -1
    for posting in postings {
      append((posting.number - last - 1) << 4 | Int(posting.level), &bytes)
      last = posting.number
    }
  }

  @inline(__always) static func append(_ value: Int, _ bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// `first` is what the first distance is counted from.
  static func decode(_ bytes: some Sequence<UInt8>) -> [Posting] {
    var postings: [Posting] = []
    var (value, shift, last) = (0, 0, -1)
    for byte in bytes {
      value |= Int(byte & 0x7F) << shift
      if byte >= 0x80, shift < 49 {
        shift += 7
        continue
      }
      last += value >> 4 + 1
      postings.append(Posting(number: last, level: UInt8(value & 15)))
      (value, shift) = (0, 0)
    }
    return postings
  }
}

/// Lists that grow side by side while pages are read: each is a chain of small blocks in one memory.
struct PostingStore {
  private var blocks: [UnsafeMutablePointer<UInt8>] = []
  private var next = Self.blockSize
  private var heads = Column<UInt32>()
  /// Where the next byte of each list goes, and where its block ends.
  private var tails = Column<UInt32>()
  private var ends = Column<UInt32>()
  private var lasts = Column<Int32>()
  private var sizes = Column<UInt16>()

  private static let blockBits = 20
  private static let blockSize = 1 << blockBits

  func free() {
    for block in blocks { block.deallocate() }
    heads.free()
    tails.free()
    ends.free()
    lasts.free()
    sizes.free()
  }

  mutating func addList() {
    heads.append(0)
    tails.append(0)
    ends.append(0)
    lasts.append(-1)
    sizes.append(0)
  }

  /// Adds a page, whose number is higher than those before.
  mutating func append(_ number: Int, _ level: UInt8, to list: Int) {
    var rest = (number - Int(lasts[list]) - 1) << 4 | Int(level)
    lasts[list] = Int32(number)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80, to: list)
      rest >>= 7
    }
    append(UInt8(rest), to: list)
  }

  private mutating func append(_ byte: UInt8, to list: Int) {
    if tails[list] == ends[list] { chain(list) }
    let place = Int(tails[list])
    blocks[place >> Self.blockBits][place & (Self.blockSize - 1)] = byte
    tails[list] = UInt32(place + 1)
  }

  /// The last four bytes of a block lead to the next one.
  private mutating func chain(_ list: Int) {
    let size = sizes[list] == 0 ? 16 : min(256, Int(sizes[list]) * 2)
    if next & (Self.blockSize - 1) + size > Self.blockSize || next == blocks.count << Self.blockBits || blocks.isEmpty {
      next = blocks.count << Self.blockBits
      blocks.append(.allocate(capacity: Self.blockSize))
    }
    if sizes[list] == 0 { heads[list] = UInt32(next) } else { writeLink(Int(ends[list]), UInt32(next)) }
    sizes[list] = UInt16(size)
    tails[list] = UInt32(next)
    ends[list] = UInt32(next + size - 4)
    next += size
  }

  private func writeLink(_ place: Int, _ link: UInt32) {
    let bytes = blocks[place >> Self.blockBits].advanced(by: place & (Self.blockSize - 1))
    UnsafeMutableRawPointer(bytes).storeBytes(of: link, as: UInt32.self)
  }

  /// The pages of a list, in their order.
  func postings(of list: Int) -> Reader { Reader(self, list) }

  struct Reader {
    private let blocks: [UnsafeMutablePointer<UInt8>]
    private var place: Int
    private var blockEnd: Int
    private var blockSize = 16
    private let end: Int
    private var last = -1
    private(set) var current: Posting?

    fileprivate init(_ store: PostingStore, _ list: Int) {
      blocks = store.blocks
      place = Int(store.heads[list])
      blockEnd = place + 12
      end = Int(store.tails[list])
      if store.sizes[list] == 0 { place = end }
      advance()
    }

    mutating func advance() {
      guard place != end else {
        current = nil
        return
      }
      var (value, shift) = (0, 0)
      while true {
        if place == blockEnd { follow() }
        let byte = blocks[place >> PostingStore.blockBits][place & (PostingStore.blockSize - 1)]
        place += 1
        value |= Int(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      last += value >> 4 + 1
      current = Posting(number: last, level: UInt8(value & 15))
    }

    private mutating func follow() {
      let bytes = blocks[place >> PostingStore.blockBits].advanced(by: place & (PostingStore.blockSize - 1))
      place = Int(UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self))
      blockSize = min(256, blockSize * 2)
      blockEnd = place + blockSize - 4
    }
  }
}
