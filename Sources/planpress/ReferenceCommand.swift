// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Fields
import Plans
import Sites
import Templates

struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Prints what can be written: the fields of each kind, the checks, what templates may name, or the words.",
    discussion: """
      The pages in docs/ are printed with it. With `--source`, a site's own kinds and fields are among them.
      """)

  enum Topic: String, ExpressibleByArgument, CaseIterable {
    case fields, checks, views, words
  }

  @Argument(help: "fields, checks, views or words.")
  var topic: Topic

  @Option(
    help: ArgumentHelp(
      "Of fields: the folder of a site, to print its own kinds and fields as well.", valueName: "dir"))
  var source: String?

  func validate() throws {
    if source != nil, topic != .fields {
      throw ValidationError("`\(topic.rawValue)` is the same for every site.")
    }
  }

  func run() throws {
    let kinds = try source.map(readKinds) ?? .builtIn
    switch topic {
    case .fields: Terminal.output(fieldsReference(kinds))
    case .checks: Terminal.output(checksReference())
    case .views: Terminal.output(viewsReference())
    case .words: Terminal.output(wordsReference())
    }
  }
}

/// The kinds of a site, its own among them.
func readKinds(of source: String) throws -> Kinds {
  var report = Report()
  let request = BuildRequest(source: source, output: nil, today: CalendarDate(secondsSince1970: 0), workers: 1)
  let project: Project
  do {
    project = try readProject(request, &report)
  } catch {
    Terminal.error("error: the source folder `\(source)` cannot be opened: \(error.reason)\n")
    throw ExitCode(64)
  }
  let settled = report.settled()
  guard settled.isFailed(strict: false) else { return project.kinds }
  Terminal.error(printText(locate(settled) { readSource($0, source) }, ink: Terminal.inkForErrors))
  throw ExitCode(1)
}

private let notice = "<!-- Printed by `planpress reference`; `make docs` prints it again. -->\n\n"

private func checksReference() -> String {
  var text =
    notice
      + """
      # Checks

      Every problem is reported with its place, under the name of a rule. An error stops the build before anything is
      written; a warning does so with `--strict`; a note never does. `rules:` in `site.yml` can change the severity of the
      rules that are marked with \u{2020}. The pages say more about each rule, as `planpress explain` does.

      """
  for group in allRules {
    text += "\n## \(group.title)\n\n| rule | severity | what is asked |\n|---|---|---|\n"
    for rule in group.rules.sorted(by: { $0.name < $1.name }) {
      let mark = rule.isFixed ? "" : " \u{2020}"
      text +=
        "| [`\(rule.name)`](rules/\(rule.name).md) | \(rule.severity.rawValue)\(mark) | \(cell(rule.summary)) |\n"
    }
  }
  return text
}

private func fieldsReference(_ kinds: Kinds) -> String {
  var text =
    notice + "# Fields\n\nThe fields at the top of a file, between two lines of `---`.\n\n## Every item\n\n"
  text += table(CommonFields.fields.map(\.declaration))
  for kind in kinds.all where !kind.fields.isEmpty {
    let folder =
      kind.folder.isEmpty ? "`kind: \(kind.name)`" : "files in `\(kind.folder)/`, or with `kind: \(kind.name)`"
    text += "\n## \(kind.name.prefix(1).uppercased() + kind.name.dropFirst())\n\n\(folder)\n\n"
    text += table(kind.fields)
  }
  text += "\n## `site.yml`\n\n"
  text += table(Configuration.fields.map(\.declaration))
  return text
}

private func viewsReference() -> String {
  notice
    + "# Views\n\nWhat a template may name. Each type of page has a view of its own, called as its template is; directives get\na `list` or a `table`.\n\n"
    + describeViews()
}

private func wordsReference() -> String {
  notice
    + """
    # Words

    The words of the interface, which a file such as `templates/words/de.yml` gives in the language of the site.
    [Templates](templates.md#words) says how.


    """ + describeWords()
}

private func table(_ fields: [FieldDeclaration]) -> String {
  "| field | value | what it is |\n|---|---|---|\n" + fields.map { rows($0, within: "") }.joined()
}

/// A field's row, and those of the fields inside it.
private func rows(_ field: FieldDeclaration, within outer: String) -> String {
  let required = field.isRequired ? " **Required.**" : ""
  let former = field.formerName.map { " Its older name is `\($0)`." } ?? ""
  let row = "| `\(outer)\(field.name)` | \(cell(value(of: field.shape))) | \(cell(field.help))\(former)\(required) |\n"
  let (inner, prefix): (FieldShape, String) =
    if case .entries(let inner) = field.shape { (inner, "NAME: ") } else { (field.shape.element, "") }
  guard case .record(let record) = inner else { return row }
  return row + record.fields.map { rows($0, within: "\(outer)\(field.name): \(prefix)") }.joined()
}

/// What a value looks like; of a choice, what each word means.
private func value(of shape: FieldShape) -> String {
  if case .choice(let choice) = shape { return choice.explained.joined(separator: "; ") }
  return shape.name
}

private func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
