// SPDX-License-Identifier: Apache-2.0

import Workers

/// Letters in the memory of a lexicon, which outlives them.
struct UnsafeWord: @unchecked Sendable, Hashable {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  static func == (a: UnsafeWord, b: UnsafeWord) -> Bool { a.bytes.elementsEqual(b.bytes) }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
}

/// All words of several lexicons in the order of the dictionary.
final class JoinedWords: @unchecked Sendable {
  /// A stem, or a form of another one.
  struct Word: Sendable {
    let key: UnsafeWord
    let stem: Int32
    let isStem: Bool
  }
  private struct Form {
    let stem: Int32
    let letters: UnsafeWord
    var pages: Int32
  }
  private let lexicons: [Lexicon]
  private let segmentShift: Int
  private var stems: [UnsafeWord] = []
  /// Where each lexicon has each stem; less than zero where it has not.
  private var places: [Int32] = []
  /// By stems, then by letters.
  private var forms: [Form] = []
  /// Where the forms of each stem begin, and the end.
  private var starts: [Int32] = []
  private(set) var words: [Word] = []

  init(_ lexicons: [Lexicon], segmentShift: Int, workers: Int) {
    (self.lexicons, self.segmentShift) = (lexicons, segmentShift)
    join()
    sortForms(workers)
    for number in stems.indices {
      words.append(Word(key: stems[number], stem: Int32(number), isStem: true))
      for form in forms[range(of: number)] where form.letters != stems[number] {
        words.append(Word(key: form.letters, stem: Int32(number), isStem: false))
      }
    }
    words = parallelSorted(words, workers: workers) { [stems] a, b in
      if keyPrecedes(a.key.bytes, b.key.bytes) { return true }
      if keyPrecedes(b.key.bytes, a.key.bytes) { return false }
      if a.isStem != b.isStem { return a.isStem }
      return keyPrecedes(stems[Int(a.stem)].bytes, stems[Int(b.stem)].bytes)
    }
  }

  private func join() {
    var numbers: [UnsafeWord: Int32] = [:]
    numbers.reserveCapacity(lexicons.map(\.classCount).max() ?? 0)
    for (index, lexicon) in lexicons.enumerated() {
      var numberOf = [Int32](repeating: 0, count: lexicon.classCount)
      for place in 0..<lexicon.classCount {
        let stem = UnsafeWord(lexicon.stem(of: place))
        let number = numbers[stem] ?? Int32(stems.count)
        if number == stems.count {
          numbers[stem] = number
          stems.append(stem)
          places += repeatElement(-1, count: lexicons.count)
        }
        numberOf[place] = number
        places[Int(number) * lexicons.count + index] = Int32(place)
      }
      for form in 0..<lexicon.formCount {
        forms.append(
          Form(
            stem: numberOf[lexicon.classOfForm(form)], letters: UnsafeWord(lexicon.letters(ofForm: form)),
            pages: Int32(lexicon.pages(ofForm: form))))
      }
    }
  }

  /// Sorts the forms, and makes one of those that several lexicons have.
  private func sortForms(_ workers: Int) {
    forms = parallelSorted(forms, workers: workers) { a, b in
      a.stem != b.stem ? a.stem < b.stem : keyPrecedes(a.letters.bytes, b.letters.bytes)
    }
    var kept = 0
    for index in forms.indices {
      if kept > 0, forms[kept - 1].stem == forms[index].stem, forms[kept - 1].letters == forms[index].letters {
        forms[kept - 1].pages += forms[index].pages
      } else {
        forms[kept] = forms[index]
        kept += 1
      }
    }
    forms.removeLast(forms.count - kept)
    starts = [Int32](repeating: 0, count: stems.count + 1)
    for form in forms { starts[Int(form.stem) + 1] += 1 }
    for number in stems.indices { starts[number + 1] += starts[number] }
  }

  private func range(of stem: Int) -> Range<Int> { Int(starts[stem])..<Int(starts[stem + 1]) }

  /// The entry of a word. `keep` keeps pieces of long lists.
  func entry(_ word: Word, _ keep: ([UInt8]) -> String) -> Entry {
    let key = Array(word.key.bytes)
    let number = Int(word.stem)
    if !word.isStem { return Entry(key: key, content: .form(ofStem: Array(stems[number].bytes))) }
    let (bytes, pages) = list(of: number)
    return Entry(
      key: key,
      content: .stem(
        forms: forms[range(of: number)].map { (Array($0.letters.bytes), Int($0.pages)) }, pages: pages,
        LongList.place(bytes, stem: key, segmentShift: segmentShift, keep)))
  }

  /// The bytes of a stem's list, merged from those of all lexicons, and the number of its pages.
  private func list(of stem: Int) -> (bytes: [UInt8], pages: Int) {
    var readers: [PostingStore.Reader] = []
    for index in lexicons.indices {
      let place = places[stem * lexicons.count + index]
      if place >= 0 { readers.append(lexicons[index].postings(of: Int(place))) }
    }
    var bytes: [UInt8] = []
    var (last, count) = (-1, 0)
    while true {
      var next = 0
      var best: Posting?
      for index in readers.indices {
        if let posting = readers[index].current, posting.number < best?.number ?? .max {
          (next, best) = (index, posting)
        }
      }
      guard let best else { break }
      PostingList.append((best.number - last - 1) << 4 | Int(best.level), &bytes)
      last = best.number
      count += 1
      readers[next].advance()
    }
    return (bytes, count)
  }

  /// The forms on at least so many pages.
  func frequentForms(_ pages: Int) -> [[UInt8]] {
    forms.filter { $0.pages >= pages && isProposed($0.letters.bytes) }.map { Array($0.letters.bytes) }
  }
}

/// Whether a word can be what somebody meant: letters only.
func isProposed(_ form: some Collection<UInt8>) -> Bool {
  form.count >= 3 && !form.contains { $0 < 0x61 || ($0 > 0x7A && $0 < 0x80) }
}

/// Divides the dictionary into its pieces.
func cutLeaves(_ joined: JoinedWords, smallest: Int, workers: Int, _ keeper: PieceKeeper) -> [Root.Part] {
  var parts: [Root.Part] = []
  var open: [Entry] = []
  var size = 0
  // Lists are written in runs, so that never all of them are in memory.
  let run = 4096
  for start in stride(from: 0, to: joined.words.count, by: run) {
    let words = Array(joined.words[start..<min(start + run, joined.words.count)])
    var closed: [[Entry]] = []
    for entry in parallelMap(words, workers: workers, { joined.entry($0, keeper.keep) }) {
      if let last = open.last, last.key != entry.key, Leaf.ends(before: entry.key, size: size, smallest: smallest) {
        closed.append(open)
        (open, size) = ([], 0)
      }
      size += entry.size
      open.append(entry)
    }
    parts += parallelMap(closed, workers: workers) { keepLeaf($0, keeper) }
  }
  if !open.isEmpty { parts.append(keepLeaf(open, keeper)) }
  return parts
}

func keepLeaf(_ entries: [Entry], _ keeper: PieceKeeper) -> Root.Part {
  Root.Part(first: entries[0].key, name: keeper.keep(Leaf.payload(entries)))
}
