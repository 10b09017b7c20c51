// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown
import Plans
import Sites

/// An address on the web that the plan leads to, and where it says so.
package struct WebLink: Sendable {
  package let address: String
  package let place: Place

  package init(_ address: String, at place: Place) { (self.address, self.place) = (address, place) }

  /// Those of `site.yml`, then those of all texts and fields, in the order of the plan. Texts have been read so that they know
  /// theirs.
  package static func all(of site: Site) -> [WebLink] {
    let settings = Configuration.fields.flatMap { field -> [WebLink] in
      // The site's own address may not be there yet.
      guard field.declaration.name != "base-url", let value = field.value(site.configuration) else { return [] }
      var found: [WebLink] = []
      collect(
        value, field.declaration.shape, [.field(field.declaration.name)], site.configuration.place(of:saying:), &found)
      return found
    }
    return settings + all(of: site.plan)
  }

  private static func all(of plan: Plan) -> [WebLink] {
    plan.items.flatMap { item in
      let inFields = item.kind.allFields.flatMap { field -> [WebLink] in
        guard let value = item.value(of: field) else { return [] }
        var found: [WebLink] = []
        collect(value, field.declaration.shape, [.field(field.name)], item.place(of:saying:), &found)
        return found
      }
      return inFields
        + item.document.externalLinks.map { link in
          WebLink(
            link.address,
            at: Place(item.file.path, line: link.line, column: link.column, excerpt: link.address))
        }
    }
  }

  private static func collect(
    _ value: FieldValue, _ shape: FieldShape, _ steps: [FieldPath.Step],
    _ place: (FieldPath, String) -> Place, _ found: inout [WebLink]
  ) {
    switch (shape, value) {
    case (.text(.webAddress), .text(let text)), (.text(.address), .text(let text)):
      guard isWebAddress(text) else { return }
      var path: FieldPath = []
      path.steps = steps
      found.append(WebLink(text, at: place(path, text)))
    case (.list(let element), .list(let values)):
      for (number, value) in values.enumerated() { collect(value, element, steps + [.element(number)], place, &found) }
    case (.record(let record), .record(let entries)):
      for field in record.fields {
        if let value = entries[field.name] {
          collect(value, field.shape, steps + [.field(field.name)], place, &found)
        }
      }
    case (.entries(let element), .record(let entries)):
      for entry in entries { collect(entry.value, element, steps + [.field(entry.name)], place, &found) }
    default: break
    }
  }
}
