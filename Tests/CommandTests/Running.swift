// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

/// What a run of the program printed and how it ended.
struct Run {
  let status: Int32
  let output: String
  let error: String
}

/// Runs the built program in `folder`, with no more of the environment than it is given.
func planpress(
  _ arguments: String..., in folder: TemporaryFolder, from place: String = "", environment: [String: String] = [:]
) throws -> Run {
  try start(arguments, in: folder, from: place, environment: environment).wait()
}

func run(
  _ arguments: [String], of name: String = "planpress", in folder: TemporaryFolder, environment: [String: String] = [:]
) throws -> Run {
  try start(arguments, of: name, in: folder, environment: environment).wait()
}

/// All that is written to a pipe. It is read beside everything else: a program that has more to say than a pipe holds waits
/// for its reader.
private final class PipeReading: @unchecked Sendable {
  private let changes = NSCondition()
  private var bytes = Data()
  private var hasEnded = false

  init(_ pipe: Pipe) {
    let file = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      while true {
        let piece = file.availableData
        changes.withLock {
          bytes += piece
          hasEnded = piece.isEmpty
          changes.broadcast()
        }
        if piece.isEmpty { return }
      }
    }
  }

  /// Waits until nobody writes any more, or until a text has come.
  func text(until expected: String? = nil) -> String {
    changes.withLock {
      while !hasEnded {
        if let expected, text.contains(expected) { break }
        changes.wait()
      }
      return text
    }
  }

  private var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A run of the program that has begun.
struct StartedRun {
  fileprivate let process: Process
  fileprivate let output: PipeReading
  fileprivate let error: PipeReading
  /// Nil where there is nothing to read for it.
  fileprivate let input: Pipe?

  var isRunning: Bool { process.isRunning }

  /// Sends a signal, if the run has not ended.
  func send(_ signal: Int32) { if process.isRunning { kill(process.processIdentifier, signal) } }

  /// Writes to its standard input.
  func type(_ text: String) { try? input?.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

  func closeInput() { try? input?.fileHandleForWriting.close() }

  /// Waits until it has written a text to its standard output, or has ended without it.
  func waitForOutput(_ text: String) { _ = output.text(until: text) }

  /// The end of the run; of one that was ended by a signal, the status is its number below zero.
  func wait() -> Run {
    process.waitUntilExit()
    let status = process.terminationStatus
    return Run(
      status: process.terminationReason == .uncaughtSignal ? -status : status,
      output: output.text(), error: error.text())
  }
}

/// Starts the program; `tool` is a command to run it by, such as `strace` with its options. A build does not wait for the
/// disk, which others may keep busy, unless `waitsForDisk`.
func start(
  _ arguments: [String], of name: String = "planpress", in folder: TemporaryFolder, from place: String = "",
  environment: [String: String] = [:],
  by tool: [String] = [], waitsForDisk: Bool = false, hasInput: Bool = false
) throws -> StartedRun {
  let disk = arguments.first == "build" && !waitsForDisk ? ["--no-sync"] : []
  let command = try tool + [program(name).path] + arguments + disk
  let process = Process()
  process.executableURL = URL(filePath: command[0])
  process.arguments = Array(command.dropFirst())
  process.currentDirectoryURL = URL(filePath: "\(folder.path)/\(place)", directoryHint: .isDirectory)
  process.environment = environment
  let (output, error) = (Pipe(), Pipe())
  (process.standardOutput, process.standardError) = (output, error)
  let input = hasInput ? Pipe() : nil
  process.standardInput = input ?? FileHandle.nullDevice
  try process.run()
  return StartedRun(process: process, output: PipeReading(output), error: PipeReading(error), input: input)
}

/// The program is beside the bundle of the tests, or above it.
private func program(_ name: String) throws -> URL {
  let starts = [URL(filePath: CommandLine.arguments[0]), Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
  for start in starts {
    var folder = start.deletingLastPathComponent()
    for _ in 0..<4 {
      let program = folder.appending(path: name)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder.boolValue {
        return program
      }
      folder.deleteLastPathComponent()
    }
  }
  throw Missing(name: name)
}

private struct Missing: Error, CustomStringConvertible {
  let name: String
  var description: String { "the program `\(name)` is not beside the tests; build it with `swift build --build-tests`" }
}

/// The last line of a run's summary, without how long it took.
func timeless(_ text: String) -> String {
  text.replacing(/\ · [0-9.]+ m?s\n$/, with: "\n")
}
