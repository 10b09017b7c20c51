import HTML
import Plans
import Templates

/// Entries on one page of a list. Longer lists are parted, so that no page grows without bound.
let entriesPerPage = 200

/// How many pages a list of `count` entries takes.
func pageCount(_ count: Int) -> Int { max(1, (count + entriesPerPage - 1) / entriesPerPage) }

/// The address of a list's page, from 0.
func pageAddress(_ base: String, _ number: Int) -> String {
  number == 0 ? base : base.dropLast("index.html".count) + "page-\(number + 1)/index.html"
}

private func slice(_ items: [Int], _ number: Int) -> ArraySlice<Int> {
  items.dropFirst(number * entriesPerPage).prefix(entriesPerPage)
}

private func paging(_ base: String, _ number: Int, of count: Int, _ site: Site) -> PagingModel? {
  let pages = pageCount(count)
  guard pages > 1 else { return nil }
  return PagingModel(
    previous: number > 0 ? .site(pageAddress(base, number - 1)) : nil,
    next: number + 1 < pages ? .site(pageAddress(base, number + 1)) : nil,
    text: site.words.sentence("page-of", [("page", String(number + 1)), ("pages", String(pages))]))
}

func fillSection(_ model: inout PageModel, _ section: Section, _ number: Int, _ site: Site) {
  model.title = section.title
  model.description = section.description
  model.navigation = site.menuRecords(current: section.name)
  model.breadcrumb = site.breadcrumb()
  model.feed = site.feed(of: section.address)
  let own = number == 0 ? section.index : nil
  if let own { model.body = site.body(of: own) }
  let items = slice(section.listed, number)
  let isList = section.kind.placement == .entry
  model.facets = makeFacets([own].compactMap { $0 } + (isList ? items : []), site)
  model.groups = [GroupModel(entries: items.map { isList ? site.fullEntry($0) : site.entry($0) })]
  model.filter = FilterModel(items, showsStatus: !isList, site)
  model.pages = paging(section.address, number, of: section.listed.count, site)
}

func fillTag(_ model: inout PageModel, _ tag: Tag, _ number: Int, _ site: Site) {
  model.title = tag.name
  model.kind = site.words["tagged"]
  model.navigation = site.menuRecords(current: nil)
  model.breadcrumb =
    site.breadcrumb() + [
      LinkModel.view.record(LinkModel(title: site.words["tags"], address: .site("tags/index.html")))
    ]
  let items = slice(tag.items, number)
  model.groups = [GroupModel(entries: items.map(site.entry))]
  model.filter = FilterModel(items, showsStatus: true, site)
  model.feed = site.feed(of: tag.address)
  model.pages = paging(tag.address, number, of: tag.items.count, site)
}

func fillTags(_ model: inout PageModel, _ site: Site) {
  model.title = site.words["tags"]
  model.navigation = site.menuRecords(current: nil)
  model.breadcrumb = site.breadcrumb()
  model.groups = site.tags.map {
    GroupModel(title: $0.name, address: .site($0.address), description: String($0.items.count), entries: [])
  }
}

func fillLetters(_ model: inout PageModel, _ number: Int, _ site: Site) {
  let base = "a-z/index.html"
  model.title = site.words["a-z"]
  model.navigation = site.menuRecords(current: nil)
  model.breadcrumb = site.breadcrumb()
  let items = slice(site.alphabet, number)
  var groups: [(letter: String, items: [Int])] = []
  for index in items {
    let letter = initial(site.plan.items[index].title)
    if groups.last?.letter == letter {
      groups[groups.count - 1].items.append(index)
    } else {
      groups.append((letter, [index]))
    }
  }
  model.groups = groups.map { group in
    let id = "letter-\(group.letter == "#" ? "other" : group.letter.lowercased())"
    return GroupModel(
      title: group.letter, id: id, address: .external("#\(id)"), entries: group.items.map(site.entry))
  }
  model.filter = FilterModel(items, showsStatus: false, site)
  model.pages = paging(base, number, of: site.alphabet.count, site)
}

/// The letter under which a title is filed.
private func initial(_ title: String) -> String {
  guard let first = folded(title).first(where: { $0.isLetter || $0.isNumber }), first.isLetter else { return "#" }
  return first.uppercased()
}

extension Site {
  /// An entry of a list that stands for pages: with its text and facts.
  fileprivate func fullEntry(_ index: Int) -> Record {
    let item = plan.items[index]
    var model = entryModel(index, plan, addresses[index], words)
    let day = item.fields.date.map { factValues(.date($0), .date, self) }
    model.facts = (day.map { [FactModel(label: words["field-date"], values: $0)] } ?? []) + makeFacts(index, self)
    model.body = body(of: index)
    model.children = plan.children[index].map(entry)
    if let details = item.details(DocumentDetails.self) {
      if let path = plan.files[index], let copy = assets.address(of: path) {
        model.address = .site(copy)
      } else if let url = details.url {
        model.address = .external(url)
      }
    }
    return EntryModel.view.record(model)
  }
}
