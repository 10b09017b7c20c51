// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// Every item by its title, under its first letter.
struct LettersPage: ListPage {
  static let template = "a-z"
  static let view = View<PageModel<LettersPage>>("a-z", Frame.fields() + own + listFields())

  /// Relative to the site's root.
  static let address = "a-z/index.html"

  /// Which of the list's pages, from 0.
  let number: Int

  static func pages(of site: Site) -> [Page] {
    pages(address, site.plan.items.count) { LettersPage(number: $0) }
  }

  func list(_ site: Site) -> PagedList { PagedList(Self.address, site.alphabet, number, showsStatus: false) }

  func frame(_ site: Site) -> Frame {
    var frame = Frame(site.words[.allItems], on: site)
    frame.variant = list(site).variant(site.words)
    return frame
  }

  private static var own: [ViewField<PageModel<LettersPage>>] {
    [
      .init("groups", .list(GroupModel.letterView.shape), "The items under each letter.") {
        GroupModel.letterView.list(letters(of: $0.content.list($0.site).items, $0.site, $0.site.entry))
      }
    ]
  }
}

/// Items under their first letters, each with the record that `entry` makes of it.
func letters(of items: ArraySlice<Int>, _ site: Site, _ entry: (Int) -> Record) -> [GroupModel] {
  var groups: [(letter: String, items: [Int])] = []
  for index in items {
    let letter = initial(site.plan.items[index].title)
    if groups.last?.letter == letter {
      groups[groups.count - 1].items.append(index)
    } else {
      groups.append((letter, [index]))
    }
  }
  return groups.map { group in
    let id = "letter-\(group.letter == "#" ? "other" : group.letter.lowercased())"
    return GroupModel(title: group.letter, id: id, address: .external("#" + id), entries: group.items.map(entry))
  }
}

/// The letter under which a title is filed.
private func initial(_ title: String) -> String {
  guard let first = folded(title).first(where: { $0.isLetter || $0.isNumber }), first.isLetter else { return "#" }
  return first.uppercased()
}
