// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The media type of a file by its ending, as web hosts say it; what is not known is offered for saving.
func mediaType(of path: String) -> String {
  let name = path.lastName
  guard let point = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "application/octet-stream" }
  return types[name[name.utf8.index(after: point)...].lowercased()] ?? "application/octet-stream"
}

private let types = [
  "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
  "json": "application/json", "xml": "application/xml", "txt": "text/plain; charset=utf-8",
  "csv": "text/csv; charset=utf-8", "vtt": "text/vtt; charset=utf-8", "ics": "text/calendar; charset=utf-8",
  "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
  "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "pdf": "application/pdf", "woff": "font/woff",
  "woff2": "font/woff2", "mp3": "audio/mpeg", "ogg": "audio/ogg", "m4a": "audio/mp4", "wav": "audio/wav",
  "mp4": "video/mp4", "webm": "video/webm", "zip": "application/zip", "webmanifest": "application/manifest+json",
  "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
]
