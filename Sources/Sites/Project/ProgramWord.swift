// SPDX-License-Identifier: Apache-2.0

import Exchange
import Fields
import Markdown
import Plans
import Templates

/// The words of the interface that the program itself prints, or puts into what templates print.
enum ProgramWord: String, CaseIterable, Sendable {
  case accessibilityCommitment = "accessibility-commitment"
  case accessibilityStatement = "accessibility-statement"
  case alignment
  case allItems = "a-z"
  case andMore = "and-more"
  case asDocument = "as-document"
  case asOf = "as-of"
  case baselineOf = "baseline-of"
  case caption
  case captionAgain = "caption-again"
  case captionAll = "caption-all"
  case captionField = "caption-field"
  case changeDate = "change-date"
  case changeMeasured = "change-measured"
  case changeReached = "change-reached"
  case changeReason = "change-reason"
  case chartBaseline = "chart-baseline"
  case chartMeasured = "chart-measured"
  case chartMeasuredOnce = "chart-measured-once"
  case chartMissing = "chart-missing"
  case chartTarget = "chart-target"
  case chartTargetFor = "chart-target-for"
  case citation
  case citationParts = "citation-parts"
  case countedItems = "counted-items"
  case countOf = "count-of"
  case dataDescription = "data-description"
  case dataFeed = "data-feed"
  case dataSitemap = "data-sitemap"
  case dateDay = "date-day"
  case dateMonth = "date-month"
  case dateQuarter = "date-quarter"
  case dateSpan = "date-span"
  case figuresOf = "figures-of"
  case goals
  case groupOthers = "group-others"
  case headlineAlone = "headline-alone"
  case headlineDescribed = "headline-described"
  case headlineLater = "headline-later"
  case headlineNow = "headline-now"
  case headlineOf = "headline-of"
  case headlineTarget = "headline-target"
  case headlineUnmeasured = "headline-unmeasured"
  case home
  case issuedBy = "issued-by"
  case kindNumber = "kind-number"
  case kindTitle = "kind-title"
  case listLast = "list-last"
  case listMore = "list-more"
  case matrixCaption = "matrix-caption"
  case matrixCaptionSome = "matrix-caption-some"
  case matrixCounts = "matrix-counts"
  case matrixGaps = "matrix-gaps"
  case matrixLeftOut = "matrix-left-out"
  case matrixNone = "matrix-none"
  case matrixParts = "matrix-parts"
  case matrixSum = "matrix-sum"
  case matrixTakesPart = "matrix-takes-part"
  case matrixUnnamed = "matrix-unnamed"
  case money
  case natureBinding = "nature-binding"
  case natureOf = "nature-of"
  case natureVoluntary = "nature-voluntary"
  case no
  case notFound = "not-found"
  case notStated = "not-stated"
  case numbersCriterion = "numbers-criterion"
  case numbersLevel = "numbers-level"
  case numbersPace = "numbers-pace"
  case numbersShare = "numbers-share"
  case numberExample = "number-example"
  case overdue
  case pageOf = "page-of"
  case percentage
  case periodBefore = "period-before"
  case periodDuring = "period-during"
  case periodEnded = "period-ended"
  case participants
  case parts
  case positionOf = "position-of"
  case progress
  case progressByDate = "progress-by-date"
  case progressByGoal = "progress-by-goal"
  case progressByLead = "progress-by-lead"
  case progressByState = "progress-by-state"
  case progressElsewhere = "progress-elsewhere"
  case progressNoLead = "progress-no-lead"
  case progressNoState = "progress-no-state"
  case quantity
  case role
  case ruleLevel = "rule-level"
  case ruleNotEnough = "rule-not-enough"
  case rulePace = "rule-pace"
  case ruleReached = "rule-reached"
  case ruleTarget = "rule-target"
  case feedbackOn = "feedback-on"
  case scoreDue = "score-due"
  case scoreMoved = "score-moved"
  case scoreParts = "score-parts"
  case scoreReached = "score-reached"
  case search
  case searchKind = "search-kind"
  case searchYear = "search-year"
  case tableDownload = "table-download"
  case siteUntitled = "site-untitled"
  case sizeKilobytes = "size-kilobytes"
  case sizeMegabytes = "size-megabytes"
  case slipDaysEarlier = "slip-days-earlier"
  case slipDaysLater = "slip-days-later"
  case slipMonthsEarlier = "slip-months-earlier"
  case slipMonthsLater = "slip-months-later"
  case standIndicators = "stand-indicators"
  case standSize = "stand-size"
  case standSteps = "stand-steps"
  case standUnmeasured = "stand-unmeasured"
  case status
  case tagged
  case tags
  case timeBand = "time-band"
  case timeOngoing = "time-ongoing"
  case termUses = "term-uses"
  case total
  case unpublishedDraft = "unpublished-draft"
  case unpublishedUntil = "unpublished-until"
  case useData = "use-data"
  case usualFact = "usual-fact"
  case version
  case wholePlan = "whole-plan"
  case yes

  /// Places that a sentence may have and that the English one does without.
  var otherPlaces: Set<String> {
    switch self {
    case .periodBefore, .periodDuring: ["start", "end", "elapsed", Wording.count]
    default: []
    }
  }

  /// What it is for, for the reference page.
  var use: String {
    switch self {
    case .accessibilityCommitment, .accessibilityStatement: "the accessibility statement"
    case .alignment, .matrixCaption, .matrixCaptionSome, .matrixCounts, .matrixGaps, .matrixLeftOut, .matrixNone,
      .matrixParts, .matrixSum, .matrixTakesPart, .matrixUnnamed:
      "how the plan goes with what it serves, as tables"
    case .allItems: "the list of all items"
    case .asOf, .asDocument, .sizeKilobytes, .sizeMegabytes: "links to the plan as a document"
    case .andMore: "lists that name the first of many"
    case .baselineOf, .headlineAlone, .headlineDescribed, .headlineLater, .headlineNow, .headlineOf, .headlineTarget,
      .headlineUnmeasured,
      .notStated, .numbersCriterion, .numbersLevel, .numbersPace, .numbersShare,
      .percentage, .quantity, .ruleLevel, .ruleNotEnough,
      .rulePace, .ruleReached, .ruleTarget:
      "what the figures of an indicator say"
    case .changeDate, .changeMeasured, .changeReached, .changeReason: "what has changed since the last progress report"
    case .overdue, .progress, .progressByDate, .progressByGoal, .progressByLead, .progressByState,
      .progressElsewhere, .progressNoLead, .progressNoState:
      "how far the plan is"
    case .slipDaysEarlier, .slipDaysLater, .slipMonthsEarlier, .slipMonthsLater: "how far a date was put off"
    case .caption, .captionAgain, .captionAll, .captionField: "what a list or table shows"
    case .chartBaseline, .chartMeasured, .chartMeasuredOnce, .chartMissing, .chartTarget, .chartTargetFor:
      "figures as a drawing"
    case .citation, .citationParts, .figuresOf, .positionOf, .version: "how to cite a page"
    case .useData, .dataDescription: "the page about the plan as data"
    case .dataFeed, .dataSitemap, .goals: "the home page"
    case .dateDay, .dateMonth, .dateQuarter, .dateSpan, .timeBand, .timeOngoing: "dates"
    case .home: "the way to a page"
    case .issuedBy: "what a plan says of itself"
    case .kindNumber, .kindTitle, .natureBinding, .natureOf, .natureVoluntary: "how items are called"
    case .listLast, .listMore: "several names one after the other"
    case .money, .no, .yes: "facts"
    case .notFound: "the page for addresses that do not exist"
    case .numberExample: "how 1234567.89 is written, an example for all numbers"
    case .pageOf: "the pages of a long list"
    case .participants: "the plan on one page"
    case .parts: "the parts of an item"
    case .periodBefore, .periodDuring, .periodEnded: "the period of the plan"
    case .feedbackOn: "the entries of lists and the page of the whole plan"
    case .scoreDue, .scoreMoved, .scoreParts, .scoreReached: "the plan line by line"
    case .standIndicators, .standSize, .standSteps, .standUnmeasured: "the cover of the plan"
    case .search, .searchKind, .searchYear, .status: "the search page"
    case .siteUntitled: "a site without a title"
    case .tags: "the list of tags"
    case .tagged: "what carries a tag"
    case .role: "partners in a list"
    case .countOf, .countedItems, .groupOthers, .usualFact: "lists"
    case .termUses: "the list of terms"
    case .tableDownload: "the file of a table"
    case .total: "the last row of a table"
    case .unpublishedDraft, .unpublishedUntil: "what a preview shows that is not published yet"
    case .wholePlan: "the plan on one page"
    }
  }
}

/// Words whose keys are made of names: of kinds, fields, choices, months.
struct WordFamily: Sendable {
  let keys: [String]
  let use: String

  /// Those of a site with these kinds.
  static func all(_ kinds: [Kind]) -> [WordFamily] {
    let fields = CommonFields.fields.map(\.declaration) + kinds.flatMap(\.fields)
    let choices = fields.flatMap(\.shape.choices)
    let conformances = AccessibilityStatement.Conformance.allCases
    return [
      WordFamily(keys: kinds.flatMap { ["kind-\($0.name)", "kinds-\($0.name)"] }, use: "kinds of items"),
      WordFamily(keys: kinds.flatMap { ["counted-\($0.name)", "explained-\($0.name)"] }, use: "lists of items"),
      WordFamily(keys: fields.map { "field-\($0.name)" }, use: "fields"),
      WordFamily(
        keys: choices.flatMap { choice in choice.options.map { "\(choice.wordsPrefix)-\($0.word)" } },
        use: "choices of fields"),
      WordFamily(
        keys: Judgement.allCases.flatMap { ["judgement-\($0.rawValue)", "judged-\($0.rawValue)"] },
        use: "how indicators are judged"),
      WordFamily(
        keys: (Judgement.allCases.map(\.rawValue) + ProgressState.allCases.map(\.rawValue) + ["overdue"]).map {
          "tally-\($0)"
        }, use: "counts of indicators and parts"),
      WordFamily(keys: fields.flatMap(relationKeys) + ["relation-mention-inverse"], use: "relations"),
      WordFamily(keys: conformances.map { "conformance-\($0.rawValue)" }, use: "the accessibility statement"),
      WordFamily(
        keys: dataFileNames.flatMap { ["data-\($0)", "data-\($0)-use", "data-\($0)-readers"] },
        use: "the page about the plan as data"),
      WordFamily(keys: ["document-attachment", "document-web"], use: "the plan as a document"),
      WordFamily(keys: (1...12).map { "month-\($0)" }, use: "dates"),
      WordFamily(keys: ProseWord.allCases.map(\.rawValue), use: "texts"),
    ]
  }

  /// What an item and the one that it names are to each other, from both sides.
  private static func relationKeys(of field: FieldDeclaration) -> [String] {
    guard field.shape.mentionsItems else { return [] }
    let base = "relation-\(field.name)"
    let all = [base] + field.shape.choices.flatMap { $0.options.map { "\(base)-\($0.word)" } }
    return all.flatMap { [$0, "\($0)-inverse"] }
  }
}

extension FieldShape {
  /// The choices of the shape, also those within it.
  fileprivate var choices: [Choice] {
    switch self {
    case .choice(let choice): [choice]
    case .list(let element), .entries(let element): element.choices
    case .record(let record): record.fields.flatMap(\.shape.choices)
    default: []
    }
  }
}
