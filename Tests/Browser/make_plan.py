# SPDX-License-Identifier: Apache-2.0

"""Writes a plan of some two hundred pages, whose texts try what the sample's do not: make_plan.py FOLDER

The same plan comes out each time. Titles are long, words do not break, tables are wide, scripts are mixed: whatever a page
must carry without becoming wider than a phone.
"""

import pathlib
import random
import sys

GOALS, OBJECTIVES_A_GOAL, NORMS, STANDARDS, PARTNERS, TERMS, DOCUMENTS, GUIDES, NEWS = 8, 6, 30, 30, 20, 40, 12, 20, 24

WORDS = """water school street harbour river bridge library tree roof budget council resident report garden station energy
market bicycle crossing nurse archive flood winter repair survey language training contract permit playground""".split()
VERBS = "Repair Measure Open Connect Protect Renew Plan Publish Review Shorten Widen Plant".split()
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
PATH = "/var/lib/example/registers/2026/streets-and-bridges/inspection_report_final_version_0123456789.csv"
ADDRESS = "https://registers.example.org/a/very/long/path/that/offers/no/place/to/break?year=2026&district=1234567890"

WIDE_TABLE = """| District | Begun | Ended | Planned kilometres | Built kilometres | Spent so far | Left | Responsible office | Note |
| --- | --- | --- | ---: | ---: | ---: | ---: | --- | --- |
| North | 2026-01-10 | 2026-11-20 | 120 | 118 | 1,250,000 | 75,000 | Department of streets | None |
| South | 2026-02-01 | open | 95 | 40 | 610,000 | 340,000 | Department of streets | Delayed by floods |
| Übersee | 2026-03-15 | open | 14 | 2 | 88,000 | 12,000 | Office for harbours | {long} |
"""

EVERYTHING = """## A table wider than a phone

{table}
## Words that do not break

The law is called {long}, its register lies at `{path}`, and more is at <{address}>.

### A heading with {long} in it {{#long-heading}}

#### The fourth level

Text under it, with a note[^one] and another[^two], and the first once more[^one].

[^one]: A note of two paragraphs.

    The second paragraph leads to [an example](https://example.org/).

[^two]: A short note.

## Code

```python
def inspect(street, *, since="2026-01-01", until="2026-12-31", with_bridges=True, with_crossings=True, report=None):
    return [item for item in register if item.street == street and since <= item.date <= until]
```

## Alerts

> [!NOTE]
> A note that leads [to the code](#code).

> [!TIP]
> A tip.

> [!IMPORTANT]
> What matters.

> [!WARNING]
> A warning.
>
> - with a list
> - of two points

> [!CAUTION]
> Care.

> A quotation, of somebody who said it twice.
>
> > And inside it another.

## Lists

1. One
   - One point one
     1. One point one point one, with `code` and ~~what no longer holds~~
2. Two

- [x] done
- [ ] still open

## Clauses

1.1 The board decides.

1.2 A grant is given for:

(a) measuring wells; or

(b) repairing dams, if
    (i) the dam is older than 30 years, and
    (ii) the owner agrees.

## Words and their meaning

Catchment
: The land that drains into a river, of CO~2~ and 12 m^3^.

> [!DETAILS] How we measured
> Every week, see [](#1.2.a).

Water Office
Market Square 1
12345 Example

Figure 1: Bars

![A bar chart of three bars, the third the lowest.](chart.svg)

Table 2: Fish {{#fish}}

| Aim and measure | << | Year |
| --- | --- | ---: |
| Rivers | Dams<br>and weirs | 2026 |
| ^^ | Trees | 2027 |

![The plan in two minutes](film.mp4)

![A talk](talk.mp3)

## Other scripts

خطة المياه النظيفة (2026-2030).

[Raison d'être]{{lang=fr}}, Ελληνικά, русский, 日本語の文章, العربية, עברית, ไทย, and an emoji 🌳 stand here.

![A bar chart of three bars, the second the highest.](chart.svg)

![](chart.svg "decorative")

---

The end; [back to the first heading](#a-table-wider-than-a-phone), or to [the table of streets](streets.csv).
""".format(table=WIDE_TABLE.format(long=LONG), long=LONG, path=PATH, address=ADDRESS)

CHART = """<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="400" viewBox="0 0 1200 400">
<path fill="#286" d="M100 400V250h200v150zM500 400V50h200v350zM900 400V150h200v250z"/></svg>
"""


class Writer:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / "content"
        self.random = random.Random(200)

    def file(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def item(self, name, body, **fields):
        lines = [f"{key.replace('_', '-')}: {value}" for key, value in fields.items() if value is not None]
        self.file(name, "---\n" + "\n".join(lines) + "\n---\n\n" + body)

    def title(self):
        words = self.random.sample(WORDS, 3)
        return f"{self.random.choice(VERBS)} every {words[0]} and {words[1]} near the {words[2]}"

    def sentence(self):
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(8, 18))]
        return " ".join(words).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.random.randint(2, 5)))

    def prose(self, *references):
        parts = [self.paragraph(), "## What is meant", self.paragraph()]
        parts += [f"{self.sentence()} See [](plan:{reference})." for reference in references]
        parts += ["## What follows", self.paragraph(), "- " + self.sentence() + "\n- " + self.sentence()]
        return "\n\n".join(parts) + "\n"

    def tags(self):
        return "[" + ", ".join(self.random.sample(["streets", "schools", "water", "energy", "übersee", "care"], 2)) + "]"


def identifiers(kind, count):
    return [f"{kind}-{number}" for number in range(1, count + 1)]


def aligned(*references):
    relations = ["broader", "peer", "narrower"]
    lines = [
        f"\n  - ref: {reference}\n    relation: {relations[index % 3]}\n    note: Note {index + 1}"
        for index, reference in enumerate(references)
    ]
    return "".join(lines)


def write_plan(folder, guides=GUIDES):
    writer = Writer(folder)
    choose = writer.random.choice
    norms, standards = identifiers("norm", NORMS), identifiers("standard", STANDARDS)
    partners, documents = identifiers("partner", PARTNERS), identifiers("document", DOCUMENTS)
    objectives = [f"objective-{goal}-{number}" for goal in range(1, GOALS + 1) for number in range(1, OBJECTIVES_A_GOAL + 1)]

    writer.file("site.yml", """title: Plan of a town with a rather long name, 2026–2030
language: en
base-url: https://town.example.org/
as-of: 2026-11-23
licence: CC BY 4.0
logo: logo.svg
navigation: [goals, norms, standards, partners, guidance, news, documents, terms]
""")
    writer.item(
        "plan.md", writer.prose("goal-1", "objective-8-6") + "\n\n## Terms\n\n" + writer.paragraph() + "\n",
        kind="plan", id="town", title="Plan of a town with a rather long name", status="active", start="2026-01-01",
        end="2030-12-31", version='"2"', mission=f"{writer.sentence()}", vision=f"{writer.sentence()}",
        values="\n  - name: Care\n    description: What it means\n  - name: Thrift\n    description: What it means as well",
        organizations="\n  - name: The council\n    acronym: TC\n    description: Elected", source="https://example.org/",
        authority="Law on plans, section 3", review_cycle="Yearly", description=writer.paragraph(), published="2026-01-05")
    for goal in range(1, GOALS + 1):
        writer.item(
            f"goals/goal-{goal}.md",
            f"```{{objectives}} goal-{goal}\n:as: table\n```\n\n" + writer.prose(choose(norms), choose(standards)),
            id=f"goal-{goal}", number=f'"{goal}"', title=writer.title(), description=writer.paragraph(), weight=goal,
            lead="Office of the mayor", status="active", tags=writer.tags(), aligns_to=aligned(choose(norms)))
    for objective in objectives:
        goal, number = objective.split("-")[1:]
        writer.item(
            f"objectives/{objective}.md", writer.prose(choose(objectives), choose(norms), choose(partners)), id=objective,
            number=f'"{goal}.{number}"', goal=f"goal-{goal}", title=writer.title(), description=writer.paragraph(),
            lead="Department of streets", due="2029-06-30", tags=writer.tags(), published="2026-01-05", updated="2026-10-01",
            former_ids=f"[old-{objective}]", aligns_to=aligned(*writer.random.sample(norms + standards, 4)),
            partners=f"\n  - ref: {choose(partners)}\n    role: Builds\n    role-type: performer"
            f"\n  - ref: {choose(partners)}\n    role: Gains\n    role-type: beneficiary",
            status=choose(["active", "superseded", "withdrawn"]), extra=f"\n  Budget line: {LONG}")
    for number, norm in enumerate(norms, 1):
        writer.item(
            f"norms/{norm}.md", writer.prose(choose(standards)), id=norm, number=f'"§ {number}"', title=writer.title(),
            instrument="Law on towns", paragraph=f'"{number}"', force=choose(["voluntary", "binding"]), tags=writer.tags())
    for number, standard in enumerate(standards, 1):
        writer.item(
            f"standards/{standard}.md", writer.prose(choose(objectives)), id=standard, title=f"Standard {number} on {choose(WORDS)}s",
            framework="ISO 37101", control=f"CTL.{number}", url="https://example.org/standard", version='"2016"',
            withdrawn="2026-06-01" if number % 7 == 0 else None, description=writer.paragraph(), tags=writer.tags())
    for number, partner in enumerate(partners, 1):
        writer.item(
            f"partners/{partner}.md", writer.prose(choose(objectives)), id=partner, title=f"Society {number} for {choose(WORDS)}s",
            kind_of=choose(["person", "organization", "generic-group"]), acronym=f"S{number}", country="Germany",
            url="https://example.org/", contact="office@example.org", tags=writer.tags())
    for number in range(1, TERMS + 1):
        writer.item(
            f"terms/term-{number}.md", writer.paragraph() + "\n", id=f"term-{number}", title=f"{choose(WORDS)} term {number}",
            former_ids=f"[old-term-{number}]",
            description=writer.sentence(), abbreviation=f"T{number}X", also=f"[word {number}]", source="Law on terms")
    for number, document in enumerate(documents, 1):
        writer.item(
            f"documents/{document}.md", writer.paragraph() + "\n", id=document, title=f"Report {number} on {choose(WORDS)}s",
            url=ADDRESS, date=f"2026-{number:02}-01" if number < 11 else "2025-05-05", description=writer.paragraph())
    for number in range(1, guides + 1):
        writer.item(
            f"guidance/guide-{number}.md", writer.prose(choose(objectives), choose(norms)), title=f"How to {writer.title().lower()}",
            description=writer.paragraph(), tags=writer.tags())
    writer.item("guidance/everything.md", EVERYTHING, title=f"Everything that a text can hold, {LONG}", tags="[streets]")
    writer.file("guidance/chart.svg", CHART)
    writer.file("guidance/film.mp4", "")
    writer.file("guidance/film.vtt", "WEBVTT\n")
    writer.file("guidance/talk.mp3", "")
    writer.file("logo.svg", CHART)
    writer.file("guidance/streets.csv", "street,length\nMain street,3\n")
    writer.item("guidance/index.md", writer.paragraph() + "\n", title="Guidance", description=writer.sentence())
    for number in range(1, NEWS + 1):
        writer.item(
            f"news/news-{number}.md", writer.prose(choose(objectives)), title=writer.title(), description=writer.paragraph(),
            date=f"2026-{(number - 1) % 10 + 1:02}-{number:02}", tags=writer.tags())


if __name__ == "__main__":
    write_plan(sys.argv[1])
