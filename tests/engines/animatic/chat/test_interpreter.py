"""Prompts read by a chat endpoint: what it says well is used, all else falls back to the grammar."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kinora.engines.animatic import language
from kinora.engines.animatic.chat.answer import schema
from kinora.engines.animatic.chat.interpreter import Interpreter
from kinora.engines.animatic.scene import Beat, Reading, Relation, decode, encode
from kinora.engines.options import ChatEndpoint
from kinora.errors import Cancelled
from kinora.video import Size

SIZE = Size(640, 360)
PROMPT = "Un gato toca el piano en un escenario"
PIANIST: dict[str, Any] = {
    "entities": [
        {"id": "cat", "kind": "cat", "colour": "#202020", "relation": "at", "relation_of": "p",
         "actions": [{"action": "play piano", "start": 0, "end": 60, "target": "p"}]},
        {"id": "p", "kind": "piano"},
    ],
    "place": "stage",
    "time_of_day": "night",
    "camera_move": "dolly in",
    "effects": ["confetti"],
    "mood": "cheerful",
    "dialogue": [{"text": "Bravo!", "start": 1, "end": 2, "speaker": "cat"}],
}  # fmt: skip


def calm() -> None:
    """Nobody has cancelled."""


def read(endpoint: ChatEndpoint | None, prompt: str = PROMPT) -> Reading:
    return Interpreter(endpoint).read(prompt, size=SIZE, seconds=8, seed=3, check=calm)


def by_grammar(prompt: str = PROMPT) -> Reading:
    return language.read(prompt, size=SIZE, seconds=8, seed=3)


def test_a_good_answer_becomes_the_scene(chat) -> None:
    """Names, places and times are taken over, with lasting ids and inside the clip."""
    chat.says(PIANIST)
    scene = read(chat.endpoint()).scene

    cat, piano, *brought = scene.entities
    assert (cat.id, piano.id) == ("cat-1", "piano-2")
    assert cat.beats == (Beat("play piano", 0, 8, "piano-2"),)
    assert cat.relation == Relation("at", "piano-2")
    assert (cat.colour, scene.place, scene.time_of_day) == ("#202020", "stage", "night")
    assert (scene.camera.move, scene.effects, scene.mood) == ("dolly in", ("confetti",), "cheerful")
    assert [(line.text, line.speaker) for line in scene.captions] == [("Bravo!", "cat-1")]
    assert {entity.kind for entity in brought} == {"stool", "audience"}


def test_an_animal_stands_up_for_what_takes_hands(chat) -> None:
    """A dog at the piano sits on two legs, which no endpoint needs to know."""
    (player, piano) = PIANIST["entities"]
    chat.says({**PIANIST, "entities": [{**player, "kind": "dog"}, piano]})
    assert "upright" in read(chat.endpoint()).scene.entities[0].traits


def test_the_answer_is_kept(chat) -> None:
    """What the endpoint wrote stays with the video and survives the negative."""
    chat.says(PIANIST)
    kept = decode(encode(read(chat.endpoint())))

    assert json.loads(kept.answer) == PIANIST
    assert kept.understood == (PROMPT,)


def test_the_question_names_model_prompt_and_schema(chat) -> None:
    """The endpoint is told the prompt, the vocabulary and the schema, under its key."""
    chat.says(PIANIST)
    read(chat.endpoint())
    (asked,) = chat.requests

    assert (asked["model"], chat.keys) == ("tale-teller", ["Bearer secret"])
    assert asked["messages"][-1]["content"] == PROMPT
    told = asked["response_format"]["json_schema"]
    assert (told["name"], told["schema"]) == ("scene", schema())
    assert "penguin" in asked["messages"][0]["content"]


def test_fences_around_the_answer_are_forgiven(chat) -> None:
    """Small models like to wrap JSON in a code block."""
    chat.says(f"Here you are:\n```json\n{json.dumps(PIANIST)}\n```")
    assert read(chat.endpoint()).scene.place == "stage"


def test_an_edit_keeps_whoever_keeps_its_id(chat) -> None:
    """Ids and marks last, newcomers get fresh ids, the change is told and can be undone."""
    source = by_grammar("A cat plays the piano on a stage")
    cat = next(entity for entity in source.scene.entities if entity.kind == "cat")
    chat.says(told_with(source, add={"id": "new", "kind": "dog", "colour": "#aa5500"}))
    reading = Interpreter(chat.endpoint()).edit(source, "Un perro aparece", check=calm)

    assert reading.scene.entity(cat.id) == cat
    (dog,) = (entity for entity in reading.scene.entities if entity.kind == "dog")
    assert dog.id == f"dog-{source.scene.serial + 1}"
    assert reading.past == (source.scene,)
    assert any("dog was added" in sentence for sentence in reading.changed)


def told_with(source: Reading, *, add: dict[str, Any]) -> dict[str, Any]:
    """The source as the endpoint was told it, and one more."""
    import msgspec

    from kinora.engines.animatic.chat.answer import told_of

    told = json.loads(msgspec.json.encode(told_of(source.scene)))
    return {**told, "entities": [*told["entities"], add]}


def test_an_edit_keeps_what_the_endpoint_is_not_told_of(chat) -> None:
    """Clothes stay on whom the answer leaves alone."""
    source = by_grammar("A dog with a red scarf in a park")
    chat.says(told_with(source, add={"id": "new", "kind": "cat"}))
    reading = Interpreter(chat.endpoint()).edit(source, "Un chat", check=calm)

    assert reading.scene.entities[0] == source.scene.entities[0]
    assert any(trait.startswith("wears") for trait in reading.scene.entities[0].traits)


@pytest.mark.parametrize(
    "answer",
    [
        "I would rather not.",
        "{",
        {"entities": []},
        {**PIANIST, "place": "atlantis"},
        {**PIANIST, "surprise": 1},
        {**PIANIST, "effects": ["earthquake"]},
        {**PIANIST, "entities": [{"id": "a", "kind": "basilisk"}]},
        {**PIANIST, "entities": [{"id": "a", "kind": "cat"}] * 2},
        {**PIANIST, "entities": [{"id": str(n), "kind": "cat"} for n in range(60)]},
        {**PIANIST, "palette": ["teal"]},
        {**PIANIST, "pace": -1},
    ],
)
def test_a_bad_answer_is_not_used(chat, answer: str | dict[str, Any]) -> None:
    """What is no scene, or names what cannot be drawn, leaves the reading to the grammar."""
    chat.says(answer)
    assert read(chat.endpoint()) == by_grammar()


@pytest.mark.parametrize(("body", "status"), [(b"no json", 200), (b"{}", 500)])
def test_without_an_answer_the_grammar_reads(chat, caplog, body: bytes, status: int) -> None:
    """An endpoint that fails is done without, and the log says so."""
    chat.sends(body, status=status)

    assert read(chat.endpoint()) == by_grammar()
    assert "the chat endpoint was not used" in caplog.text


def test_a_deleted_video_stops_the_question(chat) -> None:
    """Whoever deletes the video does not wait for the endpoint."""
    chat.answer = lambda _: chat.released.wait(20) and None
    looks = []

    def check() -> None:
        looks.append(1)
        if len(looks) > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        Interpreter(chat.endpoint()).read(PROMPT, size=SIZE, seconds=8, seed=3, check=check)


def test_without_an_endpoint_the_grammar_reads() -> None:
    """The default."""
    assert read(None, "A dog runs on a beach") == by_grammar("A dog runs on a beach")
