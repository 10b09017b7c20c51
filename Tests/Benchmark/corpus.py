# SPDX-License-Identifier: Apache-2.0

"""Writes a plan of any size, to build and to measure: corpus.py FOLDER PAGES

PAGES is the number of Markdown files, of 6 KB on average. The same plan comes out each time. The shares of the kinds are the
same at every size, and so is the number of links and relations of a page: whatever takes more than ten times as long for ten
times the pages is a fault of the program, not of the plan.
"""

import pathlib
import random
import sys

from prose import ADJECTIVES, NOUNS, Prose

AS_OF = "2026-11-23"
# Of a hundred files; what is left over are pages.
SHARES = {"goals": 1, "objectives": 3, "norms": 1, "standards": 1, "partners": 2, "terms": 2, "documents": 1}
PAGE_FOLDERS = ["chapters", "chapters", "guidance", "reports", "news"]
DATED = {"reports", "news"}
# How many sections a text has beside its opening: what a plan asks for is said in short, what is said of it at length.
SECTIONS = {"plan": 2, "goals": 2, "objectives": 2, "norms": 1, "standards": 1, "partners": 0}
SECTIONS_OF_PAGE = 4
TAGS = [f"{ADJECTIVES[number]} {NOUNS[number * 3]}" for number in range(24)]
SITE = f"""title: Plan for a coast and its harbours, 2022–2035
language: en
base-url: https://plan.example.org/
as-of: {AS_OF}
licence: CC BY 4.0
data: false
navigation: [goals, norms, standards, partners, chapters, reports, news]
# Chance names a partner or does not.
rules:
  unused-partner: off
"""
FIGURE = """<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200" viewBox="0 0 600 200">
<path fill="#246" d="M20 180V90h80v90zM180 180V40h80v140zM340 180V120h80v60z"/></svg>
"""


class Entry:
    """A file to be: its folder, its name, its title."""

    def __init__(self, folder, name, title):
        self.folder, self.name, self.title = folder, name, title

    @property
    def path(self):
        return f"{self.folder}/{self.name}.md"


class Corpus:
    """All entries of a plan, and the making of their texts."""

    def __init__(self, pages, seed):
        self.random = random.Random(seed)
        self.prose = Prose(self.random)
        self.entries = self._entries(pages)
        self.linked = [entry for folder in self.entries if folder not in ("terms", "documents") for entry in self.entries[folder]]
        self.targets = [entry for folder in ("objectives", "norms", "standards") for entry in self.entries[folder]]

    def _entries(self, pages):
        entries = {}
        for folder, share in SHARES.items():
            count = max(share, pages * share // 100)
            kind = folder[:-1]
            entries[folder] = [Entry(folder, f"{kind}-{number}", self.prose.title()) for number in range(1, count + 1)]
        for number, term in enumerate(entries["terms"]):
            term.title = term_name(number)
        left = pages - 1 - sum(len(listed) for listed in entries.values())
        for number in range(left):
            folder = PAGE_FOLDERS[number % len(PAGE_FOLDERS)]
            listed = entries.setdefault(folder, [])
            listed.append(Entry(folder, f"{folder.rstrip('s')}-{len(listed) + 1}", self.prose.title()))
        return entries

    # Fields

    def tags(self):
        return "[" + ", ".join(self.random.sample(TAGS, 2)) + "]"

    def date(self):
        number = self.random.randint
        return f"{number(2022, 2025)}-{number(1, 12):02}-{number(1, 28):02}"

    def description(self):
        if self.random.random() < 0.05:
            return f">\n  {self.prose.plain_sentence()}\n  {self.prose.plain_sentence()}"
        return self.prose.plain_sentence()

    def aligned(self, count):
        lines = []
        for entry in self.random.sample(self.entries["norms"] + self.entries["standards"], count):
            lines.append(f"\n  - ref: {entry.name}\n    relation: {self.random.choice(('broader', 'peer', 'narrower'))}"
                         f"\n    note: {self.prose.plain_sentence()}")
        return "".join(lines)

    def partners(self):
        first, second = self.random.sample(self.entries["partners"], 2)
        return (f"\n  - ref: {first.name}\n    role: Does the work on the ground\n    role-type: performer"
                f"\n  - ref: {second.name}\n    role: Is better off for it\n    role-type: beneficiary")

    # Text

    def links(self, folder):
        """A paragraph that leads to three other items: by file, by file and words of its own, by identifier."""
        choose, sentence = self.random.choice, self.prose.plain_sentence
        first, second, third = choose(self.linked), choose(self.linked), choose(self.targets)
        by_file = ".." if folder else "."
        return (f"{sentence()} This goes on in [{first.title}]({by_file}/{first.path}), and in "
                f"[what is said on the {choose(NOUNS)}]({by_file}/{second.path}). {sentence()} "
                f"It serves [](plan:{third.name}), too. {sentence()}")

    def terms(self):
        term = self.random.choice(self.entries["terms"])
        return f"{self.prose.sentence()} Where the {term.title.lower()} ends, more begins. {self.prose.sentence()}"

    def body(self, folder):
        """An opening, and sections of which most contain something other than paragraphs."""
        prose, chance, count = self.prose, self.random.random, SECTIONS.get(folder or "plan", SECTIONS_OF_PAGE)
        parts = [prose.paragraph(), self.links(folder), prose.paragraph()]
        some = [self.terms, prose.points]
        some += [part for part, share in (
            (prose.table, 0.45), (prose.note, 0.4), (prose.alert, 0.3), (prose.quotation, 0.2), (prose.code, 0.12),
            (prose.foreign, 0.06)) if chance() < share]
        self.random.shuffle(some)
        for section in range(count):
            parts += [prose.heading(2), prose.paragraph()]
            if section < len(some):
                parts.append(some[section]())
            if section % 2:
                parts += [prose.heading(3), prose.paragraph()]
            parts.append(prose.points() if section % 2 else prose.paragraph())
        if chance() < 0.03 and folder in PAGE_FOLDERS:
            parts.append(f"```{{objectives}} {self.random.choice(self.entries['goals']).name}\n:limit: 5\n```")
        if chance() < 0.03:
            parts.append(f"![Three bars, the second the highest.]({'..' if folder else '.'}/figure.svg)")
        return "\n\n".join(parts) + "\n"

    # Files

    def plan(self):
        fields = {
            "kind": "plan", "id": "coast", "title": "Plan for a coast and its harbours", "status": "active",
            "start": "2022-01-01", "end": "2035-12-31", "version": '"3"', "mission": self.prose.plain_sentence(),
            "vision": self.prose.plain_sentence(), "description": self.prose.plain_sentence(),
            "organizations": "\n  - name: The coastal board\n    acronym: CB\n    description: Elected by the districts",
            "values": "\n  - name: Patience\n    description: Tides come twice a day"}
        return text_of(fields, self.body(""))

    def files(self):
        """Each file's path below the content folder, and its text."""
        yield "site.yml", SITE
        yield "figure.svg", FIGURE
        yield "plan.md", self.plan()
        makers = {
            "goals": self.goal, "objectives": self.objective, "norms": self.norm, "standards": self.standard,
            "partners": self.partner, "terms": self.term, "documents": self.document}
        for folder, entries in self.entries.items():
            for number, entry in enumerate(entries, 1):
                yield entry.path, makers.get(folder, self.page)(entry, number)

    def goal(self, entry, number):
        fields = {
            "number": f'"{number}"', "title": entry.title, "description": self.description(), "lead": "The coastal board",
            "weight": number, "tags": self.tags(), "aligns-to": self.aligned(1)}
        return text_of(fields, f"```{{objectives}} {entry.name}\n:as: table\n```\n\n" + self.body(entry.folder))

    def objective(self, entry, number):
        goals = self.entries["goals"]
        goal = goals[(number - 1) % len(goals)]
        fields = {
            "number": f'"{goal.name.split("-")[1]}.{(number - 1) // len(goals) + 1}"', "title": entry.title,
            "description": self.description(), "goal": goal.name, "lead": "Office for the shore", "due": "2031-06-30",
            "status": "active", "tags": self.tags(), "aligns-to": self.aligned(2), "partners": self.partners(),
            "published": self.date()}
        if number % 20 == 0:
            fields["former-ids"] = f"[former-{entry.name}]"
        return text_of(fields, self.body(entry.folder))

    def norm(self, entry, number):
        fields = {
            "number": f'"§ {number}"', "title": entry.title, "instrument": "Law on coasts", "paragraph": f'"{number}"',
            "force": self.random.choice(("voluntary", "binding")), "tags": self.tags()}
        return text_of(fields, self.body(entry.folder))

    def standard(self, entry, number):
        fields = {
            "title": entry.title, "framework": "Handbook of coasts", "control": f"HC.{number}", "version": '"2"',
            "description": self.description(), "tags": self.tags()}
        return text_of(fields, self.body(entry.folder))

    def partner(self, entry, number):
        fields = {
            "title": f"Society {number} for the {self.random.choice(NOUNS)}", "type": "organization", "acronym": f"S{number}",
            "country": "Denmark", "description": self.description()}
        return text_of(fields, self.body(entry.folder))

    def term(self, entry, number):
        fields = {"title": entry.title, "abbreviation": f"T{number}", "also": f"[{entry.title.lower()}s]", "source": "Law on coasts"}
        return text_of(fields, self.prose.paragraph() + "\n")

    def document(self, entry, number):
        fields = {"title": entry.title, "file": "../figure.svg", "date": self.date(), "description": self.description()}
        return text_of(fields, self.prose.paragraph() + "\n")

    def page(self, entry, number):
        fields = {"title": entry.title, "description": self.description(), "weight": number, "tags": self.tags()}
        if entry.folder in DATED:
            fields["date"] = self.date()
        if number % 2:
            fields["aligns-to"] = f"[{self.random.choice(self.entries['objectives']).name}]"
        return text_of(fields, self.body(entry.folder))


def term_name(number):
    """A name for each number, whose first word is in no sentence: `Bankquay line`."""
    first, second = divmod(number * 7 + 1, len(NOUNS))
    return f"{NOUNS[second]}{NOUNS[(second + first + 5) % len(NOUNS)]} line".capitalize()


def text_of(fields, body):
    lines = [f"{key}: {value}" if str(value)[0] != "\n" else f"{key}:{value}" for key, value in fields.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + body


def write_corpus(folder, pages, seed=1):
    """Writes the plan to `folder`/content; returns the bytes of its Markdown."""
    if pages < 20:
        raise ValueError("a plan takes at least 20 pages")
    content, size = pathlib.Path(folder) / "content", 0
    made = set()
    for path, text in Corpus(pages, seed).files():
        file = content / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        data = text.encode()
        file.write_bytes(data)
        size += len(data) if path.endswith(".md") else 0
    return size


if __name__ == "__main__":
    try:
        print(write_corpus(sys.argv[1], int(sys.argv[2])), "bytes")
    except (IndexError, ValueError) as problem:
        sys.exit(f"usage: corpus.py FOLDER PAGES ({problem})")
