import pytest
from PySide6.QtWidgets import QApplication

from choreo_desktop.ui.edit_titles import edit_title
from choreo_desktop.ui.translation import Languages


@pytest.mark.parametrize(
    ("label", "spanish"),
    [
        ("Delete Basic", "Eliminar Basic"),
        ("Paste 3 moves", "Pegar 3 pasos"),
        ("Lock Lock step", "Bloquear Lock step"),
        ("Swap Giro 3 moves", "Cambiar Giro 3 moves"),
    ],
)
def test_titles_in_both_languages(qapp: QApplication, label: str, spanish: str) -> None:
    """Verb and count are translated, the name of the move is not."""
    languages = Languages(qapp)
    assert edit_title(label) == label
    languages.choose("es")
    try:
        assert edit_title(label) == spanish
    finally:
        languages.choose("en")


def test_titles_that_are_sentences(qapp: QApplication) -> None:
    """An edit without the name of a move is translated as a whole."""
    languages = Languages(qapp)
    languages.choose("es")
    try:
        assert edit_title("Fill what is free") != "Fill what is free"
        assert edit_title("Move marker") != "Move marker"
    finally:
        languages.choose("en")
