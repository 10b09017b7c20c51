# SPDX-License-Identifier: Apache-2.0

"""On paper: the text is there, the ways through the site are not."""

import io
import re
import unicodedata

import pypdf
import pytest


def words(text):
    """The text without blanks, ligatures, and the addresses after printed links."""
    return re.sub(r"\s+|\(https?://.*?\)", "", unicodedata.normalize("NFKC", text).translate({0xAD: "", 0x21A9: ""}), flags=re.DOTALL)


def printed(page, address):
    """The lines of each sheet of the page's PDF, without the number and the running head that every sheet has."""
    page.goto(address)
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", tagged=True)))
    head = {words(line) for line in page.locator(".notice p, .masthead .name").all_inner_texts()}
    sheets = []
    for number, sheet in enumerate(pdf.pages, 1):
        lines = sheet.extract_text().splitlines()
        around = head | {f"{number}/{len(pdf.pages)}"}
        assert around <= {words(line) for line in lines}, f"sheet {number} lacks its number or its running head"
        sheets.append([line for line in lines if words(line) not in around])
    return sheets


def stands_on(sheets, passage):
    """Whether a passage is on one sheet, or begins on one and ends on the next."""
    return any(passage in sheet for sheet in sheets) or any(
        passage[:cut] in sheet and passage[cut:] in following
        for sheet, following in zip(sheets, sheets[1:]) for cut in range(1, len(passage)))


def missing(page, sheets):
    """What the page shows on the screen and its sheets do not."""
    texts = [words("\n".join(lines)) for lines in sheets]
    passages = page.locator("main :is(h1, h2, h3, .prose p, .prose li, .summary, .lede, dd):visible").evaluate_all(
        "elements => elements.filter((element) => !element.closest('nav, .explore')).map((element) => element.innerText.replace(/#$/, ''))")
    assert len(passages) > 5
    return [passage for passage in passages for line in passage.splitlines() if not stands_on(texts, words(line))]


@pytest.mark.parametrize(
    "name", ["index.html", "objectives/objective-1-1/index.html", "guidance/incident-reporting/index.html"])
def test_the_printed_page_has_the_text_and_no_navigation(page, sample, name):
    sheets = printed(page, sample.address(name))
    assert missing(page, sheets) == []
    navigation = page.locator("nav:not(.contents) a, .skip, .find label, .explore a, .heading-link").all_text_contents()
    assert len(navigation) > 10
    text_of_its_own = {words(line) for line in page.locator("main .cover, main .sheet > :not(.explore)").all_inner_texts() for line in line.splitlines()}
    lines = {words(line) for sheet in sheets for line in sheet}
    assert lines & ({words(text) for text in navigation} - text_of_its_own) == set()
    assert not any("#" in line for line in lines)


def test_the_whole_plan_is_printed_from_beginning_to_end(page, sample):
    sheets = printed(page, sample.address("whole-plan/index.html"))
    assert len(sheets) <= 40
    assert all(len(sheet) > 3 for sheet in sheets), "nothing stands alone on a sheet"
    assert missing(page, sheets) == []
    text = words("\n".join(line for lines in sheets for line in lines))
    summaries = page.locator(".whole-item > .lede").all_inner_texts()
    assert len(summaries) > 50
    end = 0
    for summary in summaries:
        end = text.find(words(summary), end)
        assert end >= 0, f"{summary} is missing or comes too early"


def test_addresses_of_external_links_are_printed(page, sample):
    sheets = printed(page, sample.address("guidance/incident-reporting/index.html"))
    assert "(https://www.cisa.gov/)" in "".join("".join(lines) for lines in sheets)
