// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

extension HasViews {
  /// The main menu on a page of the section `current`.
  func menuRecords(current: String?) -> [Record] {
    current.flatMap { views.menuOfSection[$0] } ?? views.plainMenu
  }

  /// The main menu on an item's page: current is the entry of its section, or of the next item above it that has one.
  func menuRecords(of index: Int) -> [Record] {
    let own = sectionName(of: plan.items[index])
    if views.menuSections.contains(own) { return menuRecords(current: own) }
    let above = plan.ancestors(of: index).reversed().map { sectionName(of: plan.items[$0]) }
    return menuRecords(current: above.first(where: views.menuSections.contains) ?? own)
  }

  func breadcrumb() -> [Record] {
    [LinkModel.view.record(LinkModel(title: words[.home], address: .site("index.html")))]
  }

  /// The way to an item: the section of what it is within, or its own, and all that it is within.
  func breadcrumb(of index: Int) -> [Record] {
    let item = plan.items[index]
    if item.file.stem.isEmpty && item.kind.isPage { return [] }
    var records = breadcrumb()
    var last = "index.html"
    func add(_ title: String, _ address: String) {
      // A page that describes its folder is where the folder is.
      guard address != last else { return }
      last = address
      records.append(LinkModel.view.record(LinkModel(title: title, address: .site(address))))
    }
    let ancestors = plan.ancestors(of: index)
    if let section = section(of: plan.items[ancestors.first ?? index]) { add(section.title, section.address) }
    for ancestor in ancestors {
      let heading = [plan.items[ancestor].fields.number, plan.items[ancestor].title].compactMap { $0 }
      add(heading.joined(separator: " "), addresses[ancestor])
    }
    return records
  }
}

/// The main menu as the pages of each section show it.
func makeMenus(_ menu: [MenuEntry], _ sections: [Section]) -> [String: [Record]] {
  let kinds = Dictionary(sections.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
  // The trunk of the plan belongs to the first of its sections that has an entry.
  let trunk = menu.first { kinds[$0.section]?.isTrunk ?? false }?.section
  var menus: [String: [Record]] = [:]
  for section in sections {
    let isInMenu = menu.contains { $0.section == section.name }
    menus[section.name] = makeMenuRecords(menu, current: isInMenu || !section.kind.isTrunk ? section.name : trunk)
  }
  return menus
}

/// The main menu where the entry of the section `current` is the current one.
func makeMenuRecords(_ menu: [MenuEntry], current: String?) -> [Record] {
  menu.map { entry in
    LinkModel.menuView.record(
      LinkModel(
        title: entry.title, address: .site(entry.address),
        isCurrent: !entry.section.isEmpty && entry.section == current))
  }
}
