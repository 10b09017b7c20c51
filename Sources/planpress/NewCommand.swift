// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Fields
import Files
import Plans
import Sites
import Starting

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Adds a file for an item, with its number, its identifier and the fields that it may have.",
    discussion: "`planpress new` alone lists the kinds, those of the site among them. No file is ever written over.")

  @Argument(help: "The kind, such as objective.")
  var kind: String?

  @Argument(help: "The title, in quotation marks.")
  var title: String?

  @Option(help: ArgumentHelp("The identifier of what it is a part of.", valueName: "id"))
  var partOf: String?

  @Option(help: ArgumentHelp("The folder that contains `content`.", valueName: "dir"))
  var source = "."

  func validate() throws {
    if let kind, title?.allSatisfy(\.isWhitespace) ?? true {
      throw ValidationError(
        kind.contains(where: { $0 == " " || $0.isUppercase })
          ? "The kind comes before the title: `planpress new objective \"\(printable(kind))\"`. `planpress new` lists the kinds."
          : "A new item needs a title, such as `planpress new \(kind) \"Safe schools\"`.")
    }
    if let title, title.contains(where: \.isNewline) { throw ValidationError("A title is a text of one line.") }
  }

  func run() throws {
    let (kinds, plan) = try readPlan(source, isNeeded: kind != nil)
    guard let name = kind, let title else {
      Terminal.output(list(kinds))
      return
    }
    guard let kind = kinds.named(name) else {
      let near = nearest(to: name, among: kinds.all.map(\.name))
      Terminal.error(
        "error: there is no kind `\(printable(name))`\n  help: \(near.map { "did you mean `\($0)`?" } ?? "`planpress new` lists the kinds")\n"
      )
      throw ExitCode(64)
    }
    if kind.like == PlanDetails.name, let root = plan.root {
      Terminal.error(
        "error: there is a plan already, in `\(printable(plan.items[root].file.path))`\n  help: a site contains one plan; write into that file\n"
      )
      throw ExitCode(64)
    }
    if let partOf, !plan.items.contains(where: { $0.id == partOf }) {
      let near = nearest(to: partOf, among: plan.items.map(\.id))
      Terminal.error(
        "error: no item has the identifier `\(printable(partOf))`\n"
          + (near.map { "  help: did you mean `\(printable($0))`?\n" } ?? ""))
      throw ExitCode(64)
    }
    let item = NewItem(kind, titled: title, partOf: partOf, in: plan)
    do {
      try Folder(source).create(item.path, Array(item.text.utf8))
    } catch {
      Terminal.error("error: `\(printable(item.path))` cannot be written: \(error.reason)\n")
      throw ExitCode(70)
    }
    Terminal.output("\(printable(path(item.path, in: source)))\n")
  }

  private func list(_ kinds: Kinds) -> String {
    let width = kinds.all.map(\.name.count).max() ?? 0
    let lines = kinds.all.map { kind in
      let folder = kind.folder.isEmpty ? "content/" : "content/\(kind.folder)/"
      return "  \(kind.name)\(String(repeating: " ", count: width - kind.name.count))  \(folder)"
    }
    return "Add one with `planpress new KIND \"TITLE\"`:\n" + lines.joined(separator: "\n") + "\n"
  }
}
