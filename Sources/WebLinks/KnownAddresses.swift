// SPDX-License-Identifier: Apache-2.0

import Encoding

/// What was found out in the last days, in `.planpress/addresses`: nobody is asked again who has just answered.
struct KnownAddresses {
  /// In seconds.
  private static let lifetime = 7 * 24 * 3600
  private static let file = "addresses"
  private static let key = Fingerprint(of: Array("addresses 1".utf8))

  private let folder: CacheFolder?
  private let now: Int
  private var verdicts: [String: (verdict: Verdict, time: Int)] = [:]

  /// `now` is in seconds since 1970. Without a folder, nothing is known, and nothing kept.
  init(_ folder: CacheFolder?, now: Int) {
    (self.folder, self.now) = (folder, now)
    guard case .found(let reader)? = folder?.read(Self.file, key: Self.key) else { return }
    // What is damaged is asked again.
    verdicts = (try? Self.decode(reader)) ?? [:]
  }

  subscript(address: String) -> Verdict? {
    guard let known = verdicts[address], (0..<Self.lifetime).contains(now - known.time) else { return nil }
    return known.verdict
  }

  mutating func note(_ verdict: Verdict, of address: String) {
    verdicts[address] = verdict.isKept ? (verdict, now) : nil
  }

  func keep() {
    guard let folder else { return }
    folder.make()
    let kept = verdicts.filter { (0..<Self.lifetime).contains(now - $0.value.time) }.sorted { $0.key < $1.key }
    folder.write(Self.file, key: Self.key, size: kept.count * 100) { writer in
      writer.list(kept) { entry, writer in
        writer.text(entry.key)
        writer.number(entry.value.time)
        if case .moved(let address, let isForGood) = entry.value.verdict {
          writer.text(Optional(address))
          writer.flag(isForGood)
        } else {
          writer.text(String?.none)
        }
      }
    }
  }

  private static func decode(
    _ reader: ByteReader
  ) throws(CacheDamage) -> [String: (verdict: Verdict, time: Int)] {
    var reader = reader
    let entries = try reader.list { reader throws(CacheDamage) -> (String, (verdict: Verdict, time: Int)) in
      let (address, time) = (try reader.text(), try reader.number())
      guard let target = try reader.optionalText() else { return (address, (.fine, time)) }
      return (address, (.moved(to: target, isForGood: try reader.flag()), time))
    }
    guard reader.isAtEnd else { throw CacheDamage() }
    return Dictionary(entries, uniquingKeysWith: { first, _ in first })
  }
}
