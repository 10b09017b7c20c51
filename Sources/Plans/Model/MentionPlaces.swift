// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown

/// A place of a file that names an item by its identifier.
package struct MentionPlace: Sendable {
  package enum Form: Sendable {
    /// The value of a field; the place's excerpt is the identifier.
    case field
    /// `plan:` links of a text; the place is the file, which may have several.
    case links
    /// A link by the path of the item's file; the excerpt is the path as written.
    case path
    /// In the line of a directive or of one of its options, behind the name.
    case directive
  }
  package let form: Form
  package let place: Place
}

extension Plan {
  /// Every place of the content that names an item, in the order of the plan.
  package func mentions(of index: Int) -> [MentionPlace] {
    let id = items[index].id
    var found: [MentionPlace] = []
    for (number, item) in items.enumerated() {
      for field in item.kind.mentioning {
        guard let value = item.value(of: field) else { continue }
        var path = FieldPath(field.name)
        field.declaration.shape.visitMentions(in: value, at: &path) { mention, path in
          if mention.id == id {
            found.append(MentionPlace(form: .field, place: item.place(of: path, saying: id)))
          }
        }
      }
      found += textMentions(of: index, in: item, links[number])
    }
    return found
  }

  private func textMentions(of index: Int, in item: Item, _ destinations: [LinkDestination]) -> [MentionPlace] {
    let id = items[index].id
    var found: [MentionPlace] = []
    var hasLinks = false
    for (link, destination) in zip(item.document.links, destinations) {
      guard case .item(index, _) = destination else { continue }
      if case .item(id, _) = link.target {
        if !hasLinks { found.append(MentionPlace(form: .links, place: Place(item.file.path))) }
        hasLinks = true
      } else if case .file = link.target {
        let place = Place(item.file.path, line: link.line, column: link.column, excerpt: link.destination)
        found.append(MentionPlace(form: .path, place: place))
      }
    }
    for block in item.document.directives {
      if block.argument == id {
        found.append(MentionPlace(form: .directive, place: Place(item.file.path, line: block.line, excerpt: id)))
      }
      for option in block.options where option.name == "where" {
        let value = option.value.split(separator: "=", maxSplits: 1).last?.split(separator: " ") ?? []
        if value == [id[...]] {
          found.append(MentionPlace(form: .directive, place: Place(item.file.path, line: option.line, excerpt: id)))
        }
      }
    }
    return found
  }
}
