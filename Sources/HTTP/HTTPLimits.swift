// SPDX-License-Identifier: Apache-2.0

/// What a server bears. Beyond, a request is refused, or a connection closed.
package struct HTTPLimits: Sendable {
  /// Bytes of the request line and the headers.
  package var head = 16 << 10
  package var headers = 64
  /// Bytes of a request's body.
  package var body = 64 << 10
  /// Connections at once; a new one takes the place of the one that has been waiting longest.
  package var connections = 400
  /// Of these, those that wait for events.
  package var streams = 64
  /// Requests that are worked on at once; others wait.
  package var working = 4
  /// Milliseconds for a whole request to come.
  package var request = 10_000
  /// Milliseconds until the next request of a connection.
  package var idle = 15_000
  /// Milliseconds without the client taking anything of an answer.
  package var answer = 20_000
  /// Milliseconds between two signs of life to those that wait for events.
  package var heartbeat = 15_000
  /// Bytes that may wait for one that does not take its events.
  package var backlog = 64 << 10

  package init() {}
}
