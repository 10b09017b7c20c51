// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Writes a Swift file that contains the files of a folder: `embed-files FOLDER OUTPUT`. Run by the build, which fails
/// where a file cannot be read. Hidden files, and those in hidden folders, are left out.
@main struct EmbedFiles {
  static func main() throws {
    let folder = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory)
    let output = URL(filePath: CommandLine.arguments[2])
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path()).sorted().filter { path in
      !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    var text = """
      /// Files by their paths. The content of one that is not text in UTF-8 has a character for each byte, of its
      /// number.
      let embeddedFiles: [(path: StaticString, content: StaticString, isText: Bool)] = [\n
      """
    for path in paths {
      let file = folder.appending(path: path)
      if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { continue }
      let bytes = Array(try Data(contentsOf: file))
      let content = String(validating: bytes, as: UTF8.self)
      let scalars = content.map { Array($0.unicodeScalars) } ?? bytes.map { Unicode.Scalar($0) }
      text += "  (\"\(escaped(path.unicodeScalars))\", \"\(escaped(scalars))\", \(content != nil)),\n"
    }
    try Data((text + "]\n").utf8).write(to: output)
  }

  /// Scalar by scalar, since a string compares and replaces by characters, of which CR LF is one.
  private static func escaped(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar {
      case "\\", "\"", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FEFF}", "\u{2028}", "\u{2029}":
        text.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
