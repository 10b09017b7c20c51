# SPDX-License-Identifier: Apache-2.0

"""Loading a page is quiet, still, private and quick to paint."""

from contextlib import contextmanager
from urllib.parse import unquote

from probes import ask


@contextmanager
def listening(page):
    """What the page says and asks for while it loads, and what goes wrong with that."""
    problems, requests = [], []
    listeners = {
        "console": lambda message: problems.append(f"console: {message.text}"),
        "pageerror": lambda error: problems.append(f"error: {error}"),
        "requestfailed": lambda request: problems.append(f"failed: {request.url}"),
        "response": lambda response: response.status >= 400 and problems.append(f"{response.status}: {response.url}"),
        "request": lambda request: requests.append(request.url),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    yield problems, requests
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


def test_the_policy_of_the_site_is_in_force(page, sample):
    page.goto(sample.address("index.html"))
    with listening(page) as (problems, _):
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = 0' }))")
    assert page.title() != "0"
    assert "Content Security Policy" in problems[0]


def test_loading_is_quiet_and_still(page, usual_page):
    # What the page before still asks for is broken off here.
    page.goto("about:blank")
    with listening(page) as (problems, requests):
        page.goto(usual_page)
        shift = ask(page, "layout-shift")
        blocking = ask(page, "blocking")
    origin = "/".join(usual_page.split("/")[:3]) + "/"
    assert unquote(usual_page) in [unquote(url) for url in requests]
    assert [url for url in requests if not url.startswith(origin)] == []
    assert problems == []
    if shift:
        # What moves does so each time; one frame of a machine that is busy with other work is not the page's.
        page.goto("about:blank")
        page.goto(usual_page)
        shift = ask(page, "layout-shift")
    assert shift == 0
    # The first paint waits for nothing else.
    assert len(blocking) == 1 and blocking[0].endswith(".css")
