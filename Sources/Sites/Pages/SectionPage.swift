// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Templates

/// The list of a section, with the text of the folder's `index.md` above it.
struct SectionPage: ListPage {
  static let template = "section"
  static let view = View<PageModel<SectionPage>>("section", Frame.fields() + own + listFields())

  /// Prints the lists of kinds whose items are entries there.
  private static let entryTemplate = "entries"

  /// Among the site's sections.
  let index: Int
  /// Which of the list's pages, from 0.
  let number: Int

  static let otherTemplates = [entryTemplate]

  /// The list of a kind whose items are entries there has a template with the name of its folder.
  static func templates(for kind: Kind, _ views: KindViews) -> [TemplateUse] {
    guard kind.placement == .entry else { return [] }
    return [kind.folder, kind.builtInFolder].map { TemplateUse(template: $0, shape: shape) }
  }

  static func shows(_ item: Item) -> Bool {
    item.kind.isPage && item.file.isIndex && !item.file.stem.isEmpty && item.file.stem == sectionName(of: item)
  }

  static func pages(of site: Site) -> [Page] {
    site.sections.enumerated().flatMap { index, section in
      pages(section.address, section.listed.count, template: template(of: section, site)) {
        SectionPage(index: index, number: $0)
      }
    }
  }

  private static func template(of section: Section, _ site: Site) -> String? {
    if let asked = section.index.flatMap({ site.plan.items[$0].fields.template }) { return asked }
    guard section.kind.placement == .entry else { return nil }
    return site.templates?.template(for: section.kind, of: self) ?? entryTemplate
  }

  func list(_ site: Site) -> PagedList {
    let section = site.sections[index]
    return PagedList(section.address, section.listed, number, showsStatus: section.kind.placement != .entry)
  }

  func frame(_ site: Site) -> Frame {
    let section = site.sections[index]
    let list = list(site)
    var frame = Frame(section.title, on: site)
    frame.description = section.description
    frame.variant = list.variant(site.words)
    frame.navigation = site.menuRecords(current: section.name)
    frame.feed = site.feed(of: section.address)
    return frame
  }

  func schemaType(_ site: Site) -> String {
    site.sections[index].kind.schemaTypeOfList
  }

  func owner(_ site: Site) -> Place? { site.sections[index].index.map { site.plan.items[$0].place } }

  /// The item whose text is above the list.
  private func text(_ site: Site) -> Int? { number == 0 ? site.sections[index].index : nil }

  private static var own: [ViewField<PageModel<SectionPage>>] {
    [
      .init("body", .html, "The text above the list.") { page in
        page.content.text(page.site).map(page.site.body) ?? .none
      },
      .init("entries", .list(EntryModel.view.shape), "What is listed.") { page in
        let site = page.site
        let isWhole = site.sections[page.content.index].kind.placement == .entry
        return .list(page.content.list(site).items.map { isWhole ? site.fullEntry($0) : site.entry($0) })
      },
    ]
  }
}

extension Site {
  /// An entry of a list that stands for pages: with its text and facts.
  fileprivate func fullEntry(_ index: Int) -> Record {
    let item = plan.items[index]
    var model = entryModel(index, plan, addresses[index], words)
    let day = item.fields.date.map { factValues(.date($0), .date, self) }
    model.facts = (day.map { [FactModel(label: words["field-date"], values: $0)] } ?? []) + makeFacts(index, self)
    model.body = body(of: index)
    model.children = plan.listedParts(of: index).map(entry)
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
