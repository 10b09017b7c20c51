// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Compiler {
  mutating func compile(_ partial: Partial, in scope: Scope, _ state: inout HTMLState) {
    guard let template = templates[partial.name] else { return }  // reported when the includes were checked
    var inner = scope.deeper()
    inner.template = template
    inner.blocks = BlockTable.none
    inner.indentation = indentation(partial.indentation, in: scope)
    include(inner, from: scope, tag: partial.tag, &state)
  }

  mutating func compile(_ parent: Parent, in scope: Scope, _ state: inout HTMLState) {
    if parent.name.word != nil {
      compileSentence(parent, in: scope, &state)
      return
    }
    guard let template = templates[parent.name.text] else { return }
    var inner = scope.deeper()
    inner.blocks = blocks.inside(parent, of: scope.template, blocks: scope.blocks)
    inner.template = template
    inner.indentation = indentation(parent.indentation, in: scope)
    include(inner, from: scope, tag: parent.tag, &state)
  }

  private func indentation(_ blanks: Range<Int>?, in scope: Scope) -> Indentation {
    guard let blanks else { return Indentation() }
    return Indentation(added: scope.indentation.moved(scope.template.source.bytes[blanks]))
  }

  private mutating func include(
    _ inner: Scope, from scope: Scope, tag: Range<Int>, _ state: inout HTMLState
  ) {
    if isExhausted(tag, scope) { return }
    var inner = inner
    inner.inclusion = Inclusion(source: scope.template.source, tag: tag)
    if recursive.contains(inner.template.source.name) {
      // Indentation that grew with each round would make a function of its own for each.
      if recursive.contains(scope.template.source.name) {
        inner.indentation = Indentation(added: scope.indentation.added)
      }
      call(inner, at: scope.place(tag), &state)
    } else {
      compile(inner.template.nodes, in: inner, &state)
    }
  }

  /// A block prints what replaces it, or else its own content.
  mutating func compile(_ block: Block, in scope: Scope, _ state: inout HTMLState) {
    if isExhausted(block.tag, scope) { return }
    guard let replacement = blocks[scope.blocks, block.name] else {
      compile(block.children, in: scope.deeper(), &state)
      return
    }
    var inner = scope.deeper()
    inner.template = replacement.template
    inner.blocks = replacement.blocks
    inner.inclusion = Inclusion(source: scope.template.source, tag: block.tag)
    let new = replacement.block
    let blanks = block.indentation.map { scope.indentation.moved(scope.template.source.bytes[$0]) }
    inner.indentation = Indentation(
      added: blanks ?? scope.indentation.added, removed: new.contentIndent,
      except: block.isStandalone ? nil : new.content)
    if block.isStandalone, !new.beginsLine {
      write(inner.indentation.added[...], at: block.tag.lowerBound, in: scope, &state)
    }
    compile(new.children, in: inner, &state)
  }
}

extension Block {
  /// The content begins on a line of its own, after the opening tag.
  fileprivate var beginsLine: Bool { content > tag.upperBound }
}
