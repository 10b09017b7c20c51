# SPDX-License-Identifier: Apache-2.0

"""Words, sentences and Markdown of the kind that plans are written in; the same from the same random numbers."""

ADJECTIVES = """active ancient arable brackish calm coastal common deep drained eroded exposed fallow floating forested former
frequent gentle gradual grazed harboured heavy inland joint leased local lower managed marine mapped narrow nesting northern
open outer paved permanent planned poldered protected public raised remote restored rural sandy seasonal shallow shared
sheltered silted slow southern steep stony stranded submerged surveyed tidal upper urban wooded yearly""".split()
NOUNS = """anchorage apron bank barge basin beach berth bight bird boat bog bore bottom buoy canal catch causeway channel cliff
coast cod crane creek current dike dock drain dredger dune dyke ebb eel eelgrass embankment estuary ferry fishery fjord flat
flood ford fleet foreland gauge groyne gull harbour haven heath herring hull inlet island jetty lagoon landing ledge levee
lighthouse lock marsh meadow mole mooring mouth mudflat mussel net orchard outfall oyster pier pilot polder pond port quay
ramp reed reef reservoir ridge rill river salt sand sandbank seal seawall shingle ship shoal shore silt sluice spit spring
strait strand stream surge swell terminal tide trawler tug wadden warehouse watch weir wetland wharf windmill wreck""".split()
VERBS = """assess build clear close count dredge extend fund inspect keep label light maintain map measure mend monitor open
plant protect publish raise record reduce renew repair report restore review settle share strengthen survey train trial
widen""".split()
SMALL = """and across along at before below between beyond by for from in near of on or over since the through toward under
until with within""".split()
LANGUAGES = {"fr": "marée basse", "de": "Niedrigwasser", "nl": "laagwater", "da": "lavvande", "es": "bajamar"}
ALERTS = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]
# So many sentences make up all texts; a text differs from others by their order and by its links.
SENTENCES = 3000


class Prose:
    """Makes the parts of texts. `random` is the one source of chance."""

    def __init__(self, random):
        self.random = random
        self.plain = [self._words(random.randint(8, 18)) for _ in range(SENTENCES)]
        self.marked = [self._mark(sentence.split()) for sentence in self.plain]

    def _words(self, count):
        choose = self.random.choice
        words = [choose(choose((ADJECTIVES, NOUNS, NOUNS, VERBS, SMALL, SMALL))) for _ in range(count)]
        if count > 14:
            words[count // 2] += ","
        return " ".join(words).capitalize() + "."

    def _mark(self, words):
        chance, place = self.random.random(), self.random.randrange(1, len(words) - 1)
        word = words[place].rstrip(",")
        marks = (
            (0.14, f"*{word}*"), (0.22, f"**{word}**"), (0.27, f"`{word}-{place}`"), (0.29, f"“{word}”"), (0.31, f"{word}'s"),
            (0.33, f"{word} -- that is,"), (0.35, f"[{word} register](https://register.example.org/{word}?place={place})"),
            (0.351, f"~~{word}~~ {word}"), (0.352, f"https://example.org/{word}"),
        )
        words[place] = next((text for bound, text in marks if chance < bound), words[place])
        return " ".join(words)

    def title(self):
        choose = self.random.choice
        return f"{choose(VERBS).capitalize()} the {choose(ADJECTIVES)} {choose(NOUNS)} {choose(SMALL)} the {choose(NOUNS)}"

    def sentence(self):
        return self.random.choice(self.marked)

    def plain_sentence(self):
        return self.random.choice(self.plain)

    def sentences(self, fewest, most):
        return " ".join(self.random.choices(self.marked, k=self.random.randint(fewest, most)))

    def paragraph(self):
        return self.sentences(3, 6)

    def heading(self, level):
        choose = self.random.choice
        return f"{'#' * level} {choose(ADJECTIVES).capitalize()} {choose(NOUNS)} and {choose(ADJECTIVES)} {choose(NOUNS)}"

    def points(self):
        mark = self.random.choice(("- ", "- ", "- ", "1. ", "- [ ] "))
        lines = [mark + self.plain_sentence() for _ in range(self.random.randint(3, 6))]
        if mark == "- ":
            lines.insert(2, "  - " + self.sentence())
        return "\n".join(lines)

    def table(self):
        number, choose = self.random.randint, self.random.choice
        rows = [f"Table: {choose(ADJECTIVES).capitalize()} {choose(NOUNS)} by district", ""]
        rows += ["| District | Begun | Length in km | Share | Remark |", "| --- | :---: | ---: | ---: | --- |"]
        for _ in range(number(5, 9)):
            rows.append(f"| {choose(ADJECTIVES).capitalize()} {choose(NOUNS)} | 20{number(20, 26)} | {number(1, 900)}.{number(0, 9)} "
                        f"| {number(0, 100)} % | {choose(('none', '*open*', '`to-do`', choose(NOUNS)))} |")
        return "\n".join(rows)

    def alert(self):
        return f"> [!{self.random.choice(ALERTS)}]\n> {self.sentence()}\n> {self.sentence()}"

    def quotation(self):
        return f"> {self.sentences(1, 3)}"

    def code(self):
        number, noun = self.random.randint, self.random.choice(NOUNS)
        return (f'```json\n{{\n  "{noun}": {number(1, 99)},\n  "unit": "m",\n  "measured": ["2026-0{number(1, 9)}-{number(10, 28)}"],\n'
                f'  "note": "<{noun}> & more"\n}}\n```')

    def note(self):
        """A paragraph with a footnote, and the note."""
        name = self.random.choice(NOUNS)
        return f"{self.sentences(2, 4)}[^{name}]\n\n[^{name}]: {self.sentence()}"

    def foreign(self):
        language, words = self.random.choice(list(LANGUAGES.items()))
        return f"{self.sentence()} There it is called [{words}]{{lang={language}}}. {self.sentence()}"
