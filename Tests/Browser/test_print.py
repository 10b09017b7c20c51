"""On paper: the text is there, the ways through the site are not."""

import io
import re
import unicodedata

import pypdf
import pytest


def words(text):
    """The text without blanks, ligatures, and the addresses that stand behind printed links."""
    return re.sub(r"\s+|\(https?://.*?\)", "", unicodedata.normalize("NFKC", text).translate({0xAD: "", 0x21A9: ""}), flags=re.DOTALL)


def printed(page, address):
    """The text of the page's PDF, without the numbers of its sheets."""
    page.goto(address)
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", tagged=True)))
    sheets = [re.sub(r"^\d+ / \d+$", "", sheet.extract_text(), flags=re.MULTILINE) for sheet in pdf.pages]
    assert sheets
    return "\n".join(sheets)


@pytest.mark.parametrize(
    "name", ["index.html", "objectives/objective-1-1/index.html", "guidance/incident-reporting/index.html"])
def test_the_printed_page_has_the_text_and_no_navigation(page, sample, name):
    text = words(printed(page, sample.address(name)))
    passages = page.locator("main :is(h1, .prose p, .prose li, .summary, .lede):visible").all_inner_texts()
    assert len(passages) > 5
    missing = [passage for passage in passages for line in passage.splitlines() if words(line) not in text]
    assert missing == []
    navigation = page.locator("nav:not(.contents) a, .skip, .find label, .explore a, .heading-link").all_text_contents()
    assert len(navigation) > 10
    text_of_its_own = {words(line) for line in page.locator("main").inner_text().splitlines()}
    lines = {words(line) for line in printed(page, sample.address(name)).splitlines()}
    assert lines & ({words(text) for text in navigation} - text_of_its_own) == set()
    assert "#" not in text


def test_addresses_of_external_links_are_printed(page, sample):
    text = printed(page, sample.address("guidance/incident-reporting/index.html"))
    assert "(https://www.cisa.gov/)" in text.replace("\n", "")
