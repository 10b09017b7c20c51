// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

/// A folder of the site with a list of its items: one for each kind that has any, one for each folder of pages.
struct Section: Sendable {
  /// The folder's name in the content.
  let name: String
  let title: String
  let description: String
  let kind: Kind
  /// In reading order, without the folder's own `index.md`.
  let items: [Int]
  /// What its list shows, on as many pages as it takes: where items have pages of their own, those that are within no
  /// other, each with its parts.
  let listed: [Int]
  /// The same, put together; empty where the list is one.
  let groups: [ListGroup]
  /// The item that the folder's `index.md` is.
  let index: Int?

  var address: String { makeIdentifier(from: name) + "/index.html" }
}

/// The sections in the order of kinds, then of folders.
func makeSections(_ plan: Plan, _ words: Words) -> [Section] {
  var members: [String: [Int]] = [:]
  var order: [String] = []
  var indexes: [String: Int] = [:]
  for (number, item) in plan.items.enumerated() where item.kind.placement != .home {
    let name = sectionName(of: item)
    if name.isEmpty { continue }
    if item.kind.isPage, item.file.isIndex, item.file.stem == name {
      indexes[name] = number
      if plan.kinds.ofFolder(name) != nil { continue }
    }
    if members[name] == nil { order.append(name) }
    if indexes[name] != number {
      members[name, default: []].append(number)
    } else {
      members[name] = members[name] ?? []
    }
  }
  return order.map { name in
    let index = indexes[name].map { plan.items[$0] }
    let kind = plan.kinds.ofFolder(name)
    let isList = kind?.placement == .entry
    let items = members[name] ?? []
    let listed = isList ? items : items.filter { !isWithin(section: name, indexes[name], $0, plan) }
    let groups = kind.map { makeListGroups(listed, of: $0, plan, words) } ?? []
    return Section(
      name: name, title: index?.title ?? kind.flatMap { $0.isPage ? nil : words.many($0) } ?? readable(name),
      description: index?.fields.description ?? "", kind: kind ?? plan.kinds.page, items: items,
      listed: groups.isEmpty ? listed : groups.flatMap(\.items), groups: groups, index: indexes[name])
  }
}

/// Whether something that an item is within is listed in the same section.
private func isWithin(section: String, _ own: Int?, _ index: Int, _ plan: Plan) -> Bool {
  plan.ancestors(of: index).contains { $0 != own && sectionName(of: plan.items[$0]) == section }
}

/// A subject and the items that carry it.
struct Tag: Sendable {
  let name: String
  /// What pages call it: `information-sharing` in words.
  let title: String
  /// As items write it; the first is its name.
  let spellings: [String]
  let items: [Int]
  let address: String

  init(spellings: [String], items: [Int]) {
    (self.spellings, self.items) = (spellings, items)
    name = spellings[0]
    title = tagTitle(name)
    address = "tags/\(makeIdentifier(from: folded(name)))/index.html"
  }
}

/// A tag in words, unless its hyphen belongs there, as in `e-government` and `covid-19`, or its capitals do.
private func tagTitle(_ name: String) -> String {
  let parts = name.split(separator: "-", omittingEmptySubsequences: false)
  let text = parts.allSatisfy { $0.count > 1 && !$0.contains(where: \.isNumber) } ? parts.joined(separator: " ") : name
  return text.contains(where: \.isUppercase) ? text : text.prefix(1).uppercased() + text.dropFirst()
}

/// The tags in reading order; spellings that differ only in case are one.
func makeTags(_ plan: Plan) -> [Tag] {
  var tags: [(spellings: [String], items: [Int])] = []
  // By the tag as typed, and by what its spellings have in common.
  var places: [String: Int] = [:]
  var placesByKey: [String: Int] = [:]
  for (number, item) in plan.items.enumerated() {
    for tag in item.fields.tags where !tag.isEmpty {
      var place = places[tag]
      if place == nil {
        let key = makeIdentifier(from: folded(tag))
        place = placesByKey[key] ?? tags.count
        if place == tags.count { tags.append(([], [])) }
        (places[tag], placesByKey[key]) = (place, place)
        if let place { tags[place].spellings.append(tag) }
      }
      if let place, tags[place].items.last != number { tags[place].items.append(number) }
    }
  }
  return tags.map { Tag(spellings: $0.spellings, items: $0.items) }.sorted { ReadingKey($0.name) < ReadingKey($1.name) }
}

/// An entry of the main menu.
struct MenuEntry: Sendable {
  let title: String
  let address: String
  /// The section whose pages the entry stands for.
  let section: String
}

/// What `footer` leads to.
func makeFooter(
  _ plan: Plan, _ addresses: [String], _ sections: [Section], _ configuration: Configuration
) -> [(title: String, address: Address)] {
  configuration.footer.compactMap { entry in
    if let url = entry.url { return entry.title.map { ($0, .external(url)) } }
    guard let name = entry.to else { return nil }
    if let section = sections.first(where: { $0.name == name }) {
      return (entry.title ?? section.title, .site(section.address))
    }
    return plan.indexOfID[name].map { (entry.title ?? plan.items[$0].title, .site(addresses[$0])) }
  }
}

/// What `navigation` names, or the sections that there are: at most seven.
func makeMenu(
  _ plan: Plan, _ addresses: [String], _ sections: [Section], _ configuration: Configuration
) -> [MenuEntry] {
  guard !configuration.navigation.isEmpty else {
    return sections.prefix(7).map { MenuEntry(title: $0.title, address: $0.address, section: $0.name) }
  }
  return configuration.navigation.compactMap { name in
    if let section = sections.first(where: { $0.name == name }) {
      return MenuEntry(title: section.title, address: section.address, section: name)
    }
    return plan.indexOfID[name].map { index in
      MenuEntry(title: plan.items[index].title, address: addresses[index], section: "")
    }
  }
}
