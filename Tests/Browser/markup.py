# SPDX-License-Identifier: Apache-2.0

"""What is in a page's HTML, read without a browser."""

from html.parser import HTMLParser


# What is there for what is in it.
CONTAINERS = {
    "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "li", "main", "nav", "ol", "p", "section", "summary", "table", "tbody", "thead", "tr", "ul"}
# What shows something without a word.
SHOWN = {"audio", "hr", "i", "img", "input", "select", "svg", "video"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Markup(HTMLParser):
    def __init__(self, html):
        super().__init__()
        # Elements that are there for nothing, and the open ones, each with whether something has been shown in it.
        self.empty = []
        self._open = []
        self.elements = []
        self.headings = []
        self.titles = []
        self._text = None
        # How deep in drawings, whose titles are their own.
        self._drawings = 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag in SHOWN:
            self._show()
        if tag not in VOID:
            self._open.append([tag, dict(attributes), False])
        self._drawings += tag == "svg"
        if not self._drawings and tag in ("h1", "h2", "h3", "h4", "h5", "h6", "title"):
            self._text = []

    def _show(self):
        for element in self._open:
            element[2] = True

    def handle_data(self, data):
        if data.strip():
            self._show()
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag):
        while self._open:
            name, attributes, is_shown = self._open.pop()
            if name in CONTAINERS and not is_shown:
                self.empty.append((name, attributes))
            if name == tag:
                break
        self._drawings -= tag == "svg"
        if self._text is None or tag not in ("h1", "h2", "h3", "h4", "h5", "h6", "title"):
            return
        text = "".join(self._text).strip()
        if tag == "title":
            self.titles.append(text)
        else:
            self.headings.append((int(tag[1]), text))
        self._text = None

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]
