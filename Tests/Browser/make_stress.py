# SPDX-License-Identifier: Apache-2.0

"""Writes the sources under which a look breaks first: make_stress.py FOLDER

`german`: compounds that fill a line, numbers like 10.12, figures of nine digits. `arabic`: from right to left, with passages from
left to right. `many`: twenty goals with two hundred objectives, half of them measured. `pages`: no plan at all.

Their words of the interface are those of `words/`, which has what is in sight there, and else the English ones.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Each language has forms of its own.
FORMS = {"de": ("one", "other"), "ar": ("zero", "one", "two", "few", "many", "other")}
WORDS = pathlib.Path(__file__).parent / "words"
GERMAN = {
    "plan": "Hochwasserschutz- und Niedrigwasservorsorgegesamtplan der Verwaltungsgemeinschaft Unterschwarzach 2025–2030",
    "goal": "Grundwasserschutzgebietsverordnungen und Trinkwasserversorgungssicherheit",
    "objective": "Regenwasserbewirtschaftungskonzepte für Gewerbegebietserschließungen",
    "summary": "Die Straßenentwässerungsgebührensatzungen werden vereinheitlicht, und die Rückhaltebeckenbewirtschaftung folgt einer "
    "Niederschlagswasserbeseitigungskonzeption für alle elf Mitgliedsgemeinden.",
    "body": "Das Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz ist aufgehoben; die Abwasserbehandlungsanlagen-"
    "betriebsführungsgesellschaft besteht fort. Sie verwaltet ein Anlagevermögen von 1234567890 Euro.",
    "unit": "Kubikmeter Rückhalteraum", "partner": "Abwasserzweckverband Unterschwarzach-Oberlauterbach",
    "standard": "Hochwasserrisikomanagementrichtlinie", "reason": "Das Planfeststellungsverfahren ruht bis zur Umweltverträglichkeitsprüfung.",
    "term": "Niederschlagswasserbeseitigungskonzeption",
}
ARABIC = {
    "plan": "خطة المدينة الساحلية للصمود ٢٠٢٥–٢٠٣٠", "goal": "إبقاء المياه بعيدة عن البيوت في موسم الأمطار",
    "objective": "خط متصل من الجدران على طول الرصيف القديم",
    "summary": "يُبنى جدار بارتفاع 3.2 أمتار من الطاحونة إلى السوق، وتتولى هيئة المياه (Water Board) صيانته وفق المعيار ISO 22301.",
    "body": "الجدار الذي فيه فجوة لا يحمي شيئًا. انظر https://example.org/walls وتقرير [Flood report]{lang=en} للمزيد. تُغلق كل قطعة قبل أن "
    "تبدأ التي تليها، حتى يجد كل خريف جدارًا بلا فجوات.",
    "unit": "متر", "partner": "هيئة المياه", "standard": "إطار سنداي للحد من مخاطر الكوارث", "reason": "لم يستطع الصانع التسليم قبل الشتاء.",
    "term": "السهل الفيضي",
}
ENGLISH = {
    "plan": "Plan of two hundred objectives", "goal": "A goal that is one of twenty", "objective": "An objective among two hundred others",
    "summary": "What is to be different when it is reached, said in one sentence of the usual length.",
    "body": "The text of an objective is short here, since there are two hundred of them.", "unit": "metres", "partner": "Water board",
    "standard": "Framework for everything", "reason": "The maker could not deliver.", "term": "Flood plain",
}
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" width="320" height="90" viewBox="0 0 320 90"><path fill="#fff" d="M0 80h320v8H0zM20 70 90 10l70 60zM180 20h110v50H180z"/></svg>
"""


def write_words(folder, language):
    """All words of the theme, with those of `words/` in the language."""
    own = {line.partition(":")[0]: line for line in (WORDS / f"{language}.yml").read_text(encoding="utf-8").splitlines()}
    lines = []
    for key, text in re.findall(r"(?m)^(\S+):(.*(?:\n  .*)*)", (ROOT / "templates/words/en.yml").read_text(encoding="utf-8")):
        forms = dict(re.findall(r"\n  (\w+): (.*)", text))
        text = "".join(f"\n  {form}: {forms.get(form, forms['other'])}" for form in FORMS[language]) if forms else text
        lines.append(own.get(key, f"{key}:{text}"))
    path = folder / "templates" / "words" / f"{language}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def item(folder, name, body="", **fields):
    lines = [f"{key.replace('_', '-')}: {value}" for key, value in fields.items() if value is not None]
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\n" + "\n".join(lines) + f"\n---\n\n{body}\n", encoding="utf-8")


def write_measured(folder, texts, goals, objectives, settings, every=1):
    """A plan whose first objective of each `every` is measured, late or moved in turn."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "content" / "site.yml").write_text(
        settings + "as-of: 2026-10-15\nrules:\n  overdue: off\n", encoding="utf-8")
    item(
        folder, "plan.md", texts["body"], kind="plan", id="stress", title=f'"{texts["plan"]}"', description=f'"{texts["summary"]}"',
        status="active", start="2025-01-01", end="2030-12-31", version='"2"', published="2025-01-20",
        organizations=f'\n  - name: "{texts["partner"]}"', tags=f'["{texts["term"]}"]')
    item(folder, "standards/framework.md", texts["body"], id="framework", title=f'"{texts["standard"]}"', framework="ISO 37101", control="CTL.1")
    item(folder, "norms/norm.md", texts["body"], id="norm", title=f'"{texts["standard"]} II"', instrument="A/70/174", native_id='"13 (k)"', force="voluntary")
    item(folder, "partners/board.md", texts["body"], id="board", title=f'"{texts["partner"]}"', type="organization")
    item(folder, "terms/term.md", texts["body"], id="term", title=f'"{texts["term"]}"', description=f'"{texts["summary"]}"')
    item(folder, "news/first.md", texts["body"], title=f'"{texts["goal"]}"', date="2026-09-01", description=f'"{texts["summary"]}"')
    for goal in range(1, goals + 1):
        item(
            folder, f"goals/goal-{goal}.md", texts["body"], id=f"goal-{goal}", number=f'"{goal}"', title=f'"{texts["goal"]} {goal}"',
            description=f'"{texts["summary"]}"', status="active")
        for number in range(1, objectives + 1):
            name = f"objective-{goal}-{number}"
            turn = (goal * 7 + number) % 5
            item(
                folder, f"objectives/{name}.md", f"{texts['body']}\n\n## {texts['goal']}\n\n{texts['body']}\n\n## {texts['reason']}\n\n{texts['term']}.",
                id=name, number=f'"{goal}.{number}"', title=f'"{texts["objective"]}"', description=f'"{texts["summary"]}"',
                part_of=f"goal-{goal}", lead="board", due=["2026-06", "2027-Q2", "2029", "2030-12-31", "2028"][turn], status="active",
                progress="\n  state: " + ["under-way", "not-started", "under-way", "ongoing", "done"][turn]
                + ("\n  date: 2026-03-01" if turn == 4 else ""),
                aligns_to="\n  - ref: framework\n    note: \"" + texts["reason"] + "\"\n  - ref: norm\n    relation: peer",
                partners=f'\n  - ref: board\n    role: "{texts["reason"]}"\n    role-type: performer')
            if number % every:
                continue
            item(
                folder, f"indicators/i-{goal}-{number}.md", id=f"i-{goal}-{number}", title=f'"{texts["term"]} {goal}-{number}"', of=name, unit=f'"{texts["unit"]}"',
                stage="output", direction="up", baseline="\n  value: 0\n  period: 2024-12-31", maximum=123456789,
                data_source=f'"{texts["partner"]}"', method=f'"{texts["summary"]}"',
                series="\n  - {period: 2025-Q4, target: 10000000, actual: " + str(9000000 + turn * 500000) + "}"
                "\n  - {period: 2026-Q1, target: 20000000}\n  - {period: 2026-Q3, target: 40000000, actual: " + str(20000000 + turn * 6000000) + "}"
                "\n  - {period: 2030-Q4, target: 123456789}")
            item(
                folder, f"milestones/m-{goal}-{number}.md", id=f"m-{goal}-{number}", title=f'"{texts["reason"].rstrip(".")} {goal}-{number}"', of=name, due="2027-03-31",
                lead="board", history=f'\n  - due: 2026-09-30\n    changed: 2026-05-12\n    reason: "{texts["reason"]}"')
            item(
                folder, f"milestones/r-{goal}-{number}.md", id=f"r-{goal}-{number}", title=f'"{texts["objective"]} {goal}-{number}"', of=name, due="2025-12-31",
                completed="2026-01-15", lead="board")


def write_stress(folder):
    folder = pathlib.Path(folder)
    write_measured(
        folder / "german", GERMAN, 12, 2,
        "title: \"" + GERMAN["plan"] + "\"\nlanguage: de\nbase-url: https://plan.example.org/\naccent: \"#7a2d12\"\nlogo: logo.svg\n"
        "notice: Dies ist ein erfundenes Beispiel für Zeilenumbruchprüfungen.\nlicence: CC BY 4.0\nparagraph-numbers: true\n"
        "languages:\n  - {language: de, name: Deutsch, address: \"https://plan.example.org/de/\"}\n"
        "  - {language: ar, name: العربية, address: \"https://plan.example.org/ar/\", same-pages: true}\n", every=2)
    (folder / "german" / "content" / "logo.svg").write_text(LOGO, encoding="utf-8")
    write_words(folder / "german", "de")
    write_measured(
        folder / "arabic", ARABIC, 3, 3,
        "title: \"" + ARABIC["plan"] + "\"\nlanguage: ar\nbase-url: https://plan.example.org/\naccent: \"#1d5c3f\"\n"
        "languages:\n  - {language: de, name: Deutsch, address: \"https://plan.example.org/de/\", same-pages: true}\n"
        "  - {language: ar, name: العربية, address: \"https://plan.example.org/ar/\"}\n")
    write_words(folder / "arabic", "ar")
    write_measured(
        folder / "many", ENGLISH, 20, 10, "title: Two hundred objectives\nlanguage: en\naccent: \"#5b3a86\"\ndata: false\n", every=2)
    pages = folder / "pages"
    item(pages, "index.md", ENGLISH["body"], title="A handbook without a plan")
    for number in range(1, 4):
        item(pages, f"guide/page-{number}.md", ENGLISH["body"], title=f"Page {number}", tags="[handbook]")
        item(pages, f"news/news-{number}.md", ENGLISH["body"], title=f"News {number}", date=f"2026-0{number}-01")


if __name__ == "__main__":
    write_stress(sys.argv[1])
