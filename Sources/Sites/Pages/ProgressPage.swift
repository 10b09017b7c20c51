// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

/// How far the plan is: what is overdue and what was put off, then all parts by goal, by lead and by date.
struct ProgressPage: ListPage {
  static let template = "progress"
  static let view = View<PageModel<ProgressPage>>("progress", Frame.fields() + own + listFields())

  enum Order: String, CaseIterable, Sendable {
    case overview
    case byGoal = "by-goal"
    case byLead = "by-lead"
    case byDate = "by-date"
    case byState = "by-state"

    var address: String { self == .overview ? ProgressLists.address : "progress/\(rawValue)/index.html" }

    var words: ProgramWord {
      switch self {
      case .overview: .progress
      case .byGoal: .progressByGoal
      case .byLead: .progressByLead
      case .byDate: .progressByDate
      case .byState: .progressByState
      }
    }
  }

  let order: Order
  /// Which of the list's pages, from 0.
  let number: Int

  static func pages(of site: Site) -> [Page] {
    guard site.views.tracksProgress else { return [] }
    return Order.allCases.flatMap { order in
      pages(order.address, order == .overview ? 0 : entries(order, site).count) {
        ProgressPage(order: order, number: $0)
      }
    }
  }

  fileprivate static func entries(_ order: Order, _ site: Site) -> [ProgressLists.Entry] {
    let lists = site.views.progressLists
    return switch order {
    case .overview: []
    case .byGoal: lists.byGoal
    case .byLead: lists.byLead
    case .byDate: lists.byDate
    case .byState: lists.byState
    }
  }

  func list(_ site: Site) -> PagedList {
    PagedList(order.address, Self.entries(order, site).map(\.item), number, showsStatus: false)
  }

  func filter(_ site: Site) -> FilterModel? {
    let entries = Self.entries(order, site)
    return FilterModel(entries.count, choices: ProgressLists.Facet.allCases.map { choice($0, entries, site) })
  }

  func frame(_ site: Site) -> Frame {
    var frame = Frame(site.words[order.words], on: site)
    frame.variant = list(site).variant(site.words)
    if order != .overview {
      frame.breadcrumb.append(
        LinkModel.view.record(LinkModel(title: site.words[.progress], address: .site(ProgressLists.address))))
    }
    return frame
  }

  /// More rows than this of one sort are a list of their own.
  static let mostRows = 100

  private static var own: [ViewField<PageModel<ProgressPage>>] {
    [
      .init(
        "orders", .list(LinkModel.menuView.shape), "The pages of progress: the overview, and the parts in each order."
      ) {
        page in
        .list(
          Order.allCases.map { order in
            LinkModel.menuView.record(
              LinkModel(
                title: page.site.words[order.words], address: .site(order.address),
                isCurrent: order == page.content.order))
          })
      },
      .init("stands", .list(StandModel.view.shape), "How indicators and parts stand, counted; on the overview.") {
        page in
        guard page.content.order == .overview else { return .list([]) }
        return StandModel.view.list([standOfIndicators(page.site), standOfParts(page.site)].compactMap { $0 })
      },
      .init("overview", .flag, "Whether the page is the overview.") { .flag($0.content.order == .overview) },
      .init("overdue", .list(StepModel.view.shape), "What is overdue on the day of the build; on the overview.") {
        page in
        guard page.content.order == .overview else { return .list([]) }
        return StepModel.view.list(
          page.site.views.progressLists.overdue.prefix(mostRows).map { stepModel($0, page.site) })
      },
      .init("slipped", .list(StepModel.view.shape), "Milestones whose dates have changed; on the overview.") { page in
        guard page.content.order == .overview else { return .list([]) }
        return StepModel.view.list(
          page.site.views.progressLists.slipped.prefix(mostRows).map { stepModel($0, page.site) })
      },
      .init("overdue-more", .text, "How many more are overdue than are shown.") { page in
        .text(more(page.site.views.progressLists.overdue.count, page))
      },
      .init("slipped-more", .text, "How many more were put off than are shown.") { page in
        .text(more(page.site.views.progressLists.slipped.count, page))
      },
      .init("jumps", .list(LinkModel.view.shape), "Where each group of the list begins, in lists of several groups.") {
        page in
        LinkModel.view.list(jumps(page.content.order, page.site))
      },
      .init("goals", .list(StepGroupModel.view.shape), "The indicators of each goal; on the overview.") { page in
        guard page.content.order == .overview else { return .list([]) }
        return StepGroupModel.view.list(goalGroups(page.site))
      },
      .init("groups", .list(StepGroupModel.view.shape), "The parts in the order of the page, in groups.") { page in
        let entries = ProgressPage.entries(page.content.order, page.site)
        let shown = entries.dropFirst(page.content.number * entriesPerPage).prefix(entriesPerPage)
        return StepGroupModel.view.list(groups(shown, page.site))
      },
    ]
  }

  /// What is left out of a list of the overview.
  private static func more(_ count: Int, _ page: PageModel<ProgressPage>) -> String {
    guard page.content.order == .overview, count > mostRows else { return "" }
    return page.site.words.sentence(.andMore, [Wording.count: String(count - mostRows)])
  }
}

/// The groups of a list, each with the page on which it begins: what a reader without scripts narrows the list with.
private func jumps(_ order: ProgressPage.Order, _ site: Site) -> [LinkModel] {
  var links: [LinkModel] = []
  var last: ProgressLists.Group?
  for (number, entry) in ProgressPage.entries(order, site).enumerated() where entry.group != last {
    last = entry.group
    let address = pageAddress(order.address, number / entriesPerPage) + "#" + anchor(entry.group, site)
    links.append(LinkModel(title: group(entry.group, site).title, address: .site(address)))
  }
  // So many names are a list of their own.
  return links.count > 1 && links.count <= 60 ? links : []
}

/// The fragment of a group's address.
private func anchor(_ group: ProgressLists.Group, _ site: Site) -> String { "page-\(key(group, site))" }

/// What stands for a group in addresses and attributes.
private func key(_ group: ProgressLists.Group, _ site: Site) -> String {
  switch group {
  case .item(let index): site.plan.items[index].id
  case .text(let text):
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? text : "named-\(makeIdentifier(from: text))"
  case .word(let word): word.rawValue
  case .key(let key): key
  }
}

/// One of the things by which a list is narrowed: what there is of it, in the order of its own list.
private func choice(_ facet: ProgressLists.Facet, _ entries: [ProgressLists.Entry], _ site: Site) -> FilterChoice {
  let (lists, words) = (site.views.progressLists, site.words)
  let present = Set(entries.lazy.compactMap { lists.group(of: $0.item, facet) })
  let (label, order): (String, [ProgressLists.Group]) =
    switch facet {
    case .goal: (words.one(site.plan.kinds.of(GoalDetails.self)), lists.byGoal.map(\.group))
    case .lead: (words["field-lead"], lists.byLead.map(\.group))
    case .due: (words["field-due"], present.sorted { key($0, site) < key($1, site) })
    case .state: (words[.progress], lists.byState.map(\.group))
    }
  var seen: Set<ProgressLists.Group> = []
  let groups = order.filter { present.contains($0) && seen.insert($0).inserted }
  return FilterChoice(
    name: facet.rawValue, label: label,
    options: groups.map { StatusModel(name: key($0, site), label: group($0, site).title) })
}

/// Parts under what they have in common.
struct StepGroupModel: Sendable {
  let title: String
  var id = ""
  var address: Address?
  var tally = ""
  var steps: [StepModel] = []

  static let view = View<StepGroupModel>(
    "step-group",
    [
      .init("title", .text, "What they have in common.") { .text($0.title) },
      .init("id", .text, "The fragment of its address.") { .text($0.id) },
      .init("address", .address, "The page of the goal or the lead that it is.") { Value($0.address) },
      .init("tally", .text, "The counts of its indicators.") { .text($0.tally) },
      .init("steps", .list(StepModel.view.shape), "The parts.") { StepModel.view.list($0.steps) },
    ])
}

private func groups(_ entries: ArraySlice<ProgressLists.Entry>, _ site: Site) -> [StepGroupModel] {
  var groups: [StepGroupModel] = []
  var last: ProgressLists.Group?
  for entry in entries {
    if entry.group != last {
      groups.append(group(entry.group, site))
      groups[groups.count - 1].id = anchor(entry.group, site)
    }
    last = entry.group
    // A goal heads its group, and is no row of it.
    if entry.group == .item(entry.item) { continue }
    var step = stepModel(entry.item, site)
    for facet in ProgressLists.Facet.allCases {
      step.keys[facet] = site.views.progressLists.group(of: entry.item, facet).map { key($0, site) }
    }
    groups[groups.count - 1].steps.append(step)
  }
  return groups
}

private func group(_ group: ProgressLists.Group, _ site: Site) -> StepGroupModel {
  switch group {
  case .text(let text): return StepGroupModel(title: text)
  case .word(let word): return StepGroupModel(title: site.words[word])
  case .key(let key): return StepGroupModel(title: site.words[key])
  case .item(let index):
    let item = site.plan.items[index]
    return StepGroupModel(
      title: [item.fields.number, item.title].compactMap { $0 }.joined(separator: " "),
      address: .site(site.addresses[index]), tally: tallySentence(site.views.progress.tally(of: index), site.words))
  }
}

/// Of each goal that has indicators, how they are.
private func goalGroups(_ site: Site) -> [StepGroupModel] {
  site.plan.trunk.map { group(.item($0), site) }.filter { !$0.tally.isEmpty }
}
