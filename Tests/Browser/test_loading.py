"""Loading a page is quiet, still, private and quick to paint."""

from probes import ask


def test_loading_is_quiet_and_still(new_page, any_page):
    page = new_page()
    problems, requests = [], []
    page.on("console", lambda message: problems.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on("requestfailed", lambda request: problems.append(f"failed: {request.url}"))
    page.on("response", lambda response: response.status >= 400 and problems.append(f"{response.status}: {response.url}"))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(any_page)

    origin = "/".join(any_page.split("/")[:3]) + "/"
    assert [url for url in requests if not url.startswith(origin)] == []
    assert ask(page, "layout-shift") == 0
    blocking = ask(page, "blocking")
    assert len(blocking) == 1 and blocking[0].endswith(".css")
    # A browser asks for the icon on its own.
    assert [problem for problem in problems if "favicon.ico" not in problem] == []
