import Plans
import Templates

/// The page of an item: a goal, an objective, a norm, a page of prose.
struct ItemPage: PageType {
  static let template = "item"
  static let view = View<PageModel<ItemPage>>("item", Frame.fields() + itemFields())

  let index: Int

  var item: Int? { index }

  static func shows(_ item: Item) -> Bool {
    item.kind.placement == .page && !HomePage.shows(item) && !SectionPage.shows(item)
  }

  /// A template with the name of a kind prints the items of that kind, and of those like it.
  static func specialTemplates(among names: Set<String>, _ kinds: Kinds) -> [String] {
    Set(kinds.all.filter { $0.placement == .page }.flatMap { [$0.name, $0.like] }).filter(names.contains).sorted()
  }

  static func pages(of site: Site) -> [Page] {
    site.plan.items.indices.lazy.filter { shows(site.plan.items[$0]) }.map { index in
      let item = site.plan.items[index]
      let own =
        item.fields.template ?? site.templates?.special(item.kind.name, for: self)
        ?? site.templates?.special(item.kind.like, for: self)
      return Page(site.addresses[index], ItemPage(index: index), template: own)
    }
  }

  func frame(_ site: Site) -> Frame { itemFrame(index, site) }

  func schemaType(_ site: Site) -> String { site.plan.items[index].schemaType }
}

extension Item {
  var schemaType: String { details.schemaType(fields) }
}

func itemFrame(_ index: Int, _ site: Site) -> Frame {
  let item = site.plan.items[index]
  var frame = Frame(item.title, on: site)
  frame.number = item.fields.number ?? ""
  frame.description = item.fields.description ?? ""
  frame.navigation = site.menuRecords(of: index)
  frame.breadcrumb = item.kind.placement == .home ? [] : site.breadcrumb(of: index)
  frame.facets = makeFacets([index], site)
  return frame
}
