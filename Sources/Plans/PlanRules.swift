// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Rule {
  package static let unreadableFile = Rule("unreadable-file", .error, "every file of the content can be read")
  package static let stalledText = Rule(
    "stalled-text", .error, "no single text keeps the parser busy for more than ten seconds")
  package static let changedText = Rule(
    "changed-text", .error, "a text stays as it is while the site is built from it")
  package static let symbolicLink = Rule(
    "symbolic-link", .error, "the content is files and folders, without symbolic links, which could lead anywhere")
  package static let nearMissFolder = Rule(
    "near-miss-folder", .error, isFixed: false, "a folder has the name of the kind that its texts are of, to the letter"
  )
  package static let doubledID = Rule("doubled-id", .error, "an identifier belongs to one item")
  package static let unknownID = Rule("unknown-id", .error, "a relation or cross-reference names an item that exists")
  package static let doubledRelation = Rule("doubled-relation", .warning, "a relation is stated once")
  package static let wrongKind = Rule("wrong-kind", .error, "a relation names an item of the kind that it is for")
  package static let formerID = Rule("former-id", .warning, "relations name an item by its identifier of today")
  package static let heldBackTarget = Rule(
    "link-to-held-back", .error, "what is published does not lead to what is held back")
  package static let deadLink = Rule("dead-link", .error, "a link to a file of the content leads to one that exists")
  package static let deadAnchor = Rule(
    "dead-anchor", .error, "a link to a heading or another block leads to one that exists")
  package static let missingFile = Rule("missing-file", .error, "images and downloads are where the text says")
  package static let missingCaptions = Rule(
    "missing-captions", .warning, "a film has captions for those who do not hear it (WCAG 2.2, 1.2.2)")
  package static let outsideSource = Rule("outside-source", .error, "links and images stay inside the content folder")
  package static let objectiveWithoutGoal = Rule(
    "objective-without-goal", .error, isFixed: false, "every objective belongs to a goal")
  package static let goalWithoutObjective = Rule("goal-without-objective", .warning, "every goal has an objective")
  package static let severalParents = Rule("several-parents", .error, "an item is a part of one other")
  package static let circularParts = Rule(
    "circular-parts", .error, "nothing is a part of itself, or of one of its own parts")
  package static let tooManyLevels = Rule(
    "too-many-levels", .error, "parts of parts are at most 16 levels deep")
  package static let kindDeclaration = Rule(
    "kind-declaration", .error, "what `site.yml` says of kinds and their fields makes sense")
  package static let kindClash = Rule(
    "kind-clash", .error, "kinds, their folders and their fields have names of their own")
  package static let datesBackwards = Rule("dates-backwards", .error, "a period's end comes after its start")
  package static let outsidePeriod = Rule(
    "outside-period", .warning, "due dates are within the plan's period")
  package static let severalPlans = Rule("several-plans", .error, "a site contains one plan")
  package static let noHome = Rule(
    "no-home", .warning, "a site has a plan, or a text for its home page in `content/index.md`")
  package static let doubledNumber = Rule("doubled-number", .warning, "items of a kind have different numbers")
  package static let expiredContact = Rule(
    "expired-contact", .error, "what `.well-known/security.txt` says holds on the day of the build")
  package static let severalSecurityContacts = Rule(
    "several-security-contacts", .error, "a site has one contact for weaknesses, in `.well-known/security.txt`")
  package static let unknownDirective = Rule(
    "unknown-directive", .error, "a directive is `{table}`, or named after the folder of a kind, such as `{goals}`")
  package static let emptyDirective = Rule("empty-directive", .warning, "a directive lists something")
}

package let planRules: [Rule] = [
  .unreadableFile, .stalledText, .changedText, .symbolicLink, .nearMissFolder, .doubledID, .unknownID, .doubledRelation,
  .wrongKind,
  .formerID,
  .heldBackTarget, .deadLink,
  .deadAnchor, .missingFile, .missingCaptions, .outsideSource, .objectiveWithoutGoal, .goalWithoutObjective,
  .severalParents,
  .circularParts, .kindDeclaration, .kindClash, .tooManyLevels, .datesBackwards,
  .outsidePeriod, .severalPlans, .noHome, .doubledNumber, .expiredContact, .severalSecurityContacts, .unknownDirective,
  .emptyDirective,
]
