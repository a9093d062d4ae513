"""The report of a team as a page: what stands on it, and how a browser takes it."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "fidelity"))
from weeks_played import TEAM, a_year, an_observation, play, two_weeks

from teamkracht.exports.report import report_html
from teamkracht.records.correcting import status_corrected
from teamkracht.records.minutes import Minutes
from teamkracht.records.team import Team
from teamkracht.store import fidelity, minutes, observations, teams
from teamkracht.store.home import Home

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
NAMES = ("Anneke", "Yvonne", "Hans", "Merel", "Reiger", "Onderzoeker", "We weten al genoeg")


class Text(HTMLParser):
    """The words of a page, and every place it would fetch something from."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._style = tag == "style"
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href", "srcset")]

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.words.append(data)


def read(page: str) -> Text:
    text = Text()
    text.feed(page)
    return text


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Minutes, Minutes]:
    home, first, second = two_weeks(tmp_path_factory.mktemp("weeks"))
    teams.save(home, Team(name=TEAM, who_may_see_scores="het team & <de coach>"))
    return home, first, second


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return a_year(tmp_path_factory.mktemp("year"))


@pytest.fixture(scope="module", params=["nl", "en"])
def page(request: pytest.FixtureRequest, weeks: tuple[Home, Minutes, Minutes]) -> str:
    return report_html(fidelity.of_team(weeks[0], TEAM), request.param)


def test_the_page_carries_what_makes_it_honest(page: str) -> None:
    words = " ".join(read(page).words)
    dutch = 'lang="nl"' in page
    for sentence in (
        ("Wie dit mag zien: het team & <de coach>.", "Who may see this: het team & <de coach>."),
        (
            "De kwaliteitseisen zijn woorden van dit programma",
            "The requirements are the program's own",
        ),
        ("2 van 2 besprekingen zijn geobserveerd.", "2 of 2 meetings were observed."),
        ("Eén bespreking laat niet zien", "One meeting is not how a team always works"),
        ("6 van 7", "6 of 7"),
        ("4,43", "4.43"),
        ("13 van 15", "13 of 15"),
    ):
        assert sentence[0 if dutch else 1] in words


def test_each_chart_has_its_message_in_words(page: str) -> None:
    words = read(page).words
    steps = "In the last meeting 13 of 15 steps were done. Every step was done in 1 of 2 meetings."
    weeks = "Of the last 2 weeks, 1 had a meeting as long as it is meant to be."
    if 'lang="nl"' in page:
        steps = "In de laatste bespreking zijn 13 van 15 stappen gedaan. "
        steps += "In 1 van 2 besprekingen is elke stap gedaan."
        weeks = "Van de laatste 2 weken hadden er 1 een bespreking met de bedoelde duur."
    assert steps in words
    assert weeks in words


def test_every_sheet_of_paper_says_who_may_see_it(page: str) -> None:
    foot = re.search(r'@bottom-left \{ content: "(.*?)";', page)
    assert foot is not None
    told = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), foot[1])
    assert told.startswith(f"{TEAM}.  ")
    assert "het team & <de coach>" in told


def test_the_page_names_nobody(page: str) -> None:
    assert [name for name in NAMES if name in page] == []


def test_the_page_asks_for_nothing_and_runs_nothing(page: str) -> None:
    text = read(page)
    assert text.fetched == []
    assert "script" not in text.tags
    assert "url(" not in page
    assert "@import" not in page


def test_every_drawing_is_sound_and_says_what_it_shows(page: str) -> None:
    drawings = [ET.fromstring(one) for one in re.findall(r"<svg.*?</svg>", page, re.DOTALL)]
    assert len(drawings) >= 5
    assert all(one.get("aria-label") for one in drawings)
    run_chart = drawings[0]
    dots = [one for one in run_chart if one.tag == "circle"]
    assert len(dots) == 3
    assert [one for one in run_chart if one.get("class") == "limit"]


def test_a_consensus_is_drawn_full_and_leads(tmp_path: Path) -> None:
    home, first, _second = two_weeks(tmp_path)
    observations.save(home, an_observation(first, [5, 4, 5, 4, 4, 5, 4], ""))
    found = report_html(fidelity.of_team(home, TEAM), "nl")
    assert found.count('class="dot open"') == 3
    assert "Consensus" in read(found).words


def test_two_observers_are_told_in_words_how_far_they_agree(tmp_path: Path) -> None:
    home = Home(tmp_path).make()
    play(home, "2026-W45.toml")
    words = read(report_html(fidelity.of_team(home, TEAM), "en")).words
    assert "4 of 7 scores equal, 7 of 7 within one." in words
    assert "4 of 7 scores equal" not in " ".join(words).split("What observers saw", maxsplit=1)[0]


def test_a_team_that_nobody_observed_has_a_page_too(tmp_path: Path) -> None:
    home, _first, _second = two_weeks(tmp_path)
    for path in home.observations.iterdir():
        path.unlink()
    text = " ".join(read(report_html(fidelity.of_team(home, TEAM), "en")).words)
    assert "Nobody observed a meeting yet" in text
    assert "Who may see this has not been agreed yet" in text
    assert "From the record" not in text


def test_a_correction_stands_beside_the_status(tmp_path: Path) -> None:
    home, _first, second = two_weeks(tmp_path)
    reason = "Gedaan terwijl we buiten stonden."
    changed = status_corrected(
        second, "vragenronde", "Reiger", "followed", reason=reason, at=second.meeting.end
    )
    minutes.save(home, changed)
    found = report_html(fidelity.of_team(home, TEAM), "nl")
    assert "→ gedaan" in found
    assert "14 van 15" in found
    assert reason not in found


def test_names_of_any_kind_can_stand_on_the_page(tmp_path: Path) -> None:
    home, first, _second = two_weeks(tmp_path)
    name = '<script>alert("x")</script> [b]& 🦊 ' + "x" * 200
    taken = replace(first, meeting=replace(first.meeting, id="odd", team=name))
    minutes.save(home, taken)
    observations.save(home, an_observation(taken, [4] * 7, '"><b>'))
    text = read(report_html(fidelity.of_team(home, name), "nl"))
    assert name in text.words
    assert "script" not in text.tags


# ------------------------------------------------------------- in a browser


class Asked(http.server.SimpleHTTPRequestHandler):
    """Serves one folder, and keeps what was asked of it."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, list[str]]]:
    asked: list[str] = []
    handler = type("Here", (Asked,), {"asked": asked})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(tmp_path))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield tmp_path, f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def chromium(folder: Path, *arguments: str) -> str:
    assert CHROMIUM is not None
    return subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", f"--user-data-dir={folder / 'profile'}", *arguments,
        ],
        check=True, capture_output=True, text=True, timeout=180,
    ).stdout  # fmt: skip


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_browser_shows_the_page_and_asks_for_nothing_more(
    served: tuple[Path, str, list[str]], tmp_path_factory: pytest.TempPathFactory, year: Home
) -> None:
    folder, place, asked = served
    page = report_html(fidelity.of_team(year, TEAM), "nl")
    # The page forbids scripts to itself; what stands there is there without any.
    assert "default-src 'none'" in page
    (folder / "report.html").write_text(page, encoding="utf-8")
    work = tmp_path_factory.mktemp("chromium")
    told = chromium(work, "--dump-dom", f"{place}/report.html")
    assert "Eén bespreking laat niet zien" in told
    assert told.count("<svg") == page.count("<svg")
    assert {one for one in asked if one != "/favicon.ico"} == {"/report.html"}
    picture, paper = work / "page.png", work / "page.pdf"
    chromium(work, f"--screenshot={picture}", "--window-size=900,1200", f"{place}/report.html")
    chromium(work, f"--print-to-pdf={paper}", f"{place}/report.html")
    assert picture.stat().st_size > 40_000
    pages = len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes()))
    assert 3 <= pages <= 7


WIDTHS = """
<script>
const texts = [...document.querySelectorAll('svg text')];
const hurt = texts.filter((text, at) => {
  const box = text.getBBox(), view = text.ownerSVGElement.viewBox.baseVal;
  const cut = box.x < view.x - 1 || box.x + box.width > view.x + view.width + 1
    || box.y < view.y - 1 || box.y + box.height > view.y + view.height + 1;
  return cut || texts.slice(0, at).some(other => {
    const beside = other.getBBox();
    return other.ownerSVGElement === text.ownerSVGElement
      && box.x < beside.x + beside.width && beside.x < box.x + box.width
      && box.y + 3 < beside.y + beside.height && beside.y + 3 < box.y + box.height;
  });
});
document.title = hurt.map(text => text.textContent).join('|')
  + '/' + document.documentElement.scrollWidth;
</script></body>
"""


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize("wide", [500, 1200])
@pytest.mark.parametrize("many", ["a year", "two weeks"])
def test_no_word_of_a_chart_is_cut_off_or_lies_over_another(
    tmp_path: Path, year: Home, many: str, wide: int
) -> None:
    home = year
    if many == "two weeks":
        home, _first, second = two_weeks(tmp_path / "home")
        observations.save(home, an_observation(second, [3, 4, 5, 4], "Onderzoeker 2"))
    page = report_html(fidelity.of_team(home, TEAM), "nl")
    page = re.sub(r"<meta http-equiv[^>]*>", "", page).replace("</body>", WIDTHS)
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8")
    told = chromium(tmp_path, f"--window-size={wide},900", "--dump-dom", path.as_uri())
    title = re.search(r"<title>(.*?)</title>", told)
    assert title is not None
    hurt, _slash, width = title[1].rpartition("/")
    assert hurt == ""
    assert int(width) <= wide
