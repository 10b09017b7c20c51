# SPDX-License-Identifier: Apache-2.0

"""What readers ask of a search, each with the page that they want: over the sample, and over a made-up plan in five languages."""

import pathlib

TEXTS = {
    "de/hochwasserschutzkonzept": ("de", "Hochwasserschutzkonzept der Stadt", "Die Deiche an der Unterweser werden erhöht. Für die Überflutungsflächen gilt die Verordnung von 2019.\n\n## Zuständigkeiten\n\nDas Amt für Straßen und Brücken wartet die Schöpfwerke."),
    "de/katastrophenschutz": ("de", "Katastrophenschutz", "Übungen finden jährlich statt. Die Feuerwehren und das Technische Hilfswerk arbeiten zusammen.\n\n## Notfallversorgung\n\nTrinkwassernotbrunnen werden alle zwei Jahre geprüft."),
    "de/kindertagesstaetten": ("de", "Kindertagesstätten", "Bis 2030 entstehen zwölf Häuser mit je sechzig Plätzen. Die Gebührenordnung bleibt, wie sie ist."),
    "de/radverkehr": ("de", "Radverkehrsnetz", "Radschnellwege verbinden die Stadtteile. Abstellanlagen an Bahnhöfen werden überdacht."),
    "fr/eau-potable": ("fr", "L’eau potable pour tous", "Les réseaux vétustes sont remplacés. La qualité de l’eau est contrôlée chaque semaine.\n\n## Élèves et écoles\n\nDes fontaines sont installées dans les écoles."),
    "fr/marche": ("fr", "Le marché couvert", "Les étals du marché sont loués à l’année. Les pêcheurs y vendent leur pêche dès l’aube."),
    "fr/hotel-de-ville": ("fr", "Rénovation de l’hôtel de ville", "La façade et les fenêtres sont restaurées. L’accessibilité est améliorée."),
    "ar/water": ("ar", "خطة المياه", "تجدد المدينة شبكات المياه القديمة. تراقب جودة المياه كل أسبوع."),
    "ar/schools": ("ar", "المدارس الجديدة", "تبنى عشر مدارس قبل نهاية العام. يشارك المعلمون في التخطيط."),
    "ja/port": ("ja", "港湾計画", "港の灯台を修理します。漁船のための桟橋を新設します。"),
    "ja/school": ("ja", "学校給食の改善", "地元の野菜を使った給食を提供します。アレルギーに対応します。"),
    "en/lighthouses": ("en", "Lighthouses", "Every lighthouse keeper writes a log. Fog signals are tested on the first Monday of a month.\n\n## Ferries in fog\n\nFerries wait at the pier until the signal ends."),
    "en/libraries": ("en", "Libraries", "Borrowers renew their loans by telephone. The reading rooms open at seven.\n\n## Mobile library\n\nA bus visits the villages beyond the river."),
    "en/markets": ("en", "Weekly markets", "Stallholders pay a fee. Fishmongers wash their stalls; the water is drained into the sewers."),
    "en/allotments": ("en", "Allotment gardens", "Tenants plant fruit trees. Bonfires are forbidden. Regulation 7.10 applies, and not regulation 7.1."),
    "en/noise": ("en", "Noise", "Regulation 7.1 sets the limit at night to 45 dB(A). Deliveries end at ten."),
    "en/bridges": ("en", "Bridges", "The swing bridge carries the tram line. Its bearings are inspected under form BR-2026-04."),
    "en/heat": ("en", "Heat in the city", "Shade is planted along south-facing streets. Drinking fountains run from May."),
}

SAMPLE = [
    # exact titles
    ("Supply chain", "terms/#supply-chain"), ("Resilience", "terms/#resilience"), ("CycloneDX", "standards/cyclonedx/"),
    ("Department of State", "partners/department-of-state/"), ("Reading this plan", "guidance/reading-this-plan/"),
    ("Do not damage critical infrastructure", "norms/norm-f/"), ("Widen the network of trusted partners", "objectives/objective-2-2/"),
    ("National CSIRTs", "partners/national-csirts/"), ("Traffic Light Protocol", "terms/#traffic-light-protocol"),
    # numbers and identifiers
    ("1.1", "objectives/objective-1-1/"), ("3.3", "objectives/objective-3-3/"), ("2", "goals/goal-2/"), ("13(c)", "norms/norm-c/"),
    ("13 (a)", "norms/norm-a/"), ("objective-2-3", "objectives/objective-2-3/"), ("GV.OC-01", "standards/nist-csf-gv-oc/"),
    ("GV.OC", "standards/nist-csf-gv-oc/"), ("RFC 9116", "standards/rfc-9116/"), ("27035", "standards/iso-iec-27035/"),
    ("EN 301 549", "standards/en-301-549/"), ("62443", "standards/iec-62443/"),
    # abbreviations
    ("SBOM", "terms/#software-bill-of-materials"), ("CVD", "terms/#coordinated-vulnerability-disclosure"),
    ("TLP", "terms/#traffic-light-protocol"), ("CSIRT", "terms/#csirt"), ("TTP", "terms/#tactics-techniques-procedures"),
    # plurals and other forms
    ("vulnerabilities reporting", "norms/norm-j/"), ("advisories", "terms/#advisory"), ("counterpart", "terms/#counterpart"),
    ("measures of effectiveness", "terms/#measure-of-effectiveness"), ("requesting assistance", "norms/norm-h/"),
    # words of the text, and words that are far apart
    ("protect privacy online", "norms/norm-e/"), ("workforce align", "objectives/objective-3-3/"), ("regulation abroad guidance", "objectives/objective-1-3/"),
    # phrases
    ("\"vulnerability handling\"", "standards/iso-iec-30111/"), ("\"response teams\"", "norms/norm-k/"), ("\"shared risk\"", "terms/#shared-risk"),
    # beginnings
    ("intera", "terms/#interagency"), ("cyclo", "standards/cyclonedx/"),
]

MADE_UP = [
    ("Hochwasserschutz", "de/hochwasserschutzkonzept/"), ("hochwasserschutzkonzepte", "de/hochwasserschutzkonzept/"),
    ("Überflutungsfläche", "de/hochwasserschutzkonzept/"), ("uberflutungsflachen", "de/hochwasserschutzkonzept/"),
    ("Strasse Brücke", "de/hochwasserschutzkonzept/"), ("Notfallversorgung", "de/katastrophenschutz/"), ("Trinkwasser", "de/katastrophenschutz/"),
    ("Katastrophe", "de/katastrophenschutz/"), ("Kindertagesstätte", "de/kindertagesstaetten/"), ("Haus Platz", "de/kindertagesstaetten/"),
    ("Bahnhof", "de/radverkehr/"), ("Radschnellweg", "de/radverkehr/"),
    ("eau potable", "fr/eau-potable/"), ("ecole", "fr/eau-potable/"), ("élève", "fr/eau-potable/"), ("marche", "fr/marche/"),
    ("pecheur", "fr/marche/"), ("hotel ville", "fr/hotel-de-ville/"), ("fenêtre", "fr/hotel-de-ville/"), ("réseau vétuste", "fr/eau-potable/"),
    ("المياه", "ar/water/"), ("مدينة", "ar/water/"), ("مدرسة جديدة", "ar/schools/"), ("المعلمون", "ar/schools/"),
    ("港湾", "ja/port/"), ("灯台", "ja/port/"), ("給食", "ja/school/"), ("アレルギー", "ja/school/"), ("桟橋", "ja/port/"),
    ("lighthouse keepers", "en/lighthouses/"), ("fog ferry", "en/lighthouses/"), ("\"fog signals\"", "en/lighthouses/"),
    ("renewing a loan", "en/libraries/"), ("bus village", "en/libraries/"), ("fishmonger", "en/markets/"), ("7.10", "en/allotments/"),
    ("7.1", "en/noise/"), ("45 dB", "en/noise/"), ("BR-2026-04", "en/bridges/"), ("tram bearings", "en/bridges/"), ("south-facing", "en/heat/"),
    # misspelled
    ("lighthuose", "en/lighthouses/"), ("libary", "en/libraries/"), ("allotmnet", "en/allotments/"), ("brigdes", "en/bridges/"),
    ("Katastrofenschutz", "de/katastrophenschutz/"),
]


def write_texts(folder):
    """Writes the made-up plan."""
    content = pathlib.Path(folder) / "content"
    for path, (language, title, text) in TEXTS.items():
        file = content / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: {title}\nlanguage: {language}\n---\n\n{text}\n", encoding="utf-8")
    (content / "site.yml").write_text("title: Five languages\n", encoding="utf-8")
