// SPDX-License-Identifier: Apache-2.0

/// What a file is that was to be a text and is none, as its first bytes say.
enum FileFormat {
  case utf16, archive, oldOffice, pdf, richText, picture

  init?(of bytes: [UInt8]) {
    let formats: [([UInt8], FileFormat)] = [
      ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16), ([0x50, 0x4B, 0x03, 0x04], .archive),
      ([0xD0, 0xCF, 0x11, 0xE0], .oldOffice), (Array("%PDF-".utf8), .pdf), (Array(#"{\rtf"#.utf8), .richText),
      ([0x89, 0x50, 0x4E, 0x47], .picture), ([0xFF, 0xD8, 0xFF], .picture), (Array("GIF8".utf8), .picture),
    ]
    guard let format = formats.first(where: { bytes.starts(with: $0.0) }) else { return nil }
    self = format.1
  }

  /// After "this file is".
  var name: String {
    switch self {
    case .utf16: "in UTF-16 and not in UTF-8"
    case .archive: "a document of an office program, or an archive, and not a text"
    case .oldOffice: "a document of an office program, and not a text"
    case .pdf: "a PDF, and not a text"
    case .richText: "rich text (RTF), and not plain text"
    case .picture: "a picture, and not a text"
    }
  }

  /// `ending` is that of the file's name.
  func help(ending: String) -> String {
    let isTable = ending == ".csv"
    return switch self {
    case .utf16 where isTable, .archive where isTable, .oldOffice where isTable:
      "save it from the spreadsheet program as “CSV UTF-8”, or as “Text CSV” with the character set UTF-8"
    case .utf16: "save it in the encoding UTF-8"
    case .archive where ending == ".md":
      "`planpress import docx` makes texts of a document of Word; other files need another ending than `.md`"
    case .archive, .oldOffice, .richText: "save its text as plain text in UTF-8"
    case .pdf, .picture: "give it the ending that such files have, instead of `\(ending)`"
    }
  }
}
