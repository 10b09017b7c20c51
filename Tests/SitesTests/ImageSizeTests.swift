// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sites

@Suite struct ImageSizeTests {
  private func size(_ bytes: [UInt8]) -> [Int]? { ImageSize(bytes).map { [$0.width, $0.height] } }
  private func size(_ svg: String) -> [Int]? { size(Array(svg.utf8)) }

  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 2, 0, 0, 0, 7]
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [0x02, 0x01, 0x07, 0x00]
  private static let jpeg: [UInt8] = [
    0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 11, 8, 0, 7, 1, 2, 1, 0, 0, 0,
  ]
  private static let webp: [UInt8] =
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 6, 0, 0]

  @Test func readsRasterImages() {
    #expect(size(Self.png) == [258, 7])
    #expect(size(Self.gif) == [258, 7])
    #expect(size(Self.jpeg) == [258, 7])
    #expect(size(Self.webp) == [258, 7])
  }

  @Test func readsVectorImages() {
    #expect(size("<?xml version=\"1.0\"?>\n<svg width=\"40px\" height='7.6'>") == [40, 8])
    #expect(size("<svg\nwidth=\"100%\" viewBox=\"0 0 30, 20.4\">") == [30, 20])
    #expect(size("<svg stroke-width=\"9\" height=\"9\" viewBox=\"0 0 3 2\">") == [3, 2])
    #expect(size("<svg viewBox=\"0 0 1e400 2\">") == nil)
    #expect(size("<svg viewBox=\"0 0 nan 2\">") == nil)
    #expect(size("<svg width=\"-1\" height=\"inf\">") == nil)
    #expect(size("<svg") == nil)
  }

  @Test func survivesEveryCutAndEveryByte() {
    for image in [Self.png, Self.gif, Self.jpeg, Self.webp, Array("<svg width=\"1\" viewBox='0 0 1 1'>".utf8)] {
      for end in image.indices {
        _ = ImageSize(Array(image[..<end]))
        for value: UInt8 in [0, 1, 0x7F, 0xFF] {
          var damaged = image
          damaged[end] = value
          _ = ImageSize(damaged)
        }
      }
    }
  }
}
