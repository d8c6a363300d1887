"""What a remix asks for becomes a caption: the table of examples, and what holds for any two texts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kinora.engines.diffusion.captions import Scope, read_change
from kinora.engines.diffusion.captions.words import listed, normal, table

ROWS = Path(__file__).with_name("rows.txt").read_text(encoding="utf-8").splitlines()
SOURCES = [line for line in ROWS if line and line[0] not in "#>=!"]


def examples() -> list[tuple[str, str, str, Scope]]:
    """Source, prompt, caption and scope of every row of the table."""
    rows: list[tuple[str, str, str, Scope]] = []
    source = prompt = caption = ""
    for line in ROWS:
        mark, text = line[:1], line[2:]
        if mark == ">":
            prompt = text
        elif mark == "=":
            caption = text or source
        elif mark == "!":
            rows.append((source, prompt, caption, Scope(text)))
        elif mark and mark != "#":
            source = line
    return rows


@pytest.mark.parametrize(("source", "prompt", "caption", "scope"), examples())
def test_a_prompt_is_read(source: str, prompt: str, caption: str, scope: Scope) -> None:
    """Only what the prompt asks for changes in the caption, and its reach is told."""
    change = read_change(source, prompt)
    assert (change.caption, change.scope) == (caption, scope)


def test_the_table_is_long_enough() -> None:
    """It holds all kinds of sentences that people write."""
    assert len(examples()) >= 120


@pytest.mark.parametrize(
    ("source", "steps"),
    [
        (
            "A cat plays the piano on a stage.",
            [
                ("Make the cat black.", "A black cat plays the piano on a stage."),
                ("Give it a top hat.", "A black cat with a top hat plays the piano on a stage."),
                (
                    "Extend the scene with the cat taking a bow.",
                    "A black cat with a top hat plays the piano on a stage. Then the cat takes a bow.",
                ),
                (
                    "Replace the cat with a dog.",
                    "A dog with a top hat plays the piano on a stage. Then the dog takes a bow.",
                ),
                (
                    "Make it night.",
                    "A dog with a top hat plays the piano on a stage. Then the dog takes a bow, at night.",
                ),
                (
                    "Make it dawn instead.",
                    "A dog with a top hat plays the piano on a stage. Then the dog takes a bow, at dawn.",
                ),
            ],
        ),
        (
            "a red ball rolls",
            [
                ("make it blue", "a blue ball rolls"),
                ("add a dog and make it brown", "a blue ball rolls, with a brown dog"),
                ("add a cat", "a blue ball rolls, with a brown dog and a cat"),
                ("remove the dog", "a blue ball rolls, with a cat"),
                ("make the ball red", "a red ball rolls, with a cat"),
            ],
        ),
    ],
)
def test_a_remix_of_a_remix_goes_on(source: str, steps: list[tuple[str, str]]) -> None:
    """The caption of one remix is the source of the next."""
    caption, said = source, []
    for prompt, _ in steps:
        caption = read_change(caption, prompt).caption
        said.append(caption)
    assert said == [wanted for _, wanted in steps]


def test_an_unknown_source_is_described_by_the_prompt() -> None:
    """Of given footage nothing is known; its whole picture may follow the prompt."""
    change = read_change("", "A dog runs on a beach")
    assert (change.caption, change.scope) == ("A dog runs on a beach", Scope.GLOBAL)


def test_what_is_said_twice_changes_nothing() -> None:
    """The source's caption comes back as it was, spaces and all."""
    change = read_change("A red  ball\nrolls.", "a RED ball rolls!")
    assert (change.caption, change.scope) == ("A red  ball\nrolls.", Scope.NONE)


def test_what_was_not_understood_is_told() -> None:
    """Together with what was."""
    change = read_change("a red ball rolls", "make the ball blue. Schneller, bitte.")
    assert "not understood, and said as it is: Schneller, bitte" in change.told


@pytest.mark.parametrize(
    "prompt",
    [
        "and runs " * 2_000,
        "make the ball " * 1_000,
        "a, " * 5_000,
        "x" * 100_000,
        "replace " + "the cat with " * 800,
        "not " * 3_000,
        "the " * 3_000 + "ball is blue",
        '"' * 4_000,
    ],
)
def test_a_long_prompt_takes_no_long_time(prompt: str) -> None:
    """Whatever it repeats."""
    began = time.perf_counter()
    read_change(SOURCES[0], prompt)
    read_change(prompt, "make the ball blue")
    assert time.perf_counter() - began < 5


WORDS = sorted(
    {word for name in ("grammar", "actions", "things") for each in table(name) for word in listed(name, each)}
    | {"ball", "red", "blue", "night", "rain", "camera", "zoom", "close-up", "style", "5", "a", "dog's"}
)  # fmt: skip
SENTENCES = st.lists(
    st.sampled_from([*WORDS, ",", ".", ";", "and", '"', "the", "make", "ball"]), max_size=14
).map(" ".join)
TEXTS = st.one_of(SENTENCES, st.text(max_size=60), st.sampled_from(SOURCES))


@settings(max_examples=400, deadline=None)
@given(source=TEXTS, prompt=TEXTS)
@example(source="", prompt="make it blue")
@example(source="a", prompt="a.")
@example(source="\ud800", prompt="the \x00 ball")
@example(source="İ", prompt="make İ blue")
def test_any_two_texts_give_a_change(source: str, prompt: str) -> None:
    """It never raises or grows without need, and is NONE just when the words stay the same."""
    change = read_change(source, prompt)

    assert len(change.caption) <= len(source) + len(prompt) + 40
    assert (change.scope is Scope.NONE) == (normal(change.caption) == normal(source))
    assert read_change(source, prompt) == change
    assert change.told.endswith(".")
