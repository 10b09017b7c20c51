import Foundation
import PackagePlugin

/// Puts the default theme, the folder `templates/`, into the program: it runs wherever the one file is copied to.
@main struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let theme = context.package.directoryURL.appending(path: "templates", directoryHint: .isDirectory)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTheme.swift")
    let names = FileManager.default.enumerator(at: theme, includingPropertiesForKeys: [.isRegularFileKey])
    let files = (names?.compactMap { $0 as? URL } ?? []).filter { url in
      (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
        && !url.lastPathComponent.hasPrefix(".")
    }
    return [
      .buildCommand(
        displayName: "Embedding the default theme", executable: try context.tool(named: "embed-theme").url,
        arguments: [theme.path(), output.path()], inputFiles: files.sorted { $0.path() < $1.path() },
        outputFiles: [output])
    ]
  }
}
