"""Pages run under the rules their headers set: nothing foreign runs, and charts are drawn
(`test_pages`: nothing of ours is blocked)."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Application, Device, comes_true, settled


def test_charts_are_drawn_without_making_code_of_text(device: Device) -> None:
    page = device("/compare?area=01210")
    expect(page.locator("[data-testid=stVegaLiteChart] canvas, svg.marks").first).to_be_visible()
    settled(page)


@pytest.mark.parametrize("path", ["/", "/j"])
def test_what_gets_into_a_page_neither_runs_nor_calls_home(
    browser: Browser, application: Application, path: str
) -> None:
    """As if somebody had found a way to write HTML into it."""
    page = browser.new_page()
    left: list[str] = []
    page.on("requestfinished", lambda asked: left.append(asked.url))
    page.on("response", lambda answer: left.append(answer.url))
    page.goto(application.address + path)
    settled(page)
    page.evaluate("""() => {
        window.stopped = [];
        document.addEventListener("securitypolicyviolation",
            (event) => stopped.push(event.effectiveDirective));
        document.body.insertAdjacentHTML("beforeend", `<img src="http://192.0.2.9/r">
            <img src="data:," onerror="window.ran = 1"><iframe src="http://192.0.2.9/f"></iframe>
            <form id=away action="http://192.0.2.9/p" method=post></form>`);
        const script = document.createElement("script");
        script.textContent = "window.ran = 1";
        document.body.append(script);
        document.getElementById("away").submit();
    }""")
    comes_true(page, "new Set(stopped).size >= 5")
    found = set(page.evaluate("stopped"))
    assert {"img-src", "frame-src", "form-action", "script-src-elem", "script-src-attr"} <= found
    assert page.evaluate("window.ran") is None and page.url == application.address + path
    assert all(url.startswith((application.address, "data:", "blob:")) for url in left)
    page.context.close()
