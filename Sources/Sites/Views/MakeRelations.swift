// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// What an item relates to and who refers to it, grouped under words; each other item once in a group, with the note that
/// the item itself has on it. A note is written from one side: on the other page it would seem to speak of the wrong one.
func makeRelations(_ index: Int, _ site: some HasViews) -> [GroupModel] {
  let plan = site.plan
  var order: [String] = []
  var members: [String: [Int: String]] = [:]
  func add(_ title: String, _ other: Int, _ note: String = "") {
    if members[title] == nil { order.append(title) }
    if members[title, default: [:]][other, default: ""].isEmpty { members[title, default: [:]][other] = note }
  }
  // Partners, parts and what the item is a part of have places of their own on the page; what fields name that are facts
  // is among these.
  let kind = plan.items[index].kind
  for relation in plan.outgoing[index] where relation.name != "partners" && !relation.isParent {
    if relation.isReport || kind.field(named: relation.name)?.declaration.isFact ?? false { continue }
    add(site.words[relationKey(relation)], relation.to, relation.note)
  }
  let related = Set(plan.outgoing[index].map(\.to))
  for relation in plan.incoming[index] where !relation.isParent {
    if relation.name == "mention", related.contains(relation.from) || leadsEverywhere(plan.items[relation.from]) {
      continue
    }
    // What reports say of a part has a place of its own, too.
    if relation.isReport, kind.isPart || kind.like == IndicatorDetails.name { continue }
    // Peers go with each other: from both sides it is the same.
    add(inverseTitle(relation, site), relation.from)
  }
  let mentions = site.words["relation-mention-inverse"]
  let known = Set(order.filter { $0 != mentions }.flatMap { members[$0, default: [:]].keys })
  return order.compactMap { title in
    let notes = members[title, default: [:]]
    let items = notes.keys.filter { title != mentions || !known.contains($0) }.sorted()
    guard !items.isEmpty else { return nil }
    return GroupModel(
      title: title, entries: items.prefix(mostInGroup).map { site.entry($0, note: notes[$0, default: ""]) })
  }
}

/// Whether a text leads to all sorts of items, as the home page and those above lists do: that it names one is no relation.
func leadsEverywhere(_ item: Item) -> Bool { item.kind.placement == .home || item.file.isIndex }

extension HasViews {
  /// An item as lists show it, with a note on it.
  fileprivate func entry(_ index: Int, note: String) -> Record {
    if note.isEmpty { return entry(index) }
    var model = entryModel(index, plan, addresses[index], words)
    model.note = note
    return EntryModel.view.record(model)
  }
}

/// What an item calls those that refer to it.
func inverseTitle(_ relation: Relation, _ site: some HasViews) -> String {
  let kind = site.plan.items[relation.from].kind
  if let field = kind.declaredField(named: relation.name) { return field.inverseLabel ?? site.words.many(kind) }
  // Peers go with each other: from both sides it is the same.
  return site.words[relationKey(relation) + (relation.relation == AlignmentRelation.peer.rawValue ? "" : "-inverse")]
}

/// A page names at most so many items under one relation: on a term that every page mentions, the list would be the site.
private let mostInGroup = 60

/// The key of the words for a relation, seen from where it is stated.
func relationKey(_ relation: Relation) -> String {
  let detail = relation.name == "aligns-to" ? "-\(relation.relation)" : ""
  return "relation-\(relation.name)\(detail)"
}

func makeParticipants(_ index: Int, _ site: some HasViews) -> [ParticipantModel] {
  site.plan.outgoing[index].filter { $0.name == "partners" }.map { relation in
    let participation = site.plan.items[index].fields.partners.first { participation in
      participation.ref.map { site.plan.indexOfID[$0.id] } == relation.to && participation.role ?? "" == relation.note
    }
    return ParticipantModel(
      name: site.plan.items[relation.to].title, address: .site(site.addresses[relation.to]),
      role: site.words.role(relation), note: participation?.note ?? "")
  }
}

extension Words {
  /// What a partner does in an item, else which side it is on.
  func role(_ relation: Relation) -> String {
    relation.note.isEmpty && !relation.relation.isEmpty ? self["role-\(relation.relation)"] : relation.note
  }
}

/// Related reading: the items that share most tags with this one and are not named on its page already; at most three.
func makeExplore(_ index: Int, _ site: some HasViews) -> [Record] {
  let plan = site.plan
  var shown = Set(plan.outgoing[index].map(\.to) + plan.incoming[index].map(\.from))
  shown.insert(index)
  var shared: [Int: Int] = [:]
  for tag in plan.items[index].fields.tags {
    for other in site.neighbours(of: index, under: tag) where !shown.contains(other) { shared[other, default: 0] += 1 }
  }
  return shared.sorted { ($1.value, abs($0.key - index), $0.key) < ($0.value, abs($1.key - index), $1.key) }.prefix(3)
    .map { site.entry($0.key) }
}

extension HasViews {
  /// The items under a tag that are nearest to one of them: enough to choose from, however many there are.
  fileprivate func neighbours(of index: Int, under name: String) -> ArraySlice<Int> {
    guard let tag = tag(name) else { return [] }
    var low = 0
    var high = tag.items.count
    while low < high {
      let middle = (low + high) / 2
      if tag.items[middle] < index { low = middle + 1 } else { high = middle }
    }
    return tag.items[max(0, low - 8)..<min(tag.items.count, low + 9)]
  }
}

extension Relation {
  /// That a progress report says something of an item.
  var isReport: Bool { name == "items" }
}
