"""What the library has to tell, one thing at a time: its column is narrow."""

from PySide6.QtWidgets import QWidget

from choreo_desktop.ui.kit import put_away, rows
from choreo_desktop.ui.notices import Notice
from choreo_desktop.ui.theme import Space

KINDS = ("failure", "import", "relink", "missing")  # what people should see first


class NoticeBoard(QWidget):
    """At most one notice of each kind, of which the most important is seen; when it is put away, the next is."""

    def __init__(self) -> None:
        super().__init__()
        self._notices: dict[str, Notice] = {}
        self._covered = False
        self._rows = rows(space=Space.TIGHT)
        self.setLayout(self._rows)
        self.hide()

    def notice(self, kind: str) -> Notice | None:
        """What is told of a kind; None where nothing is."""
        return self._notices.get(kind)

    def tell(self, kind: str, notice: Notice) -> None:
        """Tell something, in place of what was told of this kind."""
        self.untell(kind)
        self._notices[kind] = notice
        notice.closed.connect(lambda: self.untell(kind))
        self._rows.addWidget(notice)
        self._show()

    def untell(self, kind: str) -> None:
        """Put away what was told of a kind."""
        notice = self._notices.pop(kind, None)
        if notice is not None:
            self._rows.removeWidget(notice)
            put_away(notice)
            self._show()

    def cover(self, *, covered: bool) -> None:
        """Whether the place is needed for something else now."""
        self._covered = covered
        self._show()

    def _show(self) -> None:
        told = [self._notices[kind] for kind in KINDS if kind in self._notices]
        for notice in told:
            notice.setVisible(notice is told[0])
        self.setVisible(bool(told) and not self._covered)
