"""On paper: the text is there, the ways through the site are not."""

import io
import re

import pypdf
import pytest


def words(text):
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


def printed(page, address):
    page.goto(address)
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", tagged=True)))
    return words(" ".join(sheet.extract_text() for sheet in pdf.pages))


@pytest.mark.parametrize(
    "name", ["index.html", "objectives/objective-1-1/index.html", "guidance/incident-reporting/index.html"])
def test_the_printed_page_has_the_text_and_no_navigation(page, sample, name):
    text = printed(page, sample.address(name))
    passages = page.locator("main :is(h1, .prose p, .prose li, .summary, .lede):visible").all_inner_texts()
    assert len(passages) > 5
    missing = [passage for passage in passages for line in passage.splitlines() if words(line) not in text]
    assert missing == []
    for unwanted in ("Skip to content", "All items A–Z", "You are here", "On this page", "Explore more"):
        assert words(unwanted) not in text


def test_addresses_of_external_links_are_printed(page, sample):
    text = printed(page, sample.address("guidance/incident-reporting/index.html"))
    assert "(https://www.cisa.gov/)" in text
