// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Writes a Swift file that contains the files of a folder: `embed-files FOLDER OUTPUT`. Run by the build, which fails
/// where a file cannot be read. What a program left there unasked is left out.
@main struct EmbedFiles {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let folder = arguments.first, let output = arguments.last else {
      fail("embed-files takes a folder, and the Swift file to write")
    }
    let paths = attempt("list the files in `\(folder)`") {
      try FileManager.default.subpathsOfDirectory(atPath: folder)
    }.sorted()
    let swift = embedded(paths, in: URL(filePath: folder, directoryHint: .isDirectory))
    attempt("write `\(output)`") { try Data(swift.utf8).write(to: URL(filePath: output)) }
  }

  private static func attempt<Result>(_ what: String, _ body: () throws -> Result) -> Result {
    do { return try body() } catch { fail("embed-files cannot \(what): \(error.localizedDescription)") }
  }

  /// Says so in the form that builds show, and ends.
  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("error: \(message)\n".utf8))
    exit(1)
  }

  private static func embedded(_ paths: [String], in folder: URL) -> String {
    var text = """
      /// Files by their paths. The content of one that is not text in UTF-8 has a character for each byte, of its
      /// number.
      let embeddedFiles: [(path: StaticString, content: StaticString, isText: Bool)] = [\n
      """
    for path in paths where !path.split(separator: "/").contains(where: { leftOut.contains(String($0)) }) {
      let file = folder.appending(path: path)
      let bytes = attempt("read `\(file.path())`") {
        try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
          ? nil : Array(try Data(contentsOf: file))
      }
      guard let bytes else { continue }
      let content = String(validating: bytes, as: UTF8.self)
      let scalars = content.map { Array($0.unicodeScalars) } ?? bytes.map { Unicode.Scalar($0) }
      text += "  (\"\(escaped(path.unicodeScalars))\", \"\(escaped(scalars))\", \(content != nil)),\n"
    }
    return text + "]\n"
  }

  private static let leftOut: Set<String> = [".git", ".planpress", ".DS_Store", "public"]

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
