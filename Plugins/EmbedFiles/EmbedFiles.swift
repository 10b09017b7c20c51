// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackagePlugin

/// Puts a folder of the package into the target that uses the plugin, as `embeddedFiles`: the program runs wherever its one
/// file is copied to.
@main struct EmbedFiles: BuildToolPlugin {
  /// By the name of the target.
  private let folders = [
    "Theme": "templates", "RulePages": "docs/rules", "Starting": "examples/harbour-city",
    "Serving": "Sources/Serving/Browser",
  ]

  struct NoFolder: Error, CustomStringConvertible {
    let target: String
    var description: String { "the plugin EmbedFiles has no folder for the target \(target)" }
  }

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let name = folders[target.name] else { throw NoFolder(target: target.name) }
    let folder = context.package.directoryURL.appending(path: name, directoryHint: .isDirectory)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path()).sorted()
    return [
      .buildCommand(
        displayName: "Embedding \(name)", executable: try context.tool(named: "embed-files").url,
        arguments: [folder.path(), output.path()],
        inputFiles: try files.map { folder.appending(path: $0) }.filter { url in
          try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory != true
        },
        outputFiles: [output])
    ]
  }
}
