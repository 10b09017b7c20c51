// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
// What runs once, or waits for people and the web: small, since the program is to be small.
let small: [SwiftSetting] = strict + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

// The targets in the order of the pipeline; each may import only what it lists here (`make lint` checks that).
let package = Package(
  name: "planpress",
  products: [.executable(name: "planpress", targets: ["planpress"])],
  // This very version is tried; .ci/packages.txt has its commit.
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")],
  targets: [
    .systemLibrary(name: "CMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CDigests", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .target(name: "CMarkMemory", cSettings: [.treatAllWarnings(as: .error)]),
    .target(name: "CLinux", cSettings: [.treatAllWarnings(as: .error)]),
    .target(name: "Diagnostics", swiftSettings: small),
    .target(name: "Bytes", swiftSettings: strict),
    .target(name: "HTML", dependencies: ["Bytes"], swiftSettings: strict),
    .target(name: "Files", dependencies: ["CLinux", "Diagnostics"], swiftSettings: strict),
    .target(name: "Programs", dependencies: ["Files", "Diagnostics"], swiftSettings: small),
    .target(name: "Workers", swiftSettings: strict),
    .target(name: "Encoding", dependencies: ["CDigests", "Files"], swiftSettings: strict),
    .target(name: "JSON", dependencies: ["Bytes"], swiftSettings: strict),
    .target(name: "XML", dependencies: ["Bytes", "CExpat"], swiftSettings: small),
    .target(name: "Fields", dependencies: ["CYAML", "JSON", "Diagnostics"], swiftSettings: strict),
    .target(name: "Charts", dependencies: ["Fields", "HTML"], swiftSettings: small),
    .target(name: "Tables", dependencies: ["Fields", "Diagnostics"], swiftSettings: small),
    .target(
      name: "Markdown", dependencies: ["CMarkGFM", "CMarkMemory", "Encoding", "Diagnostics", "HTML"],
      swiftSettings: strict
    ),
    .target(
      name: "Plans",
      dependencies: ["Fields", "Tables", "Markdown", "Encoding", "Files", "Workers", "Diagnostics"],
      swiftSettings: strict),
    .target(
      name: "Exchange",
      dependencies: [
        "Plans", "Tables", "Fields", "JSON", "XML", "Bytes", "Encoding", "Files", "Workers", "Diagnostics",
      ],
      swiftSettings: small),
    .target(name: "Templates", dependencies: ["Encoding", "JSON", "Diagnostics", "HTML"], swiftSettings: strict),
    .target(
      name: "Searching", dependencies: ["CStemmer", "Encoding", "Files", "Workers", "Diagnostics"],
      swiftSettings: strict),
    .executableTarget(name: "embed-files", swiftSettings: strict),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),
    .target(name: "Theme", swiftSettings: strict, plugins: ["EmbedFiles"]),
    .target(name: "RulePages", dependencies: ["Diagnostics"], swiftSettings: strict, plugins: ["EmbedFiles"]),
    .target(
      name: "Sites",
      dependencies: [
        "Theme", "Exchange", "Plans", "Fields", "Tables", "Charts", "Templates", "Markdown", "HTML", "JSON", "XML",
        "Encoding",
        "Files", "Searching",
        "Workers",
        "Diagnostics",
      ],
      swiftSettings: strict),
    .target(
      name: "Publishing",
      dependencies: [
        "Sites", "Searching", "Plans", "Fields", "Templates", "HTML", "Encoding", "Programs", "Files", "Workers",
        "Diagnostics",
      ],
      swiftSettings: small),
    .target(
      name: "Fixing", dependencies: ["Publishing", "Sites", "Fields", "Files", "Diagnostics"], swiftSettings: small),
    .target(
      name: "WebLinks",
      dependencies: [
        "Sites", "Plans", "Fields", "Markdown", "Encoding", "Programs", "Files", "Workers", "Diagnostics",
      ], swiftSettings: small),
    .target(
      name: "LanguageServer",
      dependencies: ["Publishing", "Sites", "Plans", "Fields", "Markdown", "JSON", "Files", "Diagnostics"],
      swiftSettings: small),
    .target(
      name: "Starting", dependencies: ["Exchange", "Plans", "Fields", "Files", "Diagnostics"], swiftSettings: small,
      plugins: ["EmbedFiles"]),
    .target(name: "HTTP", dependencies: ["Diagnostics"], swiftSettings: small),
    .target(name: "Watching", dependencies: ["Files", "Diagnostics"], swiftSettings: small),
    .target(
      name: "Serving",
      dependencies: [
        "HTTP", "Watching", "Fixing", "Sites", "Plans", "HTML", "JSON", "Encoding", "Files", "Workers", "Diagnostics",
      ],
      exclude: ["Browser"], swiftSettings: small, plugins: ["EmbedFiles"]),
    .executableTarget(
      name: "planpress",
      dependencies: [
        "Serving", "HTTP", "Fixing", "Starting", "LanguageServer", "WebLinks", "Publishing", "Sites", "Exchange",
        "Programs",
        "RulePages", "Plans", "Fields", "JSON", "Tables", "Encoding", "Templates", "HTML", "Markdown", "Files",
        "Workers",
        "CLinux", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: small),
    .executableTarget(
      name: "stages",
      dependencies: [
        "Publishing", "Sites", "Plans", "Fields", "Templates", "Markdown", "HTML", "Encoding", "Files", "Diagnostics",
      ],
      path: "Tests/Benchmark/Stages", swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "WorkersTests", dependencies: ["Workers"], swiftSettings: strict),
    .testTarget(name: "EncodingTests", dependencies: ["Encoding", "Files", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "FilesTests", dependencies: ["Files", "Diagnostics", "Workers", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MarkdownTests", dependencies: ["Markdown", "Diagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SearchingTests", dependencies: ["Searching", "Encoding", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "BytesTests", dependencies: ["Bytes"], swiftSettings: strict),
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: strict),
    .testTarget(name: "XMLTests", dependencies: ["XML"], swiftSettings: strict),
    .testTarget(
      name: "FieldsTests", dependencies: ["Fields", "JSON", "Diagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts", "Fields", "HTML", "XML", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TablesTests", dependencies: ["Tables", "Fields", "Diagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PlansTests",
      dependencies: ["Plans", "Fields", "JSON", "Encoding", "Files", "Markdown", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "Exchange", "Publishing", "Sites", "Markdown", "Fields", "XML", "JSON", "Plans", "Tables", "Files",
        "Diagnostics",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TemplatesTests", dependencies: ["Templates", "Encoding", "HTML", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SitesTests",
      dependencies: [
        "Serving", "Watching", "Publishing", "Sites", "Theme", "RulePages", "Exchange", "Plans", "Fields", "Templates",
        "Markdown", "HTML", "XML", "Files", "Diagnostics", "TestSupport",
      ],
      exclude: ["Cases", "Refused"], swiftSettings: strict),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "Files", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FixingTests",
      dependencies: ["Fixing", "Publishing", "Sites", "Fields", "Files", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "HTTPTests", dependencies: ["HTTP", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "WatchingTests", dependencies: ["Watching", "Diagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ServingTests",
      dependencies: [
        "Serving", "HTTP", "Watching", "Sites", "Fields", "Files", "Diagnostics", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WebLinksTests", dependencies: ["WebLinks", "Encoding", "Files", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LanguageServerTests", dependencies: ["LanguageServer", "JSON", "Sites", "Fields", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["planpress", "TestSupport"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// `make fuzz` builds this with libFuzzer, and lets it see the ways through the parsers.
if Context.environment["FUZZ"] != nil {
  let parsers = [
    "Encoding", "Fields", "Tables", "Markdown", "Plans", "Exchange", "Templates", "XML", "Sites", "Publishing",
  ]
  let fuzzer = ["-sanitize=fuzzer", "-parse-as-library"]
  for target in package.targets where parsers.contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(fuzzer))
  }
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: parsers.map { .init(stringLiteral: $0) } + ["HTML", "Diagnostics"],
      path: "Tests/Fuzz", exclude: ["plan.xml"],
      swiftSettings: strict + [.unsafeFlags(fuzzer)], linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
}
