// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// The page of an item: a goal, an objective, a norm, a page of prose.
struct ItemPage: PageType {
  static let template = "item"
  static let view = View<PageModel<ItemPage>>("item", common)

  private static var common: [ViewField<PageModel<ItemPage>>] { Frame.fields() + itemFields() }

  /// The view of a kind: what every item has, and the fields that the kind declares, where they have names of their own.
  static func view(of kind: Kind) -> View<PageModel<ItemPage>> {
    let own = Set(kind.fields.map(\.name)).subtracting(shape.fields.map(\.name))
    let fields = kind.allFields.filter { own.contains($0.name) }.map { field in
      let form = FieldForm(field.declaration.shape)
      return ViewField<PageModel<ItemPage>>(field.name, form.type, field.declaration.help) { page in
        let item = page.site.plan.items[page.content.index]
        return item.value(of: field).map { form.value($0, page.site.views) } ?? .none
      }
    }
    return fields.isEmpty ? view : View(kind.name, common + fields)
  }

  func view(_ site: Site) -> View<PageModel<ItemPage>> {
    let kind = site.plan.items[index].kind
    return hasOwnTemplate ? site.templates?.views[kind] ?? Self.view : Self.view
  }

  let index: Int
  /// Whether its template is not the common one, and so may name the fields of the item's kind.
  let hasOwnTemplate: Bool

  var item: Int? { index }

  static func shows(_ item: Item) -> Bool {
    item.kind.placement == .page && !HomePage.shows(item) && !SectionPage.shows(item)
  }

  /// That of the kind's name, or of the kind that it is like.
  static func templates(for kind: Kind, _ views: KindViews) -> [TemplateUse] {
    guard kind.placement == .page, let view = views[kind] else { return [] }
    return [kind.name, kind.like].map { TemplateUse(template: $0, shape: view.shape) }
  }

  static func shape(for item: Item, _ views: KindViews) -> Shape { views[item.kind]?.shape ?? shape }

  static func pages(of site: Site) -> [Page] {
    site.plan.items.indices.lazy.filter { shows(site.plan.items[$0]) }.map { index in
      let item = site.plan.items[index]
      let own = item.fields.template ?? site.templates?.template(for: item.kind, of: self)
      return Page(site.addresses[index], ItemPage(index: index, hasOwnTemplate: own != nil), template: own)
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
  frame.number = item.printedNumber ?? ""
  frame.description = item.fields.description ?? ""
  frame.language = item.fields.language ?? ""
  frame.navigation = site.menuRecords(of: index)
  frame.breadcrumb = item.kind.placement == .home ? [] : site.breadcrumb(of: index)
  frame.feed = site.feed(of: site.addresses[index])
  frame.alternates = AlternateModel.all(of: index, site)
  return frame
}
