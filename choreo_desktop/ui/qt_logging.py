"""What Qt writes to the terminal."""

import os

from PySide6.QtCore import QLoggingCategory

# Libraries of other systems that Qt can do without, and each file that it opens. Warnings stay.
_RULES = ("qt.multimedia.symbolsresolver=false", "qt.multimedia.*.debug=false", "qt.multimedia.*.info=false")


def quieten_qt() -> None:
    """Let Qt write warnings only, unless QT_LOGGING_RULES says what it shall write.

    Call it before QtMultimedia is loaded, which looks for libraries at once.
    """
    if "QT_LOGGING_RULES" not in os.environ:
        QLoggingCategory.setFilterRules("\n".join(_RULES))
