"""The parts of the model of shapes, as they come back from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.extra

CAPTION = "a small red circle moves left and a big blue square moves up at night"


def test_words_have_their_tokens_however_they_are_written(tmp_path: Path) -> None:
    """What a stock loader reads of the folder knows capitals, punctuation and line ends."""
    import transformers

    from shapes import building
    from shapes.captions import WORDS

    building.tokenizer().save_pretrained(tmp_path)
    loaded = transformers.AutoTokenizer.from_pretrained(tmp_path)
    expected = [*(WORDS.index(word) + 3 for word in CAPTION.split()), 1]

    assert type(loaded) is type(building.tokenizer())
    for written in (
        CAPTION,
        CAPTION.capitalize() + ".",
        CAPTION.upper().replace(" AND ", ",\nand "),
    ):
        assert loaded(written).input_ids == expected
    assert loaded("A dog, left!").input_ids == [3, 2, WORDS.index("left") + 3, 1]
    assert loaded("").input_ids == [1]
