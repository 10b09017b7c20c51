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
    "outside-period", .warning, "dates are within the plan's period, and within that of what they are parts of")
  package static let endedPlan = Rule(
    "ended-plan", .warning, "a plan whose period is over does not claim to be active")
  package static let severalPlans = Rule("several-plans", .error, "a site contains one plan")
  package static let noHome = Rule(
    "no-home", .warning, "a site has a plan, or a text for its home page in `content/index.md`")
  package static let doubledNumber = Rule("doubled-number", .warning, "items of a kind have different numbers")
  package static let overdue = Rule("overdue", .warning, "what should be done by the day of the build is done")
  package static let unclearLead = Rule(
    "unclear-lead", .warning, "a lead is the identifier of a partner, to the letter, or a name unlike any")
  package static let partWithoutLead = Rule(
    "part-without-lead", .warning, "where leads are named, every part of the plan has one, or is within what has one")
  package static let numberOfParent = Rule(
    "number-of-parent", .warning, "the number of a part begins with that of what it is a part of")
  package static let objectiveWithoutMeasure = Rule(
    "objective-without-measure", .warning,
    "where a plan has indicators or measures, every objective has one of the two")
  package static let unalignedGoal = Rule(
    "unaligned-goal", .warning, "where goals say what they serve, each does, itself or by one of its parts")
  package static let unusedPartner = Rule(
    "unused-partner", .warning, "where a plan names its partners, every partner is named somewhere")
  package static let placeholder = Rule(
    "placeholder", .warning, "fields and texts say what is known, without placeholders such as TBD")
  package static let restrictedMarking = Rule(
    "restricted-marking", .error, isFixed: false,
    "what is published is not marked as being for some readers only, such as TLP:AMBER")
  package static let contradiction = Rule(
    "contradiction", .warning,
    "two items that are about one thing, or of which one is a part of the other, agree on dates, figures and progress")
  package static let unusedTerm = Rule(
    "unused-term", .warning, "where texts use terms of the glossary, every term is used somewhere")
  package static let undefinedAbbreviation = Rule(
    "undefined-abbreviation", .warning,
    "abbreviations that texts and fields use are explained somewhere")
  package static let incompleteIndicator = Rule(
    "incomplete-indicator", .warning, "an indicator has a unit, a baseline and a target")
  package static let noInterimTarget = Rule(
    "no-interim-target", .warning, "a target more than a year ahead has others on the way")
  package static let actualWithoutTarget = Rule(
    "actual-without-target", .warning, "what is measured in a series with targets has one to be held against")
  package static let overlappingPeriods = Rule(
    "overlapping-periods", .warning, "the periods of a series follow each other")
  package static let doubledPeriod = Rule(
    "doubled-period", .error, isFixed: false, "a series has one set of figures for each period")
  package static let undatedFigure = Rule(
    "undated-figure", .warning, "a period of a series says when it is")
  package static let missingQuality = Rule(
    "missing-quality", .warning, "measured figures come with the five statements on how good they are")
  package static let doneWithoutEvidence = Rule(
    "done-without-evidence", .warning, "what is done names what shows it, or its parts or its figures do")
  package static let slipWithoutReason = Rule(
    "slip-without-reason", .warning, "a milestone that was put off says why")
  package static let expiredContact = Rule(
    "expired-contact", .error, "what `.well-known/security.txt` says holds on the day of the build")
  package static let severalSecurityContacts = Rule(
    "several-security-contacts", .error, "a site has one contact for weaknesses, in `.well-known/security.txt`")
  package static let unknownDirective = Rule(
    "unknown-directive", .error,
    "a directive is `{table}`, `{alignment}`, or named after the folder of a kind, such as `{goals}`")
  package static let repeatedList = Rule(
    "repeated-list", .warning, "the text of the home page lists nothing that the home page shows anyway")
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
  .outsidePeriod, .endedPlan, .severalPlans, .noHome, .doubledNumber, .expiredContact, .severalSecurityContacts,
  .overdue,
  .unclearLead,
  .partWithoutLead, .numberOfParent, .objectiveWithoutMeasure, .unalignedGoal, .unusedPartner, .placeholder,
  .restrictedMarking,
  .contradiction, .unusedTerm, .undefinedAbbreviation,
  .incompleteIndicator,
  .noInterimTarget,
  .actualWithoutTarget, .overlappingPeriods, .doubledPeriod, .undatedFigure, .missingQuality, .doneWithoutEvidence,
  .slipWithoutReason,
  .unknownDirective,
  .emptyDirective, .repeatedList,
]
