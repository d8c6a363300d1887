"""English out: verbs in the third person, articles, plurals, ordinals. Knows the vocabulary's keys, no scenes."""

from __future__ import annotations

from kinora.engines.animatic.language.lemmas import plural

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")  # fmt: skip
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")  # fmt: skip
# Actions whose key is no verb, or not all of it.
_DONE = {
    "backflip": "does a backflip", "blow kiss": "blows a kiss", "build snowman": "builds a snowman", "cartwheel": "turns a cartwheel",
    "fly kite": "flies the kite", "high five": "gives a high five", "hold hands": "holds hands", "idle": "stands still",
    "karate": "does karate", "kick ball": "kicks the ball", "magic": "does magic", "moonwalk": "does the moonwalk",
    "play ball": "plays with the ball", "ring bell": "rings a bell", "shake head": "shakes its head", "somersault": "turns a somersault",
    "tilt head": "tilts its head", "thumbs up": "gives a thumbs up", "wag": "wags its tail", "walk dog": "walks the dog",
    "yoga": "does yoga", "chase ball": "chases the ball", "meow": "calls",
}  # fmt: skip
# Actions that are done to somebody or something without a further word.
_TRANSITIVE = frozenset({"build", "carry", "chase", "chop", "climb", "cook", "dig", "drink", "eat", "feed", "hold", "hug", "kick", "kiss", "open", "paint", "pet", "photograph", "plant", "pull", "push", "read", "ride", "throw", "wash", "water"})  # fmt: skip


def done(action: str, target: str = "") -> str:
    """What somebody does: "plays the piano", "waves", "hugs the robot" (`target` is its kind)."""
    if action in _DONE:
        return _DONE[action]
    verb, _, rest = action.partition(" ")
    if verb == "play":
        return f"plays the {rest}" if rest else "plays"
    words = f"{_third(verb)} {rest}".rstrip()
    return f"{words} the {target}" if target and action in _TRANSITIVE else words


def _third(verb: str) -> str:
    """ "waves", "flies", "catches": the third person of a verb."""
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


def is_several(words: str) -> bool:
    """Whether a word or phrase stands for several ("stars", "sun rays")."""
    return words.endswith("s") and not words.endswith("ss")


def with_article(words: str) -> str:
    """ "a cat", "an apple", "a unicorn"."""
    is_open = words[:1] in "aeiou" and not words.startswith(("uni", "ufo", "uku"))
    return f"{'an' if is_open else 'a'} {words}"


def counted(count: int, words: str) -> str:
    """ "Three grey foxes", of "grey fox"."""
    before, _, noun = words.rpartition(" ")
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return " ".join(part for part in (number, before, plural(noun)) if part)


def ordinal(number: int) -> str:
    """ "first", of 1."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def sentence(words: str) -> str:
    """With a capital letter and a full stop."""
    return f"{words[:1].upper()}{words[1:]}."
