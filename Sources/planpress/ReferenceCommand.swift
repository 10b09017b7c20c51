import ArgumentParser
import Diagnostics
import Plans
import Sites
import Templates

struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Prints what can be written: the fields of each kind, the checks, or what templates may name.",
    discussion: "The pages in docs/ are printed with it.")

  enum Topic: String, ExpressibleByArgument, CaseIterable {
    case fields, checks, views
  }

  @Argument(help: "fields, checks or views.")
  var topic: Topic

  func run() {
    switch topic {
    case .fields: print(fieldsReference(), terminator: "")
    case .checks: print(checksReference(), terminator: "")
    case .views: print(viewsReference(), terminator: "")
    }
  }
}

private let notice = "<!-- Printed by `planpress reference`; `make docs` prints it anew. -->\n\n"

private func checksReference() -> String {
  var text =
    notice
    + "# Checks\n\nEvery problem is reported with its place, under one of these names. An error stops the build before anything is\nwritten; a warning does so with `--strict`.\n"
  for group in allRules {
    text += "\n## \(group.title)\n\n| rule | severity | what is asked |\n|---|---|---|\n"
    for rule in group.rules.sorted(by: { $0.name < $1.name }) {
      text += "| `\(rule.name)` | \(rule.severity.rawValue) | \(cell(rule.summary)) |\n"
    }
  }
  return text
}

private func fieldsReference() -> String {
  var text =
    notice + "# Fields\n\nThe fields that stand at the top of a file, between two lines of `---`.\n\n## Every item\n\n"
  text += table(CommonFields.fields.map { ($0.name, $0.typeName, $0.isRequired, $0.help) })
  for kind in Kind.all where !kind.fields.isEmpty {
    let folder =
      kind.folder.isEmpty ? "`kind: \(kind.name)`" : "files in `\(kind.folder)/`, or with `kind: \(kind.name)`"
    text += "\n## \(kind.name.prefix(1).uppercased() + kind.name.dropFirst())\n\n\(folder)\n\n"
    text += table(kind.fields.map { ($0.name, $0.typeName, $0.isRequired, $0.help) })
  }
  text += "\n## `site.yml`\n\n"
  text += table(Configuration.fields.map { ($0.name, $0.typeName, $0.isRequired, $0.help) })
  return text
}

private func viewsReference() -> String {
  notice + "# Views\n\nWhat a template may name. Pages get a `page`; directives get a `list` or a `table`.\n\n"
    + describeShapes(templateViews)
}

private func table(_ rows: [(name: String, type: String, isRequired: Bool, help: String)]) -> String {
  var text = "| field | value | what it is |\n|---|---|---|\n"
  for row in rows {
    text += "| `\(row.name)` | \(cell(row.type)) | \(cell(row.help))\(row.isRequired ? " **Required.**" : "") |\n"
  }
  return text
}

private func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
