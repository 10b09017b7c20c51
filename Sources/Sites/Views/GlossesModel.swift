// SPDX-License-Identifier: Apache-2.0

import Markdown
import Plans
import Templates

/// The terms of the glossary that a text leads to, to be read beside it.
struct GlossesModel: Sendable {
  let glosses: [Record]

  static let view = View<GlossesModel>(
    "glosses",
    [.init("glosses", .list(Gloss.view.shape), "The terms, in the order of the text.") { .list($0.glosses) }])
}

/// A term with what it means.
struct Gloss: Sendable {
  let title: String
  let address: Address
  let meaning: String

  static let view = View<Gloss>(
    "gloss",
    [
      .init("title", .text, "The term.") { .text($0.title) },
      .init("address", .address, "Its entry in the glossary.") { .address($0.address) },
      .init("meaning", .text, "What it means, in a sentence or two.") { .text($0.meaning) },
    ])

  init(_ index: Int, plan: Plan, addresses: [String]) {
    title = plan.items[index].title
    address = .site(addresses[index])
    meaning = openingSentences(plan.summary(of: index), upTo: 200)
  }
}
