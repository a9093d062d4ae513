"""What one sees and does in a step: one pane for each kind of step."""

from __future__ import annotations

from teamkracht.tui.panes.choose import ChoosePane
from teamkracht.tui.panes.collect import CollectPane
from teamkracht.tui.panes.compass import CompassPane
from teamkracht.tui.panes.follow_up import FollowUpPane
from teamkracht.tui.panes.pane import Pane
from teamkracht.tui.panes.round import RoundPane
from teamkracht.tui.panes.talk import TalkPane

PANES: dict[str, type[Pane]] = {
    "talk": TalkPane,
    "follow_up": FollowUpPane,
    "compass": CompassPane,
    "round": RoundPane,
    "collect": CollectPane,
    "choose": ChoosePane,
}
"""The pane of each kind of step."""

__all__ = ["PANES", "Pane"]
