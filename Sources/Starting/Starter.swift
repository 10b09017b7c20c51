// SPDX-License-Identifier: Apache-2.0

import Exchange
import Fields

/// The folder that `planpress init` writes: a small plan of an invented city with every kind filled in, or the least that a
/// plan can be. The files of the first are those of `examples/harbour-city/`, as they were when the program was built.
package struct Starter: Sendable {
  package static let publisher = "Harbour City Council"
  package static let title = "Harbour City Resilience Plan"
  package static let years = 2025...2027
  /// That of the example's plan.
  private static let identifier = "harbour-city-resilience-plan"

  /// Nil for what the example has.
  package var publisher: String?
  package var title: String?
  /// The first and the last year of the plan.
  package var years: ClosedRange<Int>?
  package var isEmpty = false
  /// Schemas for editors, by their names: `site`, `table`.
  package var schemas: [(name: String, text: String)] = []
  /// A plan out of another file, in place of the example.
  package var imported: ImportedContent?

  package init() {}

  /// By their paths below the folder.
  package var files: [(path: String, bytes: [UInt8])] {
    let written = texts + schemas.map { (".vscode/\($0.name).schema.json", $0.text) }
    return (imported?.files ?? []).map { ($0.path, $0.bytes) } + written.map { ($0.path, Array($0.text.utf8)) }
  }

  private var texts: [(path: String, text: String)] {
    let shared = Self.example.filter { $0.path.utf8.first == UInt8(ascii: ".") || $0.path == "README.md" }
    if imported != nil { return shared.map { ($0.path, $0.path == "README.md" ? readme : $0.text) } }
    if isEmpty { return leastContent + shared.map { ($0.path, $0.path == "README.md" ? readme : $0.text) } }
    return Self.example.map { path, text in
      if path == "README.md" { return (path, text.replacing("# \(Self.title)", with: "# \(title ?? Self.title)")) }
      return (moved(path), path.begins("content/") ? content(path, text) : text)
    }
  }

  private static var example: [(path: String, text: String)] {
    embeddedFiles.map { ($0.path.description, $0.content.description) }
      // What is there when the example has been built.
      .filter { !$0.0.begins("public") && !$0.0.begins(".planpress/") }
  }

  private var shift: Int { (years?.lowerBound ?? Self.years.lowerBound) - Self.years.lowerBound }

  /// A text of the example with the publisher, the title and the years that are asked for.
  private func content(_ path: String, _ text: String) -> String {
    let years = years ?? Self.years
    var text = text
    // What others have published has its own years.
    if !path.begins("content/norms/"), !path.begins("content/standards/") { text = moved(text) }
    let shown = "\(Self.title) \(Self.years.lowerBound + shift)–\(Self.years.upperBound + shift)"
    if path == "content/plan.md" {
      text = text.replacing("end: \(Self.years.upperBound + shift)-12-31", with: "end: \(years.upperBound)-12-31")
    }
    if title != nil || self.years != nil {
      text = text.replacing("title: \(shown)", with: "title: \(quoteYAML(named))")
    }
    // The plan is named by its identifier where contacts say what they are for.
    if title != nil {
      text = text.replacing(Self.identifier, with: shortenedIdentifier(makeIdentifier(from: named.lowercased())))
    }
    if let publisher {
      text = text.replacing("  - name: \(Self.publisher)\n    acronym: HCC", with: "  - name: \(quoteYAML(publisher))")
      text = text.replacing("title: \(Self.publisher)", with: "title: \(quoteYAML(publisher))")
    }
    return text
  }

  /// With years as far later as the plan is: `2025` and `2026-Q3`, and no part of a longer number.
  private func moved(_ text: String) -> String {
    if shift == 0 { return text }
    var result = ""
    var digits = ""
    func flush() {
      if let year = Int(digits), digits.utf8.count == 4, (2023...2031).contains(year) {
        result += String(year + shift)
      } else {
        result += digits
      }
      digits = ""
    }
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }

  /// The title with the years, as a plan is usually called.
  private var named: String {
    let years = years ?? Self.years
    let span = years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
    return "\(title ?? Self.title) \(span)"
  }

  private var leastContent: [(path: String, text: String)] {
    let years = years ?? Self.years
    let plan = """
      ---
      kind: plan
      id: \(shortenedIdentifier(makeIdentifier(from: named.lowercased())))
      title: \(quoteYAML(named))
      description: What the plan is for, in a sentence or two.
      start: \(years.lowerBound)-01-01
      end: \(years.upperBound)-12-31
      organizations:
        - name: \(quoteYAML(publisher ?? Self.publisher))
      ---

      Say here why there is a plan, and for whom.

      """
    let goal = """
      ---
      id: goal-1
      number: "1"
      title: The first goal
      description: What will be different for people when it is reached.
      ---

      Say here what is meant, and what belongs to it.

      """
    return [("content/plan.md", plan), ("content/goals/goal-1.md", goal), ("content/site.yml", settings)]
  }

  private var settings: String {
    """
    language: en
    # A goal needs no objectives while the plan begins. Remove these two lines when it has some.
    rules:
      goal-without-objective: off

    """
  }

  private var readme: String {
    """
    # \(imported == nil ? named : title ?? Self.title)

    This folder is a plan that planpress turns into a web site. `content/plan.md` is the plan itself, `content/goals/` has its
    goals, a file each, and `content/site.yml` is about the site: its language, its menu.

    ```sh
    planpress check    # says what is wrong
    planpress build    # writes the site into public/
    ```

    `planpress new` lists what can be added, and `planpress new objective "Safe schools"` adds it.

    """
  }
}

extension String {
  fileprivate func begins(_ beginning: String) -> Bool { utf8.starts(with: beginning.utf8) }
}
