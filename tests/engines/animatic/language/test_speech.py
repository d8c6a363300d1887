"""What is said becomes captions, in order, of who says it."""

from __future__ import annotations

import pytest


def said(reading) -> list[tuple[str, str]]:
    return [(each.speaker, each.text) for each in reading.scene.captions]


@pytest.mark.parametrize(
    "prompt",
    [
        'A cat says "Hello, you"', "A cat says 'Hello, you'", "A cat says “Hello, you”", "A cat says \u2018Hello, you\u2019",
        "A cat says «Hello, you»", "A cat says „Hello, you“", '"Hello, you," says the cat', '"Hello, you," the cat says.',
        'A cat: "Hello, you"', "A cat. The cat: hello, you", 'A cat whispers, "Hello, you"',
        'A cat in a park.\nDialogue:\n- Cat: "Hello, you"', "A cat in a park.\nDialogue:\nCat: Hello, you",
    ],
)  # fmt: skip
def test_every_way_to_quote(make, only, prompt) -> None:
    """Quotes of every style, before and behind their verb, and lines of a script are the cat's."""
    reading = make(prompt)
    assert [(who, text.lower()) for who, text in said(reading)] == [("cat-1", "hello, you")]
    assert [beat.action for beat in only(reading, "cat").beats] == ["talk"]
    assert reading.not_understood == ()


def test_lines_follow_one_another(make) -> None:
    """Several lines share the clip in their order, and none overlap."""
    reading = make(
        'A man and a woman.\nMan: "One."\nWoman: "Two, my dear."\nMan: "Three!"', seconds=12
    )
    assert said(reading) == [("man-1", "One."), ("woman-2", "Two, my dear."), ("man-1", "Three!")]
    times = [time for each in reading.scene.captions for time in (each.start, each.end)]
    assert times == sorted(times)
    assert times[-1] <= 12


def test_names_that_nobody_knows_get_a_voice_each(make) -> None:
    """Speakers with names of their own are those who have no voice yet."""
    reading = make('A man and a woman in a park.\nAda: "One."\nBen: "Two."\nAda: "Three."')
    assert [who for who, _ in said(reading)] == ["man-1", "woman-2", "man-1"]


@pytest.mark.parametrize(
    ("prompt", "listed"),
    [("A cat and a sign that reads 'Open late'", "Open late"), ('A street with a banner titled "Dogs"', "Dogs")],
)  # fmt: skip
def test_what_is_written_is_not_said(make, prompt, listed) -> None:
    """The text of a sign is listed as not understood and is no caption."""
    reading = make(prompt)
    assert said(reading) == []
    assert listed in " ".join(reading.not_understood)


def test_narrators_are_nobody_in_the_picture(make) -> None:
    """A narrator's or caption's words belong to nobody."""
    assert said(make('A cat sleeps. Narrator: "Once upon a time"')) == [("", "Once upon a time")]


def test_an_edit_appends_a_line(make) -> None:
    """A line that an edit adds comes at the end; what was said stays when it was."""
    before, after = make('A cat says "One"'), make('A cat says "One"', 'Then the cat says "Two"')
    assert after.scene.captions[0] == before.scene.captions[0]
    assert after.scene.captions[1].start >= 4.8


@pytest.mark.parametrize(
    ("edit", "texts"),
    [
        ('Make the cat say "Two"', ["Two"]),
        ('The cat says "Two" instead', ["Two"]),
        ('Change the line to "Two"', ["Two"]),
        ('Replace "One" with "Two"', ["Two"]),
        ("Remove the dialogue", []),
        ("No dialogue", []),
        ("Remove what the cat says", []),
        ("Make the cat black", ["One"]),
    ],
)
def test_edits_of_lines(make, edit, texts) -> None:
    """A line can be said otherwise or not at all; other edits leave it."""
    reading = make('A cat says "One"', edit)
    assert [text for _, text in said(reading)] == texts
    assert reading.not_understood == ()
