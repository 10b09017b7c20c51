// SPDX-License-Identifier: Apache-2.0

/// What readers do not tell apart when they look for a word: case, accents, width, and signs that nobody sees. The script of
/// the search page folds a query in the same way (`fold` in `templates/assets/search.js`); a test compares the two.
enum Folding {
  /// What a scalar is among words.
  enum Kind: UInt8 {
    case other, letter, digit
    /// Of writing without blanks, where pairs of signs stand for words.
    case unspaced
    /// Seen by nobody, or an accent by itself: a word goes on as if it were not there.
    case nothing
  }

  static func kind(_ scalar: UInt32) -> Kind {
    scalar < 0x800 ? Kind(rawValue: kinds[Int(scalar)]) ?? .other : findKind(scalar)
  }

  private static let kinds: [UInt8] = (0..<0x800).map { findKind($0).rawValue }

  private static func findKind(_ value: UInt32) -> Kind {
    if isNothing(value) { return .nothing }
    switch value {
    // Thai to Burmese without its marks, Khmer, hiragana and katakana, Chinese.
    case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E80...0x0ECF, 0x1000...0x109F, 0x1780...0x17DD, 0x3005...0x3007,
      0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
      0xFF66...0xFF9D, 0x20000...0x3FFFF:
      return .unspaced
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return .other }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark:
      return .letter
    case .decimalNumber, .letterNumber, .otherNumber: return .digit
    default: return .other
    }
  }

  /// Signs without a width, soft hyphens, the Arabic line that widens words, and accents of the writings that have letters
  /// without them.
  static func isNothing(_ scalar: UInt32) -> Bool {
    if scalar < 0xAD { return false }
    switch scalar {
    case 0xAD, 0x61C, 0x640, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF,
      0x300...0x36F, 0x483...0x487, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7, 0x610...0x61A,
      0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6E8, 0x6EA...0x6ED, 0x1AB0...0x1AFF,
      0x1DC0...0x1DFF, 0x20D0...0x20FF, 0x3099...0x309A, 0xFE20...0xFE2F, 0xFF9E...0xFF9F:
      return true
    default: return false
    }
  }

  /// A scalar in lower case and in its usual width, with its accents: what a stemmer knows.
  static func lower(_ value: UInt32, _ body: (UInt32) -> Void) {
    if value < 0x80 {
      body(value >= 0x41 && value <= 0x5A ? value | 0x20 : value)
      return
    }
    if value >= 0xFB00 {
      switch value {
      case 0xFB00...0xFB06:
        for scalar in ligatures[Int(value - 0xFB00)].unicodeScalars { body(scalar.value) }
        return
      case 0xFF01...0xFF5E:
        lower(value - 0xFEE0, body)
        return
      case 0xFF66...0xFF9D:
        body(wideKatakana[Int(value - 0xFF66)].value)
        return
      default: break
      }
    }
    switch value {
    case 0x3C2: body(0x3C3)
    case 0x660...0x669: body(value - 0x660 + 0x30)
    case 0x6F0...0x6F9: body(value - 0x6F0 + 0x30)
    default:
      guard let scalar = Unicode.Scalar(value) else { return }
      for lower in scalar.properties.lowercaseMapping.unicodeScalars where !isNothing(lower.value) { body(lower.value) }
    }
  }

  /// A word in lower case without its accents.
  static func folded(_ lower: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if lower.allSatisfy({ $0 < 0x80 }) { return Array(lower) }
    var bytes: [UInt8] = []
    for scalar in String(decoding: lower, as: UTF8.self).unicodeScalars where !isNothing(scalar.value) {
      if let base = bases[scalar] { bytes += base } else { bytes += String(scalar).utf8 }
    }
    return bytes
  }

  /// The same of any text, which is brought into lower case before.
  package static func fold(_ text: String) -> String {
    var lowered: [UInt8] = []
    for scalar in text.unicodeScalars where !isNothing(scalar.value) {
      lower(scalar.value) { if let one = Unicode.Scalar($0) { lowered += String(one).utf8 } }
    }
    return lowered.withUnsafeBufferPointer { String(decoding: folded($0), as: UTF8.self) }
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
  private static let wideKatakana = Array("ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

  /// Letters without their accents (Unicode's canonical decompositions), and those that are written with others.
  private static let bases: [Unicode.Scalar: [UInt8]] = {
    var table: [Unicode.Scalar: [UInt8]] = [:]
    let pairs: [(Unicode.Scalar, String)] = [
      ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("đ", "d"), ("ð", "d"), ("ł", "l"), ("ı", "i"), ("þ", "th"),
      ("ħ", "h"), ("ŧ", "t"), ("ĸ", "k"), ("ŋ", "n"), ("ʼ", "'"), ("’", "'"),
    ]
    for (letter, base) in pairs { table[letter] = Array(base.utf8) }
    for group in accented.split(whereSeparator: \.isWhitespace) {
      let scalars = group.unicodeScalars
      guard let base = scalars.first else { continue }
      let bytes = table[base] ?? Array(String(base).utf8)
      for scalar in scalars.dropFirst() { table[scalar] = bytes }
    }
    return table
  }()

  /// A letter, and all that are the same with an accent.
  private static let accented = """
    ;; `` aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďḋḍḏḑḓ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ
    gĝğġģǧǵḡ hĥȟḣḥḧḩḫẖ iìíîïĩīĭįǐȉȋḭḯỉị jĵǰ kķǩḱḳḵ lĺļľḷḹḻḽ mḿṁṃ nñńņňǹṅṇṉṋ
    oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ pṕṗ rŕŗřȑȓṙṛṝṟ sśŝşšșṡṣṥṧṩ tţťțṫṭṯṱẗ
    uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ ¨΅῁῭΅ ´´ ·· æǣǽ øǿ ſẛ ʒǯ
    ʹʹ αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ
    οόὀὁὂὃὄὅὸό ρῤῥ υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ ϒϓϔ аӑӓ гѓ еѐёӗ жӂӝ зӟ ийѝӣӥ кќ
    оӧ уўӯӱӳ чӵ ыӹ эӭ ії ѵѷ әӛ өӫ اآأإ وؤ يئ ہۂ ےۓ ەۀ ᾿῍῎῏ ῾῝῞῟ うゔ かが きぎ くぐ けげ こご さざ しじ すず せぜ そぞ ただ
    ちぢ つづ てで とど はばぱ ひびぴ ふぶぷ へべぺ ほぼぽ ゝゞ ウヴ カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバパ ヒビピ フブプ
    ヘベペ ホボポ ワヷ ヰヸ ヱヹ ヲヺ ヽヾ
    """
}
