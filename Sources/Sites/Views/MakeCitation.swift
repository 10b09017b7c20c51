// SPDX-License-Identifier: Apache-2.0

import HTML
import Plans
import Templates

/// What all citations of a site have in common.
struct CitedPlan: Sendable {
  /// The site's, where it says more than the plan's.
  let title: String
  let publisher: String
  let edition: String
  /// The day for which what is cited holds, in words.
  let day: String

  /// Nil where the site has no plan.
  init?(_ layout: SiteLayout, hasFigures: Bool) {
    let (plan, words) = (layout.plan, layout.words)
    guard let root = plan.root, let details = plan.items[root].details(PlanDetails.self) else { return nil }
    let planTitle = plan.items[root].title
    title = layout.title.contains(planTitle) ? layout.title : planTitle
    publisher = layout.publisher
    // The title may say it already.
    let version = details.version.flatMap { [title] in title.contains($0) ? nil : $0 }
    edition = version.map { words.sentence(.version, ["version": $0]) } ?? ""
    let date = words.date(plan.asOf)
    day =
      hasFigures
      ? words.sentence(.figuresOf, ["date": date])
      : layout.configuration.asOf == nil ? "" : words.sentence(.positionOf, ["date": date])
  }

  /// Publisher, title, edition, the item, the day of its figures, the address.
  func parts(_ item: String, _ address: String) -> [String] {
    [publisher, title, edition, item, day, address].filter { !$0.isEmpty }
  }
}

/// How to cite the page of an item, in a sentence. Empty where the site has no plan.
func makeCitation(_ index: Int, _ site: some HasViews) -> String {
  guard let plan = site.views.citedPlan else { return "" }
  let words = site.words
  let parts = plan.parts(
    index == site.plan.root ? "" : words.citation(of: site.plan.items[index]),
    site.configuration.baseURL.map { $0 + cleanAddress(site.addresses[index]) } ?? "")
  let list = parts.dropLast().reversed().reduce(parts.last ?? "") { rest, first in
    words.sentence(.citationParts, ["first": first, "rest": rest])
  }
  return words.sentence(.citation, ["parts": list])
}

/// The same for a page, with places where the line may end within the address.
func writeCitation(_ index: Int, _ site: some HasViews) -> Value {
  let citation = Array(makeCitation(index, site).utf8)
  let address = site.configuration.baseURL.map { $0 + cleanAddress(site.addresses[index]) } ?? ""
  var writer = HTMLWriter(reserving: citation.count + 64)
  let sought = Array(address.utf8)
  // It is the last of the parts.
  let start = stride(from: citation.count - sought.count, through: 0, by: -1).first {
    citation[$0...].starts(with: sought)
  }
  citation.withUnsafeBufferPointer { citation in
    guard !sought.isEmpty, let start else { return writer.text(citation) }
    writer.text(UnsafeBufferPointer(rebasing: citation[..<start]))
    writer.breakable(address)
    writer.text(UnsafeBufferPointer(rebasing: citation[(start + sought.count)...]))
  }
  return .html(writer.bytes)
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
  func citation(of item: Item) -> String {
    let label = label(of: item)
    return label.isEmpty ? item.title : sentence(.kindTitle, ["kind": label, "title": item.title])
  }
}
