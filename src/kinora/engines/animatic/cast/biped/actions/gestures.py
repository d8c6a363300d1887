"""What is said without words: nods, salutes, hugs, shivers, prayers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.actions.locomotion import idle
from kinora.engines.animatic.cast.biped.actions.resting import sit
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import BRIGHT, HAPPY, STAND, BipedPose, Face
from kinora.engines.animatic.cast.vectors import clamp, ease, wave


def named(name: str) -> Callable[[Cue], BipedPose] | None:
    return {
        "nod": nod, "shake head": shake_head, "salute": salute, "shrug": shrug, "shiver": shiver, "sneeze": sneeze, "blow": blow, "hug": hug,
        "kiss": kiss, "blow kiss": blow_kiss, "high five": high_five, "shake hands": shake_hands, "kneel": kneel, "meditate": meditate,
        "yoga": yoga, "pray": pray, "wink": wink, "thumbs up": thumbs_up, "facepalm": facepalm, "beckon": beckon, "shout": shout, "flex": flex,
        "scratch": scratch, "listen": listen, "roar": roar,
    }.get(name)  # fmt: skip


def nod(cue: Cue) -> BipedPose:
    dip = 0.5 - 0.5 * wave(cue.t * 1.1, -0.25)
    return replace(
        idle(cue, Face(smile=0.9)),
        head=(0, 24 * dip - 4, 0),
        bend=3 * dip,
        lag=0.3 * wave(cue.t * 1.1),
    )


def shake_head(cue: Cue) -> BipedPose:
    turn = wave(cue.t * 1.15)
    return replace(
        idle(cue, Face(smile=-0.2, grief=0.4)), head=(36 * turn, 5, 0), turn=4 * turn, lag=0.5 * wave(cue.t * 1.15, 0.1), left_hand=(0.30, -0.60, 0.30),
        right_hand=(0.42, -0.10, 0.30 + 0.08 * turn),
    )  # fmt: skip


def salute(cue: Cue) -> BipedPose:
    """A hand snaps to the brow, heels together, chin up."""
    up = ease(cue.t / 0.35)
    return replace(
        idle(cue, Face(smile=0.3)), bend=-5, hip=-2, head=(0, -6, 0), left_foot=(0, 0, -0.08), right_foot=(0, 0, -0.08), left_hand=(0.02, -0.98, 0.10),
        right_hand=(0.12 + 0.36 * up, -0.92 + 1.52 * up, 0.20 - 0.16 * up), lag=0.0, tail=0.0,
    )  # fmt: skip


def shrug(cue: Cue) -> BipedPose:
    up = clamp(1.4 * wave(cue.t * 0.45))
    return replace(
        idle(cue, Face(smile=0.1, wonder=0.4 * up)), head=(0, 2, 14 * up), stretch=1 + 0.04 * up, left_hand=(0.45, -0.62 + 0.40 * up, 0.42 + 0.22 * up),
        right_hand=(0.45, -0.62 + 0.40 * up, 0.42 + 0.22 * up),
    )  # fmt: skip


def shiver(cue: Cue) -> BipedPose:
    """Arms hugging the chest, knees together, trembling fast."""
    shake = wave(cue.t * 7.0)
    return replace(
        idle(cue, Face(smile=-0.4, grief=1.0, mouth=0.15)), lean=2.0 * shake, bend=12, rise=-0.08, head=(3 * shake, 8, 3 * shake), lag=0.2 * shake,
        left_hand=(0.42, -0.26 + 0.02 * shake, -0.62), right_hand=(0.46, -0.34 - 0.02 * shake, -0.62), left_foot=(0.02, 0, -0.10), right_foot=(0, 0, -0.10),
    )  # fmt: skip


def sneeze(cue: Cue) -> BipedPose:
    """Draws breath, holds it, and bursts forward; then once more."""
    u = cue.t % 2.4 / 2.4
    draw, burst = ease(u / 0.55) * (1 - ease((u - 0.58) / 0.05)), ease((u - 0.58) / 0.06) * (1 - ease((u - 0.68) / 0.3))  # fmt: skip
    return replace(
        idle(cue), face=Face(smile=0.1, squint=max(0.6 * draw, burst), mouth=0.5 * draw + 0.9 * burst), hip=-8 * draw + 24 * burst, bend=-6 * draw + 16 * burst,
        head=(0, -22 * draw + 20 * burst, 0), stretch=1 + 0.05 * draw - 0.06 * burst, lag=-0.6 * draw + 1.2 * burst,
        right_hand=(0.12 + 0.36 * burst, -0.92 + 1.05 * burst + 0.3 * draw, 0.2 - 0.5 * burst),
    )  # fmt: skip


def blow(cue: Cue) -> BipedPose:
    """Leans in with full cheeks and blows."""
    u = cue.t % 2.0 / 2.0
    out = ease((u - 0.4) / 0.12) * (1 - ease((u - 0.85) / 0.15))
    draw = ease(u / 0.35) * (1 - out)
    return replace(
        idle(cue), face=Face(smile=0.2, wonder=0.7, squint=0.3 * out), hip=-4 * draw + 16 * out, bend=8 * out, head=(0, -10 * draw + 2 * out, 0),
        stretch=1 + 0.04 * draw, left_hand=(0.35, -0.55, 0.10), right_hand=(0.35, -0.55, 0.10),
    )  # fmt: skip


def hug(cue: Cue) -> BipedPose:
    """Arms open, then close around somebody, rocking."""
    close, rock = ease(cue.t / 0.9), wave(cue.t * 0.5)
    return replace(
        idle(cue, Face(smile=1, squint=close)), hip=8 * close, lean=4 * rock * close, head=(10, 4, 12 * close + 3 * rock),
        left_hand=(0.45 + 0.22 * close, 0.02, 0.75 - 1.15 * close), right_hand=(0.45 + 0.22 * close, -0.14, 0.75 - 1.15 * close), tail=rock,
    )  # fmt: skip


def kiss(cue: Cue) -> BipedPose:
    """Leans in on tiptoe with closed eyes, and back."""
    lean = clamp(1.5 * wave(cue.t * 0.3))
    return replace(
        idle(cue, Face(smile=0.9 - 0.4 * lean, blink=lean, wonder=0.0)), hip=16 * lean, bend=6 * lean, head=(8, -6 * lean, 12 * lean), left_toe=-14 * lean,
        right_foot=(-0.2 * lean, 0.22 * lean, 0), right_toe=-50 * lean, left_hand=(0.10, -0.80, 0.3 + 0.2 * lean), right_hand=(0.10, -0.80, 0.3 + 0.2 * lean),
    )  # fmt: skip


def blow_kiss(cue: Cue) -> BipedPose:
    """Fingers to the lips, then the kiss flies off the open hand."""
    u = cue.t % 2.2 / 2.2
    throw = ease((u - 0.42) / 0.25) * (1 - ease((u - 0.85) / 0.15))
    touch = ease(u / 0.25) * (1 - ease((u - 0.9) / 0.1))
    return replace(
        idle(cue, Face(smile=1, blink=touch * (1 - throw), mouth=0.2 * throw)), hip=5 * throw, head=(0, -4 * throw, 6),
        right_hand=(0.12 + 0.30 * touch + 0.42 * throw, -0.92 + 1.12 * touch - 0.10 * throw, 0.20 - 0.52 * touch + 0.75 * throw),
    )  # fmt: skip


def high_five(cue: Cue) -> BipedPose:
    """A hand swings back, up and ahead to meet another one."""
    u = cue.t % 2.0 / 2.0
    back, slap = ease(u / 0.3) * (1 - ease((u - 0.34) / 0.12)), ease((u - 0.34) / 0.14) * (1 - ease((u - 0.75) / 0.25))  # fmt: skip
    return replace(
        idle(cue, HAPPY if slap > 0.5 else BRIGHT), hip=-6 * back + 8 * slap, turn=-14 * back + 8 * slap, left_toe=-12 * slap, head=(0, -8, 0),
        left_hand=(0.12 - 0.3 * back + 0.66 * slap, -0.92 + 1.1 * back + 1.55 * slap, 0.2 + 0.2 * back - 0.1 * slap), rise=0.03 * slap,
    )  # fmt: skip


def shake_hands(cue: Cue) -> BipedPose:
    pump = wave(cue.t * 1.5)
    out = ease(cue.t / 0.5)
    return replace(idle(cue, BRIGHT), hip=6 * out, left_hand=(0.12 + 0.66 * out, -0.92 + (0.58 + 0.09 * pump) * out, 0.20 - 0.16 * out), head=(0, 3 * pump * out, 0))  # fmt: skip


def kneel(cue: Cue, face: Face = BRIGHT) -> BipedPose:
    """Down on one knee."""
    down = ease(cue.t / 0.8)
    return replace(
        idle(cue, face), rise=-0.48 * down, forward=-0.05 * down, left_foot=(0.36 * down, 0, 0.02), right_foot=(-0.56 * down, 0.02 * down, 0.02),
        right_toe=-46 * down, hip=4 * down, left_hand=(0.42 * down + 0.1, -0.62, 0.05), right_hand=(0.12, -0.82, 0.2),
    )  # fmt: skip


def meditate(cue: Cue) -> BipedPose:
    """Cross-legged, hands on the knees, eyes shut, breathing."""
    breath = wave(cue.t * 0.22)
    return replace(
        sit(cue), face=Face(smile=0.7, blink=1.0), hip=-2, bend=-2, stretch=1 + 0.025 * breath, head=(0, 2 - 2 * breath, 0), left_hand=(0.50, -0.62, 0.42),
        right_hand=(0.50, -0.62, 0.42), left_foot=(0.40, 0.02, -0.34), right_foot=(0.34, 0.02, -0.34), left_toe=20, right_toe=20, tail=0.0,
    )  # fmt: skip


def yoga(cue: Cue) -> BipedPose:
    """The tree: one sole at the other knee, arms high above the head."""
    up, sway = ease(cue.t / 1.6), wave(cue.t * 0.3)
    return replace(
        idle(cue, Face(smile=0.7, blink=0.9 * up)), lean=2.5 * sway, left_hand=(0.10, -0.92 + 1.80 * up, 0.20 + 0.06 * up), stretch=1 + 0.03 * up,
        right_hand=(0.10, -0.92 + 1.80 * up, 0.20 + 0.06 * up), right_foot=(0.06 * up, 0.50 * up, -0.10 * up), right_toe=-60 * up, left_foot=(0, 0, -0.12 * up),
    )  # fmt: skip


def pray(cue: Cue) -> BipedPose:
    breath = wave(cue.t * 0.25)
    return replace(kneel(cue, Face(smile=0.3, blink=1.0)), head=(0, 18 + breath, 0), left_hand=(0.50, -0.08, -0.40), right_hand=(0.50, -0.08, -0.40))  # fmt: skip


def wink(cue: Cue) -> BipedPose:
    u = clamp(1.6 * wave(cue.t * 0.5))
    return replace(
        idle(cue, Face(smile=1, mouth=0.2, blink=u)),
        head=(0, -3, 12 * u),
        right_hand=(0.45, 0.0 + 0.1 * u, 0.25),
    )


def thumbs_up(cue: Cue) -> BipedPose:
    out, beat = ease(cue.t / 0.4), wave(cue.t * 1.1)
    return replace(idle(cue, BRIGHT), right_hand=(0.12 + 0.58 * out, -0.92 + 0.86 * out + 0.04 * beat, 0.20), head=(0, 4 * max(beat, 0), 5), hip=3 * out)  # fmt: skip


def facepalm(cue: Cue) -> BipedPose:
    up, sway = ease(cue.t / 0.6), wave(cue.t * 0.6)
    return replace(idle(cue, Face(smile=-0.5, blink=up)), head=(5 * sway * up, 16 * up, 3 * sway), bend=8 * up, right_hand=(0.12 + 0.40 * up, -0.92 + 1.30 * up, 0.20 - 0.62 * up))  # fmt: skip


def beckon(cue: Cue) -> BipedPose:
    call = 0.5 + 0.5 * wave(cue.t * 1.3)
    return replace(
        idle(cue, BRIGHT),
        left_hand=(0.70 - 0.34 * call, 0.05 + 0.38 * call, 0.16),
        head=(0, -4 - 4 * call, 5),
        hip=4,
    )


def shout(cue: Cue) -> BipedPose:
    """Both hands make a funnel at the mouth."""
    call = max(0.0, wave(cue.t * 0.7))
    return replace(
        idle(cue), face=Face(smile=0.3, squint=0.5 * call, mouth=0.4 + 0.6 * call), head=(0, -14 - 4 * call, 0), hip=-6, stretch=1 + 0.03 * call,
        left_hand=(0.52, 0.28, -0.16), right_hand=(0.52, 0.28, -0.16),
    )  # fmt: skip


def flex(cue: Cue) -> BipedPose:
    pump = 0.5 + 0.5 * wave(cue.t * 0.8)
    return replace(
        idle(cue, Face(smile=1, mouth=0.3)), bend=-6, left_hand=(0.02, 0.30 + 0.14 * pump, 0.46 - 0.06 * pump), right_hand=(0.02, 0.30 + 0.14 * pump, 0.46 - 0.06 * pump),
        head=(20 * wave(cue.t * 0.4), -6, 0), stretch=1 + 0.02 * pump, left_foot=(0, 0, 0.12), right_foot=(0, 0, 0.12),
    )  # fmt: skip


def scratch(cue: Cue) -> BipedPose:
    rub = wave(cue.t * 2.4)
    return replace(
        idle(cue, Face(smile=0.2, look=(0.5, 0.6))),
        head=(6, -2, -10),
        right_hand=(0.20, 0.72, 0.02 + 0.07 * rub),
        left_hand=(0.30, -0.6, 0.1),
    )


def listen(cue: Cue) -> BipedPose:
    return replace(
        idle(cue, Face(smile=0.4, wonder=0.3, look=(-0.5, 0.2))),
        head=(24, 0, 16),
        lean=5,
        right_hand=(0.16, 0.48, 0.02),
    )


def roar(cue: Cue) -> BipedPose:
    """Arms up like claws, mouth wide."""
    tone = 0.5 + 0.5 * wave(cue.t * 0.6)
    return replace(
        STAND, face=Face(smile=0.6, mouth=0.6 + 0.4 * tone, anger=1.0), hip=8 * tone, bend=8, rise=-0.08, head=(0, -16 * tone, 3 * wave(cue.t * 5)),
        left_hand=(0.45, 0.42 + 0.12 * tone, 0.42), right_hand=(0.45, 0.42 + 0.12 * tone, 0.42), stretch=1 + 0.03 * tone, left_foot=(0.1, 0, 0.14),
        right_foot=(-0.1, 0, 0.14), tail=tone,
    )  # fmt: skip
