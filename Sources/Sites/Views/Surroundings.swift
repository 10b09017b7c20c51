import Plans
import Templates

// What surrounds a page: menu, breadcrumb, neighbours.

extension Site {
  /// The main menu on a page of the section `current`.
  func menuRecords(current: String?) -> [Record] {
    current.flatMap { menuOfSection[$0] } ?? plainMenu
  }

  func breadcrumb() -> [Record] {
    [LinkModel.view.record(LinkModel(title: words["home"], address: .site("index.html")))]
  }

  func breadcrumb(of item: Item, goal: Int?) -> [Record] {
    if item.file.stem.isEmpty && item.kind == .page { return [] }
    var records = breadcrumb()
    func add(_ section: Section?) {
      guard let section else { return }
      records.append(LinkModel.view.record(LinkModel(title: section.title, address: .site(section.address))))
    }
    if let goal {
      add(section(GoalDetails.folder))
      let heading = [plan.items[goal].fields.number, plan.items[goal].title].compactMap { $0 }.joined(separator: " ")
      records.append(LinkModel.view.record(LinkModel(title: heading, address: .site(addresses[goal]))))
    } else {
      add(section(of: item))
    }
    return records
  }

  /// What comes before and after an item: along the plan for goals and objectives, within the section for others.
  func neighbours(of index: Int) -> (previous: Record?, next: Record?) {
    let neighbours = positions[index]
    return (neighbours.previous.map(entry), neighbours.next.map(entry))
  }
}

/// What comes before and after an item.
struct Neighbours: Sendable {
  var previous: Int?
  var next: Int?
}

/// For each item, what comes before and after it.
func makePositions(_ plan: Plan, _ sections: [Section]) -> [Neighbours] {
  var positions = [Neighbours](repeating: Neighbours(), count: plan.items.count)
  func chain(_ items: [Int]) {
    for (a, b) in zip(items, items.dropFirst()) {
      positions[a].next = b
      positions[b].previous = a
    }
  }
  let goals = plan.items.indices.filter { plan.items[$0].kind.name == GoalDetails.name }
  chain(goals.flatMap { [$0] + children(of: $0, plan) })
  for section in sections where section.kind.placement == .page {
    if [GoalDetails.folder, ObjectiveDetails.folder].contains(section.name) { continue }
    chain(section.items)
  }
  return positions
}

/// The main menu as pages of the section `current` show it.
func makeMenuRecords(_ menu: [MenuEntry], current: String?) -> [Record] {
  /// Objectives are part of the goals' section where they have no entry of their own.
  func belongs(_ section: String, to entry: String) -> Bool {
    if section == entry { return true }
    return section == ObjectiveDetails.folder && entry == GoalDetails.folder && !menu.contains { $0.section == section }
  }
  return menu.map { entry in
    LinkModel.menuView.record(
      LinkModel(
        title: entry.title, address: .site(entry.address),
        isCurrent: current.map { !entry.section.isEmpty && belongs($0, to: entry.section) } ?? false))
  }
}
