# SPDX-License-Identifier: Apache-2.0

"""What is in a page's HTML, read without a browser."""

from html.parser import HTMLParser


class Markup(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.headings = []
        self.titles = []
        self._text = None
        # How deep in drawings, whose titles are their own.
        self._drawings = 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self._drawings += tag == "svg"
        if not self._drawings and tag in ("h1", "h2", "h3", "h4", "h5", "h6", "title"):
            self._text = []

    def handle_data(self, data):
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag):
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
