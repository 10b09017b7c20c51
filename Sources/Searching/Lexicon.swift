// SPDX-License-Identifier: Apache-2.0

/// The words of many pages, and where they are. Of one thread; pages come in the order of their numbers.
final class Lexicon {
  private var words = WordStore()
  private var tokens = Tokens()

  deinit { words.free() }

  /// Takes in a page.
  func read(_ header: SearchHeader, body: UnsafeBufferPointer<UInt8>, number: Int) {
    words.read(header, body: body, number: number, &tokens)
  }

  var classCount: Int { words.classCount }
  var formCount: Int { words.formCount }

  func stem(of place: Int) -> UnsafeBufferPointer<UInt8> { words.stem(of: place) }

  func letters(ofForm form: Int) -> UnsafeBufferPointer<UInt8> { words.letters(ofForm: form) }

  func classOfForm(_ form: Int) -> Int { words.classOfForm(form) }

  /// On how many pages the form is.
  func pages(ofForm form: Int) -> Int { words.pages(ofForm: form) }

  func postings(of place: Int) -> PostingStore.Reader { words.postings(of: place) }
}

/// A *spelling* is a word as a text has it, in lower case; its *form* is without accents; forms with the same stem are a
/// *class*, which is what the index has lists of.
///
/// A structure, so that access to its parts need not be guarded while the program runs: each word takes several.
private struct WordStore {
  private var slots = HashSlots()
  private var formSlots = HashSlots()
  private var classSlots = HashSlots()
  /// The letters of spellings, forms and classes.
  private var letters = Column<UInt8>(capacity: 1 << 16)
  private var spellings = Column<Spelling>(capacity: 4096)
  private var forms = Column<Form>(capacity: 4096)
  private var classes = Column<Class>(capacity: 4096)
  private var store = PostingStore()
  private var languages: [String: Language] = [:]
  private var stemmers: [Stemmer?] = [nil]

  /// What the page that is being read has.
  private var page: Int32 = 0
  private var touched = Column<Int32>()
  private var touchedForms = Column<Int32>()

  /// Which stemmer words go to, by its place: a number can be handed on with each word at no cost. The first has none.
  private typealias Language = UInt16

  private struct Spelling {
    /// The first letters, up to eight, which most words have no more of.
    let head: UInt64
    let start: UInt32
    let form: Int32
    let language: Language
    let length: UInt8
  }
  private struct Form {
    let hash: UInt32
    let start: UInt32
    let length: UInt8
    let ofClass: Int32
    var page: Int32 = 0
    var pages: Int32 = 0
  }
  private struct Class {
    let hash: UInt32
    let start: UInt32
    let length: UInt8
    var page: Int32 = 0
    var count: Int32 = 0
    var level: UInt8 = 0
  }

  func free() {
    slots.free()
    formSlots.free()
    classSlots.free()
    letters.free()
    spellings.free()
    forms.free()
    classes.free()
    touched.free()
    touchedForms.free()
    store.free()
  }

  // MARK: Reading pages

  /// Takes in a page.
  mutating func read(
    _ header: SearchHeader, body: UnsafeBufferPointer<UInt8>, number: Int, _ tokens: inout Tokens
  ) {
    page += 1
    touched.removeAll()
    touchedForms.removeAll()
    let language = place(ofLanguage: header.language)
    readTitle(header.title, language, &tokens)
    for name in header.names { readTitle(name, language, &tokens) }
    for identifier in header.identifiers + [header.number] where !identifier.isEmpty {
      readText(identifier, Level.heading, language, &tokens)
      if let whole = wholeIdentifier(identifier) { add(whole, Level.identifier) }
    }
    readText(header.summary, Level.summary, language, &tokens)
    let words = readBody(body, language, &tokens)
    for index in 0..<touched.count {
      let place = Int(touched[index])
      let of = classes[place]
      store.append(number, of.level > 0 ? of.level : Level.text(count: Int(of.count), words: words), to: place)
    }
  }

  private mutating func readTitle(
    _ title: String, _ language: Language, _ tokens: inout Tokens
  ) {
    var count = 0
    var title = title
    title.withUTF8 { text in
      tokens.forEach(text) { _, _ in count += 1 }
      let level = Level.title(words: count)
      tokens.forEach(text) { word, isExact in add(word, isExact, level, language) }
    }
  }

  private mutating func readText(
    _ text: String, _ level: UInt8, _ language: Language, _ tokens: inout Tokens
  ) {
    var text = text
    text.withUTF8 { tokens.forEach($0) { word, isExact in add(word, isExact, level, language) } }
  }

  /// Returns how many words the lines have.
  private mutating func readBody(
    _ body: UnsafeBufferPointer<UInt8>, _ language: Language, _ tokens: inout Tokens
  ) -> Int {
    var count = 0
    var start = 0
    while start < body.count {
      var end = start
      // A heading or a clause is a line of its own; all other lines are read in one go.
      if body[start] == PageRecord.tab {
        while end < body.count, body[end] != PageRecord.newLine { end += 1 }
        var words = start + 1
        while words < end, body[words] != PageRecord.tab { words += 1 }
        tokens.forEach(UnsafeBufferPointer(rebasing: body[words..<end])) { word, isExact in
          add(word, isExact, Level.heading, language)
          count += 1
        }
        start = end + 1
        continue
      }
      while end < body.count,
        !(body[end] == PageRecord.newLine && end + 1 < body.count && body[end + 1] == PageRecord.tab)
      {
        end += 1
      }
      tokens.forEach(UnsafeBufferPointer(rebasing: body[start..<end])) { word, isExact in
        add(word, isExact, 0, language)
        count += 1
      }
      start = end + 1
    }
    return count
  }

  /// `=` with the letters, digits and points of a number or identifier that has a digit: `13 (a)` is `=13a`, and 1(1) is not 11.
  private func wholeIdentifier(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = [UInt8(ascii: "=")]
    var hasDigit = false
    var hasGap = false
    for scalar in Folding.fold(text).unicodeScalars {
      let kind = Folding.kind(scalar.value)
      guard kind != .other || scalar == "." else {
        hasGap = true
        continue
      }
      let isDigit = kind == .digit
      if hasGap, isDigit, let last = bytes.last, last >= 0x30, last <= 0x39 { bytes.append(UInt8(ascii: "-")) }
      hasGap = false
      hasDigit = hasDigit || isDigit
      bytes += String(scalar).utf8
    }
    while bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    return hasDigit && bytes.count <= Tokens.longest ? bytes : nil
  }

  private mutating func add(_ whole: [UInt8], _ level: UInt8) {
    whole.withUnsafeBufferPointer { add($0, true, level, 0) }
  }

  private mutating func place(ofLanguage tag: String) -> Language {
    if let known = languages[tag] { return known }
    var language: Language = 0
    if let stemmer = Stemmer(tag), stemmers.count <= Int(Language.max) {
      language = Language(stemmers.count)
      stemmers.append(stemmer)
    }
    languages[tag] = language
    return language
  }

  // MARK: Words

  private mutating func add(
    _ word: UnsafeBufferPointer<UInt8>, _ isExact: Bool, _ level: UInt8, _ language: Language
  ) {
    let form = Int(spelling(word, isExact, language))
    if forms.base[form].page != page {
      forms.base[form].page = page
      forms.base[form].pages += 1
      touchedForms.append(Int32(form))
    }
    let place = Int(forms.base[form].ofClass)
    if classes.base[place].page != page {
      classes.base[place].page = page
      classes.base[place].count = 0
      classes.base[place].level = 0
      touched.append(Int32(place))
    }
    if level == 0 {
      classes.base[place].count += 1
    } else if level > classes.base[place].level {
      classes.base[place].level = level
    }
  }

  /// The form of a spelling.
  private mutating func spelling(
    _ word: UnsafeBufferPointer<UInt8>, _ isExact: Bool, _ language: Language
  ) -> Int32 {
    let head = Self.head(word)
    let hash = Self.hash(word, head, language)
    let known = slots.find(hash) { index in
      let known = spellings.base + Int(index)
      return known.pointee.head == head && Int(known.pointee.length) == word.count && known.pointee.language == language
        && (word.count <= 8 || isSame(word, known.pointee.start, known.pointee.length))
    }
    if let known { return spellings.base[Int(known)].form }
    let form = makeForm(word, isExact, stemmers[Int(language)])
    spellings.append(
      Spelling(
        head: head, start: UInt32(letters.count), form: form, language: language, length: UInt8(word.count)))
    letters.append(contentsOf: word)
    let (all, letters) = (spellings.base, letters.base)
    slots.insert(Int32(spellings.count - 1), hash) { index in
      let known = all[Int(index)]
      let word = UnsafeBufferPointer(start: letters.advanced(by: Int(known.start)), count: Int(known.length))
      return Self.hash(word, known.head, known.language)
    }
    return form
  }

  /// The first eight bytes as a number.
  @inline(__always) private static func head(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = word.baseAddress else { return 0 }
    if word.count >= 8 { return UnsafeRawPointer(base).loadUnaligned(as: UInt64.self) }
    var head: UInt64 = 0
    for index in 0..<word.count { head |= UInt64(base[index]) << UInt64(index * 8) }
    return head
  }

  @inline(__always) private static func hash(
    _ word: UnsafeBufferPointer<UInt8>, _ head: UInt64, _ language: Language
  ) -> UInt32 {
    var hash = (head ^ UInt64(word.count) << 56 ^ UInt64(language)) &* 0x9E37_79B9_7F4A_7C15
    var index = 8
    while index < word.count {
      hash = (hash ^ UInt64(word[index])) &* 0x0000_0100_0000_01B3
      index += 1
    }
    return UInt32(truncatingIfNeeded: hash >> 32 ^ hash >> 15)
  }

  private static func hash(_ word: UnsafeBufferPointer<UInt8>, _ seed: UInt32) -> UInt32 {
    var hash = seed ^ UInt32(word.count)
    for byte in word { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash ^ hash >> 15
  }

  private func isSame(_ word: UnsafeBufferPointer<UInt8>, _ start: UInt32, _ length: UInt8) -> Bool {
    if Int(length) != word.count { return false }
    let known = letters.base.advanced(by: Int(start))
    for index in 0..<word.count where word[index] != known[index] { return false }
    return true
  }

  private mutating func makeForm(_ word: UnsafeBufferPointer<UInt8>, _ isExact: Bool, _ stemmer: Stemmer?) -> Int32 {
    let folded = Folding.folded(word)
    var stem = folded
    if !isExact, let stemmer {
      let found = Folding.folded(stemmer.stem(word))
      if !found.isEmpty { stem = found }
    }
    let place = stem.withUnsafeBufferPointer { makeClass($0) }
    return folded.withUnsafeBufferPointer { folded in
      let hash = Self.hash(folded, UInt32(truncatingIfNeeded: place) &* 0x9E37_79B9)
      let known = formSlots.find(hash) { index in
        let known = forms.base[Int(index)]
        return known.hash == hash && known.ofClass == place && isSame(folded, known.start, known.length)
      }
      if let known { return known }
      forms.append(
        Form(hash: hash, start: UInt32(letters.count), length: UInt8(min(255, folded.count)), ofClass: place))
      letters.append(contentsOf: folded)
      formSlots.insert(Int32(forms.count - 1), hash) { forms.base[Int($0)].hash }
      return Int32(forms.count - 1)
    }
  }

  private mutating func makeClass(_ stem: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Self.hash(stem, 0)
    let known = classSlots.find(hash) { index in
      let known = classes.base[Int(index)]
      return known.hash == hash && isSame(stem, known.start, known.length)
    }
    if let known { return known }
    classes.append(Class(hash: hash, start: UInt32(letters.count), length: UInt8(min(255, stem.count))))
    letters.append(contentsOf: stem)
    store.addList()
    classSlots.insert(Int32(classes.count - 1), hash) { classes.base[Int($0)].hash }
    return Int32(classes.count - 1)
  }

  // MARK: What was found

  var classCount: Int { classes.count }
  var formCount: Int { forms.count }

  func stem(of place: Int) -> UnsafeBufferPointer<UInt8> { text(classes[place].start, classes[place].length) }

  func letters(ofForm form: Int) -> UnsafeBufferPointer<UInt8> { text(forms[form].start, forms[form].length) }

  func classOfForm(_ form: Int) -> Int { Int(forms[form].ofClass) }

  /// On how many pages the form is.
  func pages(ofForm form: Int) -> Int { Int(forms[form].pages) }

  func postings(of place: Int) -> PostingStore.Reader { store.postings(of: place) }

  private func text(_ start: UInt32, _ length: UInt8) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: letters.base.advanced(by: Int(start)), count: Int(length))
  }
}
