// SPDX-License-Identifier: Apache-2.0

import Plans

/// How to cite the page of an item, in a sentence: publisher, title (the site's, where it says more than the plan's), edition, the item, the day of its figures, the address.
/// Empty where the site has no plan.
func makeCitation(_ index: Int, _ site: some HasViews) -> String {
  guard let root = site.plan.root, let details = site.plan.items[root].details(PlanDetails.self) else { return "" }
  let words = site.words
  let planTitle = site.plan.items[root].title
  let title = site.title.contains(planTitle) ? site.title : planTitle
  let parts = [
    site.publisher,
    title,
    edition(details, titled: title, words),
    index == root ? "" : words.citation(of: site.plan.items[index]),
    day(site),
    site.configuration.baseURL.map { $0 + cleanAddress(site.addresses[index]) } ?? "",
  ].filter { !$0.isEmpty }
  let list = parts.dropLast().reversed().reduce(parts.last ?? "") { rest, first in
    words.sentence(.citationParts, ["first": first, "rest": rest])
  }
  return words.sentence(.citation, ["parts": list])
}

/// Where the plan is carried out, what it says holds for a day; else where the site names one.
private func day(_ site: some HasViews) -> String {
  let date = site.words.date(site.plan.asOf)
  if site.views.tracksProgress { return site.words.sentence(.figuresOf, ["date": date]) }
  return site.configuration.asOf == nil ? "" : site.words.sentence(.positionOf, ["date": date])
}

/// Nothing where the title says it already.
private func edition(_ details: PlanDetails, titled title: String, _ words: Words) -> String {
  guard let version = details.version, !title.contains(version) else { return "" }
  return words.sentence(.version, ["version": version])
}

extension Words {
  /// `Goal 1`: kind and number, as far as the item has them.
  package func label(of item: Item) -> String {
    let kind = kind(of: item)
    guard let number = item.printedNumber else { return kind }
    return kind.isEmpty ? number : sentence(.kindNumber, ["kind": kind, "number": number])
  }

  /// How a sentence refers to an item that is known by its number: `Goal 1`, else `Goal: Clean water`.
  func reference(to item: Item) -> String {
    item.printedNumber == nil || !item.kind.isNamed ? citation(of: item) : label(of: item)
  }

  /// `Goal 1: Clean water`.
  fileprivate func citation(of item: Item) -> String {
    let label = label(of: item)
    return label.isEmpty ? item.title : sentence(.kindTitle, ["kind": label, "title": item.title])
  }
}
