"""The account of a prompt's words: each content word is either understood or reported, never lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kinora.engines.animatic.language.words import Word

_PASSED = -1  # says nothing for the picture


@dataclass(slots=True)
class Marks:
    """Which words of a prompt are in the scene so far, grouped by the phrase they came in."""

    prompt: str
    words: Sequence[Word]
    phrase_of: dict[int, int] = field(default_factory=dict)  # word -> phrase, or _PASSED
    num_phrases: int = 0
    quoted: set[int] = field(default_factory=set)  # reported whole, punctuation included

    def understand(self, positions: Iterable[int]) -> None:
        """These words, as one phrase, are in the scene."""
        self.num_phrases += 1
        for position in positions:
            self.phrase_of[position] = self.num_phrases

    def pass_over(self, positions: Iterable[int]) -> None:
        """These words hold the prompt together; they are neither understood nor reported."""
        for position in positions:
            self.phrase_of.setdefault(position, _PASSED)

    def take_back(self, positions: Iterable[int]) -> None:
        """These words turned out not to be in the scene."""
        for position in positions:
            self.phrase_of.pop(position, None)

    def understood(self) -> tuple[str, ...]:
        """The phrases that are in the scene, in the prompt's order, without doubles."""
        phrases: dict[int, list[int]] = {}
        for position in sorted(self.phrase_of):
            if self.phrase_of[position] != _PASSED:
                phrases.setdefault(self.phrase_of[position], []).append(position)
        return tuple(dict.fromkeys(self._text(found) for found in phrases.values()))

    def not_understood(self) -> tuple[str, ...]:
        """Runs of content words that are not in the scene, in order, without doubles."""
        runs: list[list[int]] = []
        for position, word in enumerate(self.words):
            is_said = word.is_content or position in self.quoted
            if not is_said or position in self.phrase_of:
                continue
            if runs and runs[-1][-1] == position - 1:
                runs[-1].append(position)
            else:
                runs.append([position])
        return tuple(dict.fromkeys(text for run in runs if (text := self._text(run))))

    def _text(self, positions: Sequence[int]) -> str:
        """The words as the prompt writes them; what stood between them is left out."""
        numbered = enumerate(positions)
        texts = []
        for _, run in groupby(numbered, key=lambda pair: pair[1] - pair[0]):
            found = [position for _, position in run]
            texts.append(self.prompt[self.words[found[0]].start : self.words[found[-1]].stop])
        return " ".join(text for text in texts if text).strip()
