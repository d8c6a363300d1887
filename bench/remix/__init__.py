"""Remix against known right answers: edits of clips by a small real model, in a world of known pixels."""
