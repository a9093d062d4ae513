"""score, agreement and fidelity on the command line: figures, and a sentence for bad input."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from agreement_naive import Row, everything
from weeks_played import REQUIREMENTS, a_year, an_observation, later, two_weeks

from teamkracht import i18n
from teamkracht.cli import main
from teamkracht.fidelity.observing.events import Began
from teamkracht.fidelity.observing.sheet import Sheet
from teamkracht.live.clock import SetClock
from teamkracht.live.observing import begin
from teamkracht.protocol.reading import read_protocol
from teamkracht.records.minutes import Minutes
from teamkracht.records.observation import Observation, observed, sealed, write_observation
from teamkracht.store import minutes, observations, protocols
from teamkracht.store.home import Home
from teamkracht.store.shipped import protocols_folder

Weeks = tuple[Home, Minutes, Minutes]


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Weeks:
    return two_weeks(tmp_path_factory.mktemp("weeks"))


class Line:
    """A command line on one home, in English."""

    def __init__(self, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self.capsys = home, capsys

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        before = i18n.current()
        try:
            code = main(["--home", str(self.home.root), "--lang", "en", *map(str, arguments)])
        finally:
            i18n.use(before)
        said = self.capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture
def run(weeks: Weeks, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(weeks[0], capsys)


def kept(weeks: Weeks, place: int) -> list[Path]:
    day = weeks[1 + place].meeting.start.date().isoformat()
    return sorted(weeks[0].observations.glob(f"{day}-*.toml"))


def written(folder: Path, observation: Observation, name: str) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(write_observation(observation), encoding="utf-8")
    return path


def test_the_means_of_the_first_week(weeks: Weeks, run: Line) -> None:
    code, out, err = run("score", *kept(weeks, 0), "--json")
    (found,) = json.loads(out)["indicators"]
    assert (code, err) == (0, "")
    assert (found["id"], found["of"]) == ("teamkrachtbespreking", 7)
    assert found["means"] == [
        {"observer": "Onderzoeker 1", "mean": 31 / 7, "n": 7, "well_implemented": True},
        {"observer": "Onderzoeker 2", "mean": 30 / 7, "n": 7, "well_implemented": True},
    ]
    assert [one["id"] for one in found["requirements"]] == list(REQUIREMENTS)
    assert found["requirements"][1]["scores"] == {"Onderzoeker 1": 3, "Onderzoeker 2": 4}


def test_the_mean_of_the_second_week_leaves_out_what_could_not_be_judged(
    weeks: Weeks, run: Line
) -> None:
    _code, out, _err = run("score", *kept(weeks, 1), "--json")
    (found,) = json.loads(out)["indicators"]
    (mean,) = found["means"]
    assert (mean["mean"], mean["n"], found["of"]) == (18 / 6, 6, 7)
    assert mean["well_implemented"] is False
    _code, out, _err = run("score", *kept(weeks, 1))
    assert "3.00, 6 of 7 scored, under 4.0" in out
    assert "could not be judged" in out
    assert "program's own wording" in out


def test_a_consensus_stands_beside_the_observers(weeks: Weeks, run: Line, tmp_path: Path) -> None:
    agreed = written(tmp_path, an_observation(weeks[1], [5, 4, 5, 4, 4, 5, 4], ""), "c")
    _code, out, _err = run("score", *kept(weeks, 0), agreed, "--json")
    assert json.loads(out)["indicators"][0]["means"][-1] == {
        "consensus": True, "mean": 31 / 7, "n": 7, "well_implemented": True,
    }  # fmt: skip


def test_agreement_of_the_first_week(weeks: Weeks, run: Line) -> None:
    code, out, _err = run("agreement", *kept(weeks, 0), "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["units"], found["pairs"], found["missing"], found["meetings"]) == (7, 7, 0, 1)
    assert found["observers"] == ["Onderzoeker 1", "Onderzoeker 2"]
    assert found["values"]["percent_exact"]["value"] == 4 / 7
    # Worked out apart from the program, from the scores in the script.
    rows: list[Row] = [(5, 5), (3, 4), (5, 5), (4, 4), (5, 4), (5, 5), (4, 3)]
    for name, expected in everything(rows).items():
        assert found["values"][name]["value"] == pytest.approx(expected, abs=1e-12), name
    keys = {"value", "low", "high", "dropped", "label", "scale", "why"}
    assert all(keys <= one.keys() for one in found["values"].values())
    _code, out, _err = run("agreement", *kept(weeks, 0))
    assert out.startswith("4 of 7 scores equal, 7 of 7 within one\n")


def test_agreement_over_two_meetings_pairs_by_meeting(
    weeks: Weeks, run: Line, tmp_path: Path
) -> None:
    # The second observer knew the code on the screen, the first had the minutes.
    second = weeks[2]
    other = an_observation(second, [3, 2, 3, 3, 4, 4], "onderzoeker 2", meeting=second.meeting.code)
    path = written(tmp_path, other, "by-code")
    code, out, err = run("agreement", *kept(weeks, 0), *kept(weeks, 1), path, "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert found["observers"] == ["Onderzoeker 1", "Onderzoeker 2"]
    assert (found["meetings"], found["units"], found["pairs"], found["missing"]) == (2, 14, 13, 2)


def test_agreement_of_a_table(run: Line, tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text("A,B\n1,2\n3,3\n,4\n", encoding="utf-8")
    _code, out, _err = run("agreement", "--ratings", path, "--scale", "1-4", "--json")
    assert (json.loads(out)["units"], json.loads(out)["pairs"]) == (3, 2)
    for arguments in (
        ["--ratings", path, "--scale", "5-1"],
        ["--ratings", tmp_path / "no.csv"],
        ["--ratings", path, "x.toml"],
        [],
    ):
        code, out, err = run("agreement", *arguments)
        assert (code, out) == (2, "")
        assert err.strip()


def test_what_an_interval_and_a_zero_rest_on_is_told(run: Line, tmp_path: Path) -> None:
    path = tmp_path / "nearly.csv"
    rows = [f"{at // 2},5,5" for at in range(9)] + ["9,5,4", "10,5,"]
    path.write_text("\n".join(["meeting,A,B", *rows]), encoding="utf-8")
    _code, out, _err = run("agreement", "--ratings", path)
    said = " ".join(out.split())
    assert "7 meetings, 11 units, 10 pairs, 1 not scored" in said
    assert "0.000, do not draw conclusions (Krippendorff 2004), 95 % between" in said
    assert re.search(r"not computable in \d+ % of the draws", said)
    assert "one difference takes alpha and kappa near zero" in said


def test_what_does_not_apply_has_an_agreement_of_its_own(
    weeks: Weeks, run: Line, tmp_path: Path
) -> None:
    paths = []
    for who, left in (("Een", REQUIREMENTS[:2]), ("Twee", REQUIREMENTS[:1])):
        given = observed(
            replace(an_observation(weeks[1], [], who).observation, locked=None, seal=None),
            dict.fromkeys(REQUIREMENTS[2:], 4), not_applicable=left,
        )  # fmt: skip
        paths.append(written(tmp_path, sealed(given, weeks[1].meeting.end), who))
    _code, out, _err = run("agreement", *paths)
    assert "Does not apply: 2 units by one of them or more, 1 of those by all." in out
    _code, out, _err = run("agreement", *paths, "--json")
    assert json.loads(out)["not_applicable"] == {"by_all": 1, "by_some": 1}


def test_all_scores_the_same_are_told_as_such(weeks: Weeks, run: Line, tmp_path: Path) -> None:
    paths = [
        written(tmp_path, an_observation(weeks[1], [4] * 7, who), who) for who in ("Een", "Twee")
    ]
    code, out, _err = run("agreement", *paths, "--json")
    found = json.loads(out)["values"]
    assert code == 0
    assert found["percent_exact"]["value"] == 1
    assert found["alpha_ordinal"]["value"] is None
    assert "all scores are the same" in found["alpha_ordinal"]["why"]


# ------------------------------------------------------------- bad input: a sentence each


@pytest.mark.parametrize("score", ["0", "6", "4.5", '"vier"'])
def test_what_is_no_score(weeks: Weeks, run: Line, tmp_path: Path, score: str) -> None:
    text = kept(weeks, 0)[0].read_text(encoding="utf-8")
    path = tmp_path / "wrong.toml"
    path.write_text(re.sub(r"score = \d", f"score = {score}", text, count=1), encoding="utf-8")
    for command in ("score", "agreement"):
        code, out, err = run(command, path, kept(weeks, 0)[1])
        assert (code, out) == (2, "")
        assert re.search(r"wrong.toml, line \d+: ", err)
        assert "Traceback" not in err


def refused(weeks: Weeks, folder: Path, case: str) -> tuple[list[object], str]:
    """The arguments for one kind of bad input, and what must be said."""
    first, second = weeks[1], weeks[2]
    one, two = kept(weeks, 0)
    fine = [5, 4, 5, 4, 4, 5, 4]

    def file(name: str, taken: Minutes = first, who: str = "Twee", **about: object) -> Path:
        return written(folder, an_observation(taken, fine, who, **about), name)

    if case == "edited":
        path = folder / "edited.toml"
        text = one.read_text(encoding="utf-8")
        path.write_text(text.replace("score = 3", "score = 4"), encoding="utf-8")
        return [path, two], "no longer matches its seal"
    if case == "unlocked":
        text = two.read_text(encoding="utf-8")
        path = folder / "open.toml"
        path.write_text(re.sub(r"(?m)^(locked|seal) = .*\n", "", text), encoding="utf-8")
        return [one, path], "not locked yet"
    if case == "nothing":
        empty = an_observation(first, [], "Twee")
        return [one, written(folder, empty, "empty")], "has no score yet"
    if case == "unknown":
        extra = an_observation(first, fine, "Twee")
        text = write_observation(extra).replace("krachtgerichte_taal", "gezelligheid")
        path = folder / "unknown.toml"
        path.write_text(re.sub(r"(?m)^(locked|seal) = .*\n", "", text), encoding="utf-8")
        return [path], "no requirement of teamkrachtbespreking"
    paths: dict[str, list[object]] = {
        "other meeting": [one, file("other", second)],
        "other version": [one, file("version", instrument_version="2")],
        "other instrument": [one, file("instrument", instrument="eigen")],
        "other protocol": [one, file("protocol", protocol="groepssupervisie")],
        "same observer": [one, file("same", who="onderzoeker 1 ")],
        "one observer": [one],
        "missing file": [one, folder / "gone.toml"],
        "version not here": [file("nine", instrument_version="9")],
    }
    said = {
        "other meeting": "Give observations of one meeting.",
        "other version": "are never joined",
        "other instrument": "are never joined",
        "other protocol": "Give observations of one protocol.",
        "same observer": "Give each observer once.",
        "one observer": "here is only Onderzoeker 1",
        "missing file": "is not there",
        "version not here": "known here: 1",
    }
    return paths[case], said[case]


BOTH = (
    "edited", "nothing", "other meeting", "other version", "other instrument", "other protocol",
    "missing file", "same observer",
)  # fmt: skip


@pytest.mark.parametrize(
    ("command", "case"),
    [
        *(("score", case) for case in (*BOTH, "unknown", "version not here")),
        *(("agreement", case) for case in (*BOTH, "unlocked", "one observer")),
    ],
)
def test_bad_input_gets_a_sentence(
    weeks: Weeks, run: Line, tmp_path: Path, command: str, case: str
) -> None:
    paths, sentence = refused(weeks, tmp_path, case)
    code, out, err = run(command, *paths)
    assert (code, out) == (2, "")
    assert sentence in err
    assert "Traceback" not in err


def test_a_consensus_alone_is_nothing_to_compare(weeks: Weeks, run: Line, tmp_path: Path) -> None:
    agreed = written(tmp_path, an_observation(weeks[1], [5, 4, 5, 4, 4, 5, 4], ""), "c")
    code, out, err = run("agreement", agreed)
    assert (code, out) == (2, "")
    assert "needs two observers" in err
    code, _out, err = run("agreement", agreed, *kept(weeks, 0))
    assert code == 0
    assert "is a consensus; it is left out" in err


def test_another_version_of_the_protocol_is_told_and_keeps_nothing_apart(
    weeks: Weeks, run: Line, tmp_path: Path
) -> None:
    newer = an_observation(weeks[1], [5, 4, 5, 4, 4, 5, 4], "Twee", protocol_version="2")
    path = written(tmp_path, newer, "newer")
    for command in ("score", "agreement"):
        code, out, err = run(command, kept(weeks, 0)[0], path, "--json")
        assert code == 0
        assert json.loads(out)
        assert "by version 1 of the protocol teamkrachtbespreking" in err
        assert f"{path} by version 2: their steps may differ." in err
    assert run("score", *kept(weeks, 0))[2] == ""


def test_scores_that_can_still_change_are_told_as_such(
    weeks: Weeks, run: Line, tmp_path: Path
) -> None:
    code, out, err = run("score", refused(weeks, tmp_path, "unlocked")[0][1])
    assert code == 0
    assert "4.29" in out
    assert "not locked yet" in err


# ------------------------------------------------------------- fidelity


def test_one_meeting_as_values(weeks: Weeks, run: Line) -> None:
    code, out, err = run("fidelity", "show", weeks[2].meeting.code, "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert found["followed"] == {"n": 13, "of": 15, "share": 13 / 15}
    assert (found["length_s"], found["length"], found["days_since"]) == (4260, "too_short", 7)
    assert found["kompassen"] == {"brought": 1, "made_here": 0, "missing": 1}
    assert found["weeks"][-1] == {"week": "2026-W46", "monday": "2026-11-09", "state": "too_short"}
    assert found["observed"][0]["indicators"][0]["means"][0]["n"] == 6
    assert found["feedback"]["to_try"] == "step_skipped"


def test_the_last_meeting_is_shown_where_none_is_named(weeks: Weeks, run: Line) -> None:
    code, out, _err = run("fidelity", "show")
    assert code == 0
    assert "Wednesday 11 November 2026" in out
    assert "Anneke" not in out


def test_a_trend_as_values(weeks: Weeks, run: Line) -> None:
    _code, out, _err = run("fidelity", "trend", "--json")
    assert run("fidelity", "trend", "--json", "--weeks", 10**400)[1] == out
    found = json.loads(out)
    assert [one["state"] for one in found["weeks"]] == ["met", "too_short"]
    (indicator,) = found["indicators"]
    assert [(p["observer"], p["mean"], p["n"]) for p in indicator["points"]] == [
        ("Onderzoeker 1", 31 / 7, 7), ("Onderzoeker 2", 30 / 7, 7), ("Onderzoeker 1", 3, 6),
    ]  # fmt: skip
    assert indicator["lines"] == [[0, 2], [1]]
    assert "ideas" not in out
    assert "Anneke" not in out


def test_a_day_of_another_year_has_its_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, _first, second = two_weeks(tmp_path)
    minutes.save(home, later(second, 10))
    run = Line(home, capsys)
    _code, out, _err = run("fidelity", "trend")
    run("fidelity", "report", "--html", tmp_path / "r.html")
    for page in (out, (tmp_path / "r.html").read_text(encoding="utf-8")):
        assert "Wed 11 Nov 2026" in page
        assert "Wed 20 Jan" in page
        assert "Wed 20 Jan 2027" not in page


def test_a_home_without_minutes_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Line(Home(tmp_path).make(), capsys)
    for command in ("show", "trend", "report"):
        code, out, err = run("fidelity", command)
        assert (code, out) == (2, "")
        assert "There are no minutes yet" in err
    code, _out, err = run("fidelity", "trend", "--team", "Niemand")
    assert code == 2
    assert "no minutes of Niemand" in err


def test_an_observation_with_a_broken_seal_is_left_out_and_told(
    weeks: Weeks, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "home"
    shutil.copytree(weeks[0].root, copy)
    home = Home(copy)
    path = observations.path_of(home, observations.load(kept(weeks, 1)[0]))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("score = 2", "score = 5"), encoding="utf-8")
    code, out, err = Line(home, capsys)("fidelity", "trend", "--json")
    assert code == 1
    assert [p["n"] for p in json.loads(out)["indicators"][0]["points"]] == [7, 7]
    assert "changed after it was locked" in err


def test_nobody_sees_anothers_scores_while_they_observe_that_meeting(
    weeks: Weeks, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "home"
    shutil.copytree(weeks[0].root, copy)
    home, held = Home(copy), weeks[1].meeting
    text, name = protocols.used(home, held.protocol_hash)
    protocol = read_protocol(text, name)
    assert protocol.instrument is not None
    began = Began(
        team=held.team, date=held.start.date(), start=held.start, observers=("Bea",),
        way="afterwards", code=held.code,
    )  # fmt: skip
    sheet = Sheet(protocol, protocol.instrument)
    desk = begin(home, SetClock(held.end), Random(1), began, sheet=sheet, protocol_text=text)
    desk.close()
    run = Line(home, capsys)
    for command in ("score", "agreement"):
        code, out, err = run(command, *kept(weeks, 0))
        assert (code, out) == (2, "")
        assert "Bea has not locked the observation of Participatiecoaches Oost" in err
    code, out, err = run("fidelity", "trend", "--json")
    assert code == 1
    points = json.loads(out)["indicators"][0]["points"]
    assert {one["meeting"] for one in points} == {weeks[2].meeting.id}
    assert "nobody sees another's scores before" in err
    code, out, _err = run("fidelity", "show", held.id, "--json")
    assert (code, json.loads(out)["observed"], json.loads(out)["proposals"]) == (1, [], [])
    assert run("score", *kept(weeks, 1))[0] == 0


def test_minutes_that_are_broken_hide_no_other(
    weeks: Weeks, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "home"
    shutil.copytree(weeks[0].root, copy)
    home = Home(copy)
    path = minutes.find(home, weeks[1].meeting.id)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('status = "followed"', 'status = "fine"', 1), encoding="utf-8")
    code, out, err = Line(home, capsys)("fidelity", "trend", "--json")
    assert code == 1
    assert [one["meeting"] for one in json.loads(out)["meetings"]] == [weeks[2].meeting.id]
    assert str(path) in err


# ------------------------------------------------------------- an organisation's own


def own_instrument(home: Home, *, protocol: str = "teamkrachtbespreking") -> None:
    shipped = (protocols_folder() / "teamkrachtbespreking.toml").read_text(encoding="utf-8")
    instrument = shipped[shipped.index("[instrument]") :]
    instrument = instrument.replace(
        'id = "teamkrachtbespreking"\nversion = "1"', 'id = "eigen"\nversion = "2"', 1
    )
    head = f'format = "teamkracht/instrument/1"\nprotocol = "{protocol}"\n\n'
    path = home.instruments / "eigen.toml"
    path.write_text(head + instrument.replace("[90, 120]", "[60, 90]"), encoding="utf-8")
    team = home.teams / "participatiecoaches-oost.toml"
    team.write_text(
        'format = "teamkracht/team/1"\nname = "Participatiecoaches Oost"\ninstrument = "eigen"\n',
        encoding="utf-8",
    )


def test_an_instrument_of_ones_own_replaces_that_of_the_protocol(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, _first, second = two_weeks(tmp_path)
    own_instrument(home)
    about = {"instrument": "eigen", "instrument_version": "2"}
    other = an_observation(second, [4] * 7, "Onderzoeker 2", **about)
    observations.save(home, other)
    run = Line(home, capsys)
    code, out, err = run("fidelity", "show", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["meant_minutes"], found["length"]) == ([60, 90], "as_meant")
    versions = [(one["instrument"], one["instrument_version"]) for one in found["observed"]]
    assert sorted(versions) == [("eigen", "2"), ("teamkrachtbespreking", "1")]
    _code, out, _err = run("fidelity", "trend")
    assert "with eigen version 2: not the same measure" in out
    _code, out, _err = run("fidelity", "report")
    assert "the organisation&#39;s own" in out
    assert "the program&#39;s own wording" in out
    code, out, _err = run("score", observations.path_of(home, other), "--json")
    assert json.loads(out)["indicators"][0]["means"][0]["mean"] == 4


def test_nothing_is_proposed_before_somebody_scored(
    weeks: Weeks, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "home"
    shutil.copytree(weeks[0].root, copy)
    run = Line(Home(copy), capsys)
    _code, out, _err = run("fidelity", "show", "--json")
    assert [one["score"] for one in json.loads(out)["proposals"]] == [None, 3, 3, 5]
    for path in Home(copy).observations.iterdir():
        path.unlink()
    _code, out, _err = run("fidelity", "show", "--json")
    assert json.loads(out)["proposals"] == []
    _code, out, _err = run("fidelity", "show")
    assert "What the record alone would give" not in out


def test_an_instrument_for_another_protocol_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, _first, _second = two_weeks(tmp_path)
    own_instrument(home, protocol="groepssupervisie")
    code, out, err = Line(home, capsys)("fidelity", "show")
    assert code == 1
    assert "Went well" in out
    assert "is for the protocol groepssupervisie" in err


def test_a_year_is_read_quickly_enough_to_be_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = Line(a_year(tmp_path), capsys)("fidelity", "trend", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    states = [one["state"] for one in found["weeks"]]
    assert (len(states), states.count("missed"), states.count("planned_off")) == (52, 3, 5)
    assert found["who_may_see"] == "het team en de Krachtwerkcoach"
