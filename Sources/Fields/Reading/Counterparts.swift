// SPDX-License-Identifier: Apache-2.0

/// What other tools, and people, call the fields that planpress knows under another name.
package struct Counterparts: Sendable {
  package enum Answer: Sendable, Equatable {
    /// The first of these that the file may have; else what is said instead, if anything is.
    case fields([String], otherwise: String? = nil)
    /// Nothing takes its place, for this reason.
    case superfluous(String)
    /// What it says is said in another way.
    case elsewhere(String)
  }

  private let answers: [String: Answer]
  /// Whether a message about a field that nobody knows lists all that there are.
  let listsAll: Bool

  private init(_ groups: [(names: String, answer: Answer)], listsAll: Bool) {
    var answers: [String: Answer] = [:]
    for group in groups {
      for name in group.names.split(separator: " ") { answers[Self.bare(String(name))] = group.answer }
    }
    (self.answers, self.listsAll) = (answers, listsAll)
  }

  subscript(name: String) -> Answer? { answers[Self.bare(name)] }

  /// `lastUpdated`, `last_updated` and `Last-Updated` are one name.
  private static func bare(_ name: String) -> String {
    name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
  }

  /// In the texts of a plan. Jekyll and Just the Docs, Hugo, MkDocs, Docusaurus, Eleventy, and what people write.
  package static let ofItems = Counterparts(
    [
      ("redirect_from redirects aliases alias old_urls former_id previous_ids", .fields(["former-ids"])),
      (
        "last_updated lastmod last_modified last_modified_at last_update modified modified_at updated_at date_modified revised",
        .fields(["updated"])
      ),
      (
        "published_at publish_date pub_date date_published created created_at release_date",
        .fields(["published", "date"])
      ),
      ("nav_order order sidebar_position menu_order position sort_order sort index", .fields(["weight"])),
      ("categories category keywords topics topic subjects labels", .fields(["tags"])),
      ("summary excerpt abstract teaser intro synopsis subtitle", .fields(["description"])),
      ("name heading headline", .fields(["title"])),
      ("slug identifier uid", .fields(["id"])),
      (
        "lang locale",
        .fields(["language"], otherwise: "remove it: `language` in `site.yml` says the language of the texts")
      ),
      (
        "owner responsible responsible_party lead_agency lead_partner accountable in_charge assignee",
        .fields(
          ["lead"], otherwise: "write it below `partners:`; goals, objectives, measures and milestones have `lead`")
      ),
      (
        "deadline due_date due_by target_date finish_by",
        .fields(
          ["due"],
          otherwise: "goals, objectives, measures and milestones have `due`; elsewhere, write it below `extra:`")
      ),
      (
        "period",
        .fields(["time"], otherwise: "a plan says when it begins and ends in `start` and `end`; most others in `time`")
      ),
      ("start_date begin begins from", .fields(["start"])),
      ("end_date ends until", .fields(["end"])),
      (
        "start end mission vision values organizations authority submitter review-cycle supersedes",
        .elsewhere("the plan has this field; a line `kind: plan` makes this text the plan")
      ),
      (
        "series unit baseline direction",
        .elsewhere(
          "indicators have this field; the folder `indicators/`, or a line `kind: indicator`, makes this text one")
      ),
      (
        "completed history obligation",
        .elsewhere(
          "milestones have this field; the folder `milestones/`, or a line `kind: milestone`, makes this text one")
      ),
      ("state progress", .fields(["progress", "status"])),
      ("budget", .fields(["cost"])),
      ("action_status implementation_status", .fields(["progress", "status"])),
      ("completion_date completed_on", .fields(["completed"])),
      ("timeframe timeline timing", .fields(["time"])),
      ("baseline_value", .fields(["baseline"])),
      ("link website homepage", .fields(["url"])),
      ("parent belongs_to", .fields(["part-of"])),
      ("grand_parent", .superfluous("it follows from what the item above is a part of")),
      (
        "redirect_to redirect",
        .elsewhere(
          "write the identifier of this text after `former-ids:` in the text that it leads to, and remove this file")
      ),
      (
        "author authors byline contributors",
        .elsewhere(
          "name them in the text, or among the `partners`; to show the field as it is, write it below `extra:`")
      ),
      (
        "layout",
        .superfluous("the kind of an item says what its page looks like; another template has the field `template`")
      ),
      ("permalink url_path", .superfluous("the address is made from the identifier")),
      (
        "cspell",
        .superfluous("it is for a program that checks the spelling, which can have its words in a file of its own")
      ),
      (
        "outdated deprecated obsolete archived",
        .elsewhere("say so at the top of the text, in a quotation that begins with `> [!WARNING]`")
      ),
      (
        "last_reviewed last_reviewed_on reviewed_on review_in review_date next_review",
        .elsewhere("`updated` is the day on which the text was changed last; say in the text when it is looked at")
      ),
      ("type", .superfluous("the folder says what an item is, or `kind`")),
      (
        "toc has_toc has_children sidenav sticky_sidenav subnav hide_in_navigation nav_exclude nav_fold_exclude search_exclude hide hide_title sidebar_label sidebar menu math mathjax mermaid comments sitemap robots cascade outputs markup pagination_next pagination_prev render_with_liquid",
        .superfluous("pages, menus and search are made from the plan")
      ),
      (
        "image cover thumbnail hero banner featured_image",
        .elsewhere("show it in the text: `![what it shows](file.png)`")
      ),
    ], listsAll: true)

  /// In `site.yml`.
  package static let ofSites = Counterparts(
    [
      ("site_name name site_title", .fields(["title"])),
      ("url base_url baseurl site_url root", .fields(["base-url"])),
      ("lang language_code locale default_content_language", .fields(["language"])),
      ("nav menu menus sidebar header_pages", .fields(["navigation"])),
      ("license copyright", .fields(["licence"])),
      ("color colour accent_color accent_colour primary_color theme_color", .fields(["accent"])),
      ("font fonts font_family", .fields(["typeface"])),
      ("icon image", .fields(["logo"])),
      ("severity severities checks lint", .fields(["rules"])),
      ("footer_content foot", .fields(["footer"])),
      ("announcement banner", .fields(["notice"])),
      (
        "theme remote_theme plugins markdown markdown_extensions kramdown permalink exclude include collections defaults params outputs taxonomies docs_dir site_dir",
        .superfluous("what it would say is the same on every site; looks are set in `templates/`")
      ),
      (
        "description author authors email timezone",
        .elsewhere("the plan says it: `description` and `partners` of `plan.md`")
      ),
    ], listsAll: false)
}
