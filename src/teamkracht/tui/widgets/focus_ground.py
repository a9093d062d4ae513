"""Fields that tell by their ground alone that one types in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color

if TYPE_CHECKING:
    from textual.widget import Widget

    _Base = Widget
else:
    _Base = object


class FocusGround(_Base):
    """Mix in before a field whose styles say no more than `:focus { background: $cursor; }`.

    To look up all the styles of a field and of its parts takes as long as painting half a screen,
    and comes before it at each step of a meeting.
    """

    _resting: Color | None = None
    """The ground without the focus; None where the styles were looked up since it came."""

    def watch_has_focus(self, has_focus: bool) -> None:
        """Change the ground, as the styles would."""
        styles, resting = self.styles.base, self._resting
        if not has_focus and resting is None:
            super().watch_has_focus(has_focus)
            return
        self._resting = styles.background if has_focus else None
        styles.background = resting or Color.parse(self.app.theme_variables["cursor"])
        super().notify_style_update()

    def notify_style_update(self) -> None:
        """Take in other styles."""
        self._resting = None
        super().notify_style_update()
