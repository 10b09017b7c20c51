// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// Items that one item names for the same reason, as a paragraph that begins with the reason.
struct RunInModel: Sendable {
  struct Link: Sendable {
    let title: String
    let address: Address
    /// What the item says of the other one.
    let note: String
    let isLast: Bool

    static let view = View<Link>(
      "run-in-link",
      [
        .init("title", .text, "Number and title.") { .text($0.title) },
        .init("address", .address, "Where it is, on the same page if it is there.") { .address($0.address) },
        .init("note", .text, "The role of a partner, or how an item is related; often empty.") { .text($0.note) },
        .init("last", .flag, "Whether no other follows.") { .flag($0.isLast) },
      ])
  }

  let title: String
  let links: [Link]

  static let view = View<RunInModel>(
    "run-in",
    [
      .init("title", .text, "Such as `Who takes part`, or `Serves`.") { .text($0.title) },
      .init("links", .list(Link.view.shape), "The items.") { .list($0.links.map(Link.view.record)) },
    ])
}

/// Who takes part in an item, and what it says that it relates to: where a plan is read from beginning to end, lists of these
/// would take pages. That others refer to it is said where they are.
func makeRunIns(_ index: Int, on whole: WholePlan, _ site: some HasViews) -> [RunInModel] {
  let (plan, words) = (site.plan, site.words)
  let kind = plan.items[index].kind
  var order: [String] = []
  var named: [String: [(item: Int, note: String)]] = [:]
  func add(_ title: String, _ item: Int, _ note: String) {
    if named[title] == nil { order.append(title) }
    if named[title, default: []].contains(where: { $0.item == item }) { return }
    named[title, default: []].append((item, note))
  }
  for relation in plan.outgoing[index] where relation.name == "partners" {
    add(words[.participants], relation.to, words.role(relation))
  }
  for relation in plan.outgoing[index] where relation.name != "partners" && !relation.isParent && !relation.isReport {
    if kind.field(named: relation.name)?.declaration.isFact ?? false { continue }
    add(words[relationKey(relation)], relation.to, relation.note)
  }
  return order.map { title in
    let items = named[title, default: []]
    return RunInModel(
      title: title,
      links: items.enumerated().map { number, other in
        let item = plan.items[other.item]
        return RunInModel.Link(
          title: [item.printedNumber, item.title].compactMap { $0 }.joined(separator: " "),
          address: whole.holds(other.item)
            ? .external("#" + WholePlan.anchor(item)) : .site(site.addresses[other.item]), note: other.note,
          isLast: number == items.count - 1)
      })
  }
}
