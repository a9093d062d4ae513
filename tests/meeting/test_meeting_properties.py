"""Whatever happens in a meeting, in whatever order: sums hold, nothing breaks, undo is exact."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from meeting_by_hand import (
    A_KOMPAS,
    AMSTERDAM,
    AN_ACTION,
    CASE,
    END,
    START,
    make_protocol,
)

from teamkracht.meeting import (
    agenda,
    choosing,
    clockstops,
    compass,
    following_up,
    forms,
    ideas,
    notes,
    people,
    rounds,
    steps,
)
from teamkracht.meeting.agenda import Brought, Expected, MeetingStarted
from teamkracht.meeting.case import Case, OpenAction
from teamkracht.meeting.event import Event, Refused
from teamkracht.meeting.kompas import PLACES, Kompas
from teamkracht.meeting.meeting import Gap, Meeting, Pause, StepRef, Visit
from teamkracht.meeting.moment import Moment, later
from teamkracht.meeting.noted import Noted, Redone, Undone, history_of, meeting_of
from teamkracht.meeting.outcome import outcomes
from teamkracht.meeting.signals import Signals, heard
from teamkracht.meeting.spans import whole
from teamkracht.meeting.times import (
    ahead,
    expected_end,
    instant,
    spent,
    spent_by_step,
    spread,
    to_come,
    until,
)
from teamkracht.protocol.model import Protocol

BEGUN = datetime(2026, 10, 25, 1, 30, tzinfo=AMSTERDAM)

clients = st.sampled_from(["Reiger", "Reiger", "Merel", "Lijster"])
names = st.sampled_from(["Anneke", "Hans", "Ria", "Loes", "Reiger", " "])
odd_texts = st.text(max_size=8) | st.sampled_from(["", "\ud800", "\u202eom", "[b]x[/b]", "👋🏽"])
texts = st.sampled_from(["bellen", "samen gaan", "klein beginnen"]) | odd_texts
maybe_text = st.none() | texts
flags = st.booleans()
small = st.sampled_from([0, 1, 1, 2, -1, 6])
days = st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1))
refs = st.builds(
    StepRef,
    st.sampled_from([step.id for step in (*START, *CASE, *END)] + ["nergens"]),
    st.none() | clients,
)
entries = st.lists(texts, max_size=2).map(tuple)
kompassen = st.builds(Kompas, doelen=entries, confirmed=flags) | st.just(A_KOMPAS)
kompas_status = st.sampled_from(["brought", "made_here", "missing"])
places = st.sampled_from(PLACES)
open_actions = st.just(AN_ACTION) | st.builds(OpenAction, case=texts, action=texts)
brought = st.builds(
    Brought,
    client=clients | texts,
    presenter=maybe_text,
    fields=st.dictionaries(st.sampled_from(["help_question", "goal"]), texts, max_size=2),
    kompas=kompassen,
)
fields = st.sampled_from(["help_question", "goal", "situation"])


Deed = tuple[Callable[..., Event], tuple[Any, ...], dict[str, Any]]


def asked(command: Callable[..., Event], *args: Any, **kwargs: Any) -> st.SearchStrategy[Deed]:
    """A command with arguments of the right type, whether they make sense or not."""
    return st.tuples(st.just(command), st.tuples(*args), st.fixed_dictionaries(kwargs))


ROUTE = st.one_of(
    asked(steps.go_next),
    asked(steps.go_next),
    asked(steps.go_back),
    asked(steps.jump, refs),
    asked(steps.skip, st.none() | refs, maybe_text),
    asked(steps.state_done, refs, maybe_text, st.none() | small),
)
TIME = st.one_of(
    asked(clockstops.pause, maybe_text),
    asked(clockstops.resume),
    asked(clockstops.note_pause, maybe_text),
    asked(clockstops.add_time, st.integers(-900, 900), st.none() | refs),
    asked(clockstops.answer_gap, small, flags),
)
AGENDA = st.one_of(
    asked(agenda.add_case, brought),
    asked(agenda.postpone, clients),
    asked(agenda.take_off, clients, st.sampled_from(["urgent", "stopped"])),
    asked(agenda.set_presenter, clients, names),
)
PEOPLE = st.one_of(
    asked(people.arrive, names, online=flags, guest=flags),
    asked(people.leave, names),
    asked(people.set_attendance, names, flags, online=flags, guest=flags),
    asked(people.hand_over, names),
    asked(people.set_typist, names, st.none() | clients),
)
WORDS = st.one_of(
    asked(notes.add_notes, st.lists(texts, max_size=2), st.none() | refs),
    asked(notes.change_note, refs, small, maybe_text),
    asked(notes.set_field, clients, fields, maybe_text),
    asked(notes.set_client_knows, clients, st.none() | flags),
    asked(notes.set_next_contact, clients, days),
    asked(rounds.take_turn, refs, names, maybe_text, maybe_text),
    asked(rounds.pass_turn, refs, names),
    asked(rounds.change_turn, refs, st.integers(0, 40), maybe_text, maybe_text),
    asked(rounds.remove_turn, refs, st.integers(0, 40)),
    asked(rounds.start_round, refs),
)
IDEAS = st.one_of(
    asked(ideas.add_ideas, clients, st.lists(texts, max_size=3), maybe_text),
    asked(ideas.change_idea, clients, small, texts),
    asked(ideas.remove_idea, clients, small),
    asked(choosing.choose, clients, small, flags),
    asked(
        choosing.make_action,
        clients,
        texts,
        idea=st.none() | small,
        who=st.none() | names,
        when=days,
    ),
    asked(choosing.change_action, clients, st.integers(0, 40), texts, st.none() | names, days),
    asked(choosing.remove_action, clients, st.integers(0, 40)),
)
COMPASS = st.one_of(
    asked(compass.note_kompas, refs, kompas_status),
    asked(compass.lay_kompas, clients, kompassen),
    asked(compass.add_entry, clients, places, texts),
    asked(compass.change_entry, clients, places, small, maybe_text),
    asked(compass.confirm_kompas, clients, flags),
    asked(
        following_up.follow_up,
        open_actions,
        st.sampled_from(["done", "running", "not_yet", "not_needed", "not_discussed"]),
        client=st.none() | st.sampled_from(["chose_this", "chose_other", "not_now"]),
        new_date=days,
        note=maybe_text,
    ),
    asked(following_up.put_off_rest),
)
ENDING = st.one_of(
    asked(steps.end, maybe_text, st.none() | st.floats(-10, 20_000)),
    asked(steps.tell_end, maybe_text),
)
PROTOCOLS = st.sampled_from(
    [
        make_protocol(),
        make_protocol(start=()),
        make_protocol(end=()),
        make_protocol(start=(), end=()),
        make_protocol(case=()),
    ]
)


def put_right(meeting: Meeting) -> Iterator[Deed]:
    """What can be put right or taken away in a meeting."""
    for case in meeting.cases:
        yield from put_right_in_case(case)
    for ref, record in meeting.steps.items():
        for at, _ in enumerate(record.notes):
            yield notes.change_note, (ref, at, "anders"), {}
            yield notes.change_note, (ref, at, None), {}
    for at, gap in enumerate(meeting.gaps):
        yield clockstops.answer_gap, (at, not gap.counted), {}


def put_right_in_case(case: Case) -> Iterator[Deed]:
    client = case.client
    for turn in case.turns:
        ref = StepRef(turn.step, client)
        yield rounds.change_turn, (ref, turn.number, "anders", None), {}
        yield rounds.remove_turn, (ref, turn.number), {}
        yield rounds.start_round, (ref,), {}
    for idea in case.ideas:
        yield ideas.change_idea, (client, idea.label, "anders"), {}
        yield ideas.remove_idea, (client, idea.label), {}
        yield choosing.choose, (client, idea.label, not idea.chosen), {}
        yield choosing.make_action, (client, idea.text), {"idea": idea.label, "who": "Ria"}
    for action in case.actions:
        yield choosing.change_action, (client, action.number, "anders", None, None), {}
        yield choosing.remove_action, (client, action.number), {}
    for place, _ in case.kompas.all_entries():
        yield compass.change_entry, (client, place, 0, "anders"), {}
        yield compass.change_entry, (client, place, 0, None), {}


class AMeeting(RuleBasedStateMachine):
    """Keys, clocks and gaps in any order."""

    @initialize(protocol=PROTOCOLS, kompas=kompassen)
    def begin(self, protocol: Protocol, kompas: Kompas) -> None:
        self.elapsed = 0.0
        self.signals = Signals()
        started = MeetingStarted(
            id="m",
            code="c",
            team="t",
            plan="120",
            language="nl",
            facilitator="Anneke",
            people=(Expected("Anneke"), Expected("Loes", present=False, guest=True)),
            cases=(Brought("Reiger", kompas=kompas), Brought("Merel")) if protocol.case else (),
            open_actions=(AN_ACTION,),
        )
        self.history = history_of(protocol, [Noted(Moment(1, BEGUN, 0.0), started)])

    @property
    def meeting(self) -> Meeting:
        return self.history.meeting

    def note(self, event: Event) -> None:
        moment = Moment(self.history.latest.number + 1, later(BEGUN, self.elapsed), self.elapsed)
        self.history = self.history.add(Noted(moment, event))
        assert forms.from_plain(json.loads(json.dumps(forms.plain(event)))) == event

    def ask(self, deed: Deed) -> None:
        command, args, kwargs = deed
        before = self.history
        try:
            event = command(self.meeting, *args, **kwargs)
        except Refused:
            return
        self.note(event)
        after = self.history
        self.note(self.history.undo())
        assert self.meeting == before.meeting
        self.note(self.history.redo())
        assert self.meeting == after.meeting
        assert (self.history.done, self.history.undone) == (after.done, after.undone)

    @rule(seconds=st.floats(0, 600) | st.sampled_from([0.5, 1.0, 1.5]))
    def time_goes_by(self, seconds: float) -> None:
        self.elapsed += seconds

    @rule(
        seconds=st.floats(0, 3000),
        seen=st.floats(0, 1.5),
        cause=st.sampled_from(["sleep", "restart", "clock_set"]),
        asked_about=flags,
    )
    def time_was_not_seen(self, seconds: float, seen: float, cause: Any, asked_about: bool) -> None:
        self.elapsed += seconds * seen
        self.note(clockstops.GapNoted(cause, seconds, asked=asked_about))

    @rule(deed=ROUTE)
    def somebody_goes_on(self, deed: Deed) -> None:
        self.ask(deed)

    @rule(deed=TIME)
    def somebody_touches_the_clock(self, deed: Deed) -> None:
        self.ask(deed)

    @rule(deed=AGENDA | PEOPLE)
    def the_table_changes(self, deed: Deed) -> None:
        self.ask(deed)

    @rule(deed=WORDS)
    def somebody_says_something(self, deed: Deed) -> None:
        self.ask(deed)

    @rule(deed=IDEAS)
    def somebody_has_an_idea(self, deed: Deed) -> None:
        self.ask(deed)

    @rule(deed=COMPASS)
    def the_kompas_is_on(self, deed: Deed) -> None:
        self.ask(deed)

    @rule(data=st.data())
    def something_is_put_right(self, data: st.DataObject) -> None:
        deeds = tuple(put_right(self.meeting))
        if deeds:
            self.ask(data.draw(st.sampled_from(deeds)))

    @precondition(lambda self: len(self.history.noted) > 40 or self.meeting.ending)
    @rule(deed=ENDING)
    def somebody_ends_it(self, deed: Deed) -> None:
        self.ask(deed)

    @rule(times=st.integers(1, 4))
    def somebody_undoes(self, times: int) -> None:
        for _ in range(min(times, len(self.history.done))):
            self.note(self.history.undo())

    @rule()
    def somebody_brings_back(self) -> None:
        if self.history.undone:
            self.note(self.history.redo())

    @rule()
    def somebody_spreads_the_time(self) -> None:
        try:
            event = spread(self.meeting, self.elapsed)
        except Refused:
            return
        self.note(event)
        assert ahead(self.meeting, self.elapsed) > -1

    @invariant()
    def sums_hold(self) -> None:
        meeting, now = self.meeting, self.elapsed
        length = until(meeting, now) - meeting.started.elapsed
        total = spent(meeting, now)
        assert abs(total.active + total.paused + total.gap - length) < 1e-6
        each = spent_by_step(meeting, now).values()
        assert abs(sum(one.active + one.paused + one.gap for one in each) - length) < 1e-6
        assert all(min(one.active, one.paused, one.gap) > -1e-6 for one in each)
        for ref, one in spent_by_step(meeting, now).items():
            assert one == spent(meeting, now, ref)

    @invariant()
    def sums_hold_in_whole_seconds(self) -> None:
        meeting, now = self.meeting, self.elapsed
        total = spent(meeting, now, in_whole_seconds=True)
        rows = list(outcomes(meeting, now))
        assert sum(row.actual_s for row in rows) == total.active
        assert sum(row.paused_s for row in rows) == total.paused
        whole_length = whole(until(meeting, now)) - whole(meeting.started.elapsed)
        assert total.active + total.paused + total.gap == whole_length
        if meeting.ending:
            end, start = (instant(meeting, one) for one in (meeting.ending.moment, meeting.started))
            assert end.timestamp() - start.timestamp() == whole_length

    @invariant()
    def what_has_ended_lies_within_the_meeting(self) -> None:
        meeting = self.meeting
        if meeting.ending is None:
            assert meeting.visits[-1].end is None
            return
        last = meeting.ending.moment.elapsed
        held: list[Visit | Pause | Gap] = [*meeting.visits, *meeting.pauses, *meeting.gaps]
        for one in held:
            assert one.end is not None
            assert 0 <= one.start.elapsed <= one.end.elapsed <= last

    @invariant()
    def everything_can_be_shown(self) -> None:
        meeting, now = self.meeting, self.elapsed
        assert expected_end(meeting, now) >= until(meeting, now)
        assert all(seconds >= 0 for seconds in map(self.has, meeting.refs()))
        assert meeting.current not in to_come(meeting)
        for ref in meeting.refs():
            rounds.order(meeting, ref)
            rounds.still_to_come(meeting, ref)
        self.signals, _ = heard(self.signals, meeting, now)
        assert heard(self.signals, meeting, now) == (self.signals, None)

    def has(self, ref: StepRef) -> int:
        return self.meeting.planned[ref] + self.meeting.record(ref).extended

    def teardown(self) -> None:
        history = getattr(self, "history", None)
        if history is None:
            return
        again = history_of(history.protocol, history.noted)
        assert again == history
        held = [
            noted
            for noted in history.noted
            if noted.number not in history.taken_back
            and not isinstance(noted.event, Undone | Redone)
        ]
        assert meeting_of(history.protocol, held) == history.meeting
        slow = dataclasses.replace(history, before={})
        while slow.done:
            undone = Noted(Moment(slow.latest.number + 1, BEGUN, self.elapsed), slow.undo())
            slow, history = slow.add(undone), history.add(undone)
            assert slow.meeting == history.meeting


TestAMeeting = AMeeting.TestCase
TestAMeeting.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
