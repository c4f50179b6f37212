"""A real browser that nobody sees, and real Mermaid in it: what pictures look like."""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.support import environment

ROOT = Path(__file__).parent.parent
PLACE = Path(os.environ.get("VAULTSYNC_MERMAID", ROOT / ".mermaid"))
"""Where CONTRIBUTING.md has Mermaid installed."""
SCRIPTS = sorted(PLACE.glob("node_modules/mermaid*/dist/mermaid.min.js"))
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or ""
LIMIT = 120.0
NO_BROWSER = "" if BROWSER else "no Chromium is installed here (CONTRIBUTING.md tells how)"
NO_MERMAID = NO_BROWSER or (
    "" if SCRIPTS else "Mermaid is not installed here (CONTRIBUTING.md tells how)"
)
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
_WAIT = "--virtual-time-budget=60000"
"""Milliseconds that pages may believe to have passed: until what they draw is there."""
_HEAD = """<!doctype html><meta charset="utf-8">
<style>body {{ margin: 0; background: {ground}; font-family: sans-serif; }}</style>
<script>
const Clock = Date, NOW = Clock.UTC({year}, {month} - 1, {day}, 9);
window.Date = class extends Clock {{
  constructor(...of) {{ if (of.length) {{ super(...of); }} else {{ super(NOW); }} }}
  static now() {{ return NOW; }}
}};
</script>
<script src="{script}"></script>
"""
_ASK = """<pre id="said"></pre><script>
const texts = {texts}, found = [];
mermaid.initialize({{startOnLoad: false}});
(async () => {{
  for (const text of texts) {{
    try {{
      const one = await mermaid.mermaidAPI.getDiagramFromText(text);
      found.push(one.db.getTasks().map(
        (task) => [task.section, task.task, task.startTime.toDateString()]));
    }} catch (error) {{ found.push(String(error)); }}
  }}
  document.getElementById("said").textContent = JSON.stringify(found);
}})();
</script>"""
_DRAW = """<div id="place" style="width: {width}px"></div><pre id="said" hidden></pre><script>
mermaid.initialize({{startOnLoad: false, theme: "{theme}"}});
(async () => {{
  const place = document.getElementById("place");
  const {{svg}} = await mermaid.render("picture", {text}, place);
  place.innerHTML = svg;
  const box = (one) => {{
    const at = one.getBoundingClientRect();
    return [at.left, at.top, at.right, at.bottom];
  }};
  const drawn = place.querySelector("svg");
  const words = [...drawn.querySelectorAll("text")].filter((one) => one.textContent);
  document.getElementById("said").textContent = JSON.stringify({{
    picture: box(drawn),
    bars: drawn.querySelectorAll("rect.task").length,
    words: words.map((one) => [one.textContent, one.getAttribute("class") ?? "", ...box(one),
      getComputedStyle(one).fill]),
  }});
}})();
</script>"""


def read_tasks(script: Path, texts: list[str], folder: Path) -> list[Any]:
    """Have Mermaid parse diagrams; give section, words and day of each row, or its error."""
    page = _page(script) + _ASK.format(texts=_quoted(texts))
    found: list[Any] = json.loads(_said(page, folder))
    return found


def draw(script: Path, text: str, folder: Path, *, width: int, dark: bool = False) -> Any:
    """Have Mermaid draw a diagram; give the places of all its words in a page so wide."""
    return json.loads(_said(_drawing(script, text, width, dark=dark), folder))


def shoot(
    script: Path, text: str, folder: Path, *, width: int, height: int, dark: bool = False
) -> Path:
    """Have Mermaid draw a diagram, and make a PNG of the page."""
    return photograph(_drawing(script, text, width, dark=dark), folder, width, height)


def photograph(page: str, folder: Path, width: int, height: int) -> Path:
    """Make a PNG of a page."""
    file, made = folder / "page.html", folder / "page.png"
    file.write_text(page, "utf-8")
    size = f"--window-size={width},{height}"
    _run(folder, _WAIT, f"--screenshot={made}", size, file.as_uri())
    return made


def measure(page: str, folder: Path) -> str:
    """Give what a page wrote into its element `said`."""
    return _said(page, folder)


def _drawing(script: Path, text: str, width: int, *, dark: bool) -> str:
    theme, ground = ("dark", "#1e1e1e") if dark else ("default", "white")
    drawing = _DRAW.format(width=width, theme=theme, text=_quoted(text))
    return _page(script, ground) + drawing


def _page(script: Path, ground: str = "white") -> str:
    return _HEAD.format(script=script.as_uri(), ground=ground, year=2026, month=3, day=6)


def _quoted(data: object) -> str:
    return json.dumps(data).replace("</", "<\\/").replace("<!--", "<\\!--")


def _said(page: str, folder: Path) -> str:
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    dom = _run(folder, _WAIT, "--dump-dom", file.as_uri())
    found = re.search(r'<pre id="said"[^>]*>(.*?)</pre>', dom, re.DOTALL)
    assert found, dom[:2000]
    assert found[1], "the page did not say anything"
    return html.unescape(found[1])


def _run(folder: Path, *words: str) -> str:
    ran = subprocess.run(
        [BROWSER, *_FLAGS, f"--user-data-dir={folder / 'profile'}", *words],
        env=environment(HOME=str(folder)),
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=True,
    )
    return ran.stdout
