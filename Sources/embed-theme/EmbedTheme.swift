import Foundation

/// Writes a Swift file that holds the files of a folder: `embed-theme FOLDER OUTPUT`. Run by the build.
@main struct EmbedTheme {
  static func main() throws {
    let folder = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory)
    let output = URL(filePath: CommandLine.arguments[2])
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path()).sorted().filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    var text = "/// The files of the default theme, by their path in `templates/`.\n"
    text += "package let embeddedTheme: [(path: String, text: StaticString)] = [\n"
    for name in names {
      guard let bytes = try? Data(contentsOf: folder.appending(path: name)) else { continue }
      let literal = String(decoding: bytes, as: UTF8.self).replacing("\\", with: "\\u{5C}").replacing(
        "\"", with: "\\u{22}"
      )
      .replacing("\n", with: "\\n").replacing("\r", with: "\\r")
      text += "  (\"\(name)\", \"\(literal)\"),\n"
    }
    try Data((text + "]\n").utf8).write(to: output)
  }
}
