"""Who stands on two legs for what takes hands, and who can do what at all."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("prompt", "kind", "is_upright"),
    [
        ("A dog plays the piano on a stage", "dog", True),
        ("A lion reads a book", "lion", True),
        ("A pig dances in the rain", "pig", True),
        ("A wolf with a red balloon", "wolf", True),
        ("An owl reads a book under the moon", "owl", True),
        ("A dog runs along the beach", "dog", False),
        ("A cat plays the piano", "cat", True),
        ("A cat walks along the beach", "cat", False),
        ("A bear plays the piano", "bear", False),  # always on two legs
        ("A horse dances", "horse", False),  # has no such figure
    ],
)
def test_animals_stand_up_for_what_takes_hands(make, only, prompt, kind, is_upright) -> None:
    """An animal that can stands up for what takes hands, and only for that."""
    assert ("upright" in only(make(prompt), kind).traits) == is_upright


def test_remix_does_not_stand_anybody_up(make, only) -> None:
    """Who is in the picture on four legs waves with a paw; only what takes hands draws it anew."""
    waving = make("A dog runs in the park", "The dog waves", "Give the dog a balloon")
    playing = make("A dog sits in the park", "The dog plays a guitar")
    assert only(waving, "dog").traits == ()
    assert only(playing, "dog").traits == ("upright",)


def test_replacement_can_go_on(make, only) -> None:
    """Who takes a pianist's place has hands for it."""
    assert only(make("A cat plays the piano", "Make the cat a fox"), "fox").traits == ("upright",)


@pytest.mark.parametrize(
    ("prompt", "not_understood"),
    [
        ("A horse plays the piano", ("plays",)),
        ("A whale flies", ("flies",)),
        ("A cat swims", ()),
        ("A man flies", ()),
        ("A car waves", ("waves",)),
    ],
)
def test_bodies_do_what_they_can(make, prompt, not_understood) -> None:
    """What a body has no movement for is reported and not staged."""
    reading = make(prompt)
    assert reading.not_understood == not_understood
    assert any(e.beats for e in reading.scene.entities) == (not_understood == ())


def test_an_elephant_has_its_balloon_without_a_hand(make, only) -> None:
    """Things can be given to those without hands, too."""
    relation = only(make("An elephant holds a red balloon"), "elephant").relation
    assert relation is not None
    assert relation.kind == "holding"


def test_who_is_there_does_not_come_in(make) -> None:
    """Only somebody new comes in; of others it is reported."""
    source = make("A yeti waves")
    reading = make("A yeti waves", "The yeti arrives")
    assert reading.scene == source.scene
    assert reading.not_understood == ("arrives",)


def test_leaving_comes_last(make, only) -> None:
    """Whoever leaves is seen first."""
    assert only(make("A robot leaves", seconds=8), "robot").beats[0].start == 4.8


@pytest.mark.parametrize(
    "prompt", ["A man walks a dog", "A dog chases a cat", "A fox and a dog run"]
)
def test_they_go_together(make, prompt) -> None:
    """Who is walked walks, and who is chased runs."""
    first, second = make(prompt).scene.entities
    assert [b.action for b in first.beats] == [b.action for b in second.beats] != []


def test_each_has_one(make) -> None:
    """Several who hold several things have one each, one thing is shared."""
    kites = [e for e in make("Three children fly kites").scene.entities if e.kind == "kite"]
    shared = [e for e in make("Two children fly a kite").scene.entities if e.kind == "kite"]
    hats = make("Two penguins wave", "Give both of them hats").scene.entities[2:]
    assert (len(kites), len(shared)) == (3, 1)
    assert {hat.relation.of for hat in hats} == {"penguin-1", "penguin-2"}
