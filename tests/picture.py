"""Takes the README's picture: `python tests/picture.py PAGE.html PICTURE.png`, or `make picture` for the sample's."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
VIEW = "around=Castelorne_Group&hops=2&node=Castelorne_Group"


def main(page: Path, picture: Path) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1360, "height": 840}, reduced_motion="reduce")
        tab.goto(f"{page.resolve().as_uri()}#{VIEW}")
        tab.wait_for_selector("html[data-ready]", state="attached")
        tab.locator("#panel .statement summary", has_text="acquired").first.click()
        tab.mouse.move(0, 0)  # nothing is pointed at
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
