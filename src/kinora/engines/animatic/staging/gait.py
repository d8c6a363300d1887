"""How a body gets about, and what the names of actions say of how they are done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinora.engines.animatic.cast.games import GAMES
from kinora.engines.animatic.paint.paths import Point

TRAVELS = frozenset(
    {"walk", "run", "drive", "fly", "swim", "sail", "float", "hover", "approach", "turn back"}
)
ALOFT = frozenset({"fly", "float", "hover"})
ON_FOOT = frozenset({"walk", "run"})
FAST = frozenset({"run", "chase"})
BY_ITSELF = ON_FOOT | {"fly"}  # what moves somebody on who does not glide
SEATED = frozenset({"play piano"})
SITTING = frozenset({"sit", "sleep", "read", "eat", "talk", "sing", "look around"})
ENTERS = frozenset({"enter", "arrive", "come out"})
LEAVES = frozenset({"leave", "exit"})
# Which way one faces, degrees from the viewer; positive is to the right, for the left half.
YAWS = {
    "idle": 24.0, "wave": 6.0, "bow": 46.0, "play piano": 58.0, "fly kite": 54.0, "dance": 12.0,
    "sit": 34.0, "sleep": 34.0, "sing": 20.0, "talk": 26.0, "cheer": 8.0, "jump": 28.0,
    "hug": 58.0, "kiss": 62.0, "high five": 52.0, "shake hands": 52.0, "box": 50.0, "duel": 56.0, "pet": 52.0, "feed": 52.0, "push": 58.0,
    "pull": 58.0, "dig": 44.0, "sweep": 36.0, "fish": 50.0, "chop": 44.0, "build": 44.0, "build snowman": 52.0, "shoot": 50.0, "karate": 50.0,
    "climb": 64.0, "rear": 56.0, "pounce": 48.0, "buck": 56.0, "howl": 46.0, "dive": 50.0, "cartwheel": 10.0, "fall": 40.0, "open": 44.0,
    "swim": 56.0, "water": 44.0, "plant": 40.0, "moonwalk": -50.0, "yoga": 10.0, "lift weights": 8.0, "meditate": 8.0, "roll over": 50.0,
    "backflip": 52.0, "somersault": 54.0, "kneel": 40.0, "surf": 50.0,
    "toss": 14.0, "throw": 50.0, "catch": 50.0, "play ball": 50.0, "juggle": 5.0, "dribble": 36.0, "kick": 58.0,
    "look around": 14.0, "read": 30.0, "eat": 30.0, "point": 40.0, "hold": 26.0, "cook": 46.0, "paint": 48.0, "type": 46.0, "magic": 40.0, "wash": 40.0, "cry": 14.0, "think": 22.0,
    "growl": 46.0, "play cello": 12.0, "play harp": 56.0, "play keyboard": 10.0, "play drum kit": 6.0, "play xylophone": 8.0,
}  # fmt: skip
GLIDING = 62.0  # degrees of who looks along its way across the picture
RANKS = {"left": 0.80, "right": 0.92, "far left": 0.70, "far right": 0.75, "back": 0.62, "back right": 0.55, "back left": 0.58}  # fmt: skip
# Seconds of what is done once, and again after a pause; the rest goes on.
ONCE = {"bow": 2.5, "jump": 1.25, "spin": 1.7}
# What has a beginning that must be seen, for everybody at the same time.
IN_STEP = frozenset(
    {*ONCE, *GAMES, "kick", "fall", "climb", "open", "kneel", "salute", "yoga", "roll over"}
)
PAUSES = {"bow": 1.1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gait:
    """How a body gets about. `pace(action)`: metres a second on the ground; `glides`: crosses the
    picture in a straight line and looks along it; `size`: how large, next to the centre's, it is
    where it stands; `lift`: metres above the floor when it flies; `width`: metres its body takes, `length` as it crosses the picture; `hovers`: stays in the air before a flower, its `beak` (metres  # fmt: skip
    aside and up from its spot, in flight) at the blossom."""

    pace: Callable[[str], float]
    glides: bool = False
    size: float = 1.0
    lift: float = 0.0
    width: float = 0.0
    length: float = 0.0
    sits: bool = True  # bends its legs on a seat; what does not stands on top of it
    spring: float = 0.0  # metres that the feet leave the floor by themselves in a jump
    goes: Callable[[str], bool] = ON_FOOT.__contains__  # does an action carry it along?
    hovers: bool = False
    turns: bool = True  # can turn round in the picture; what has wheels or a keel does so outside
    hangs: float = 0.0  # metres that it hangs above its spot without being lifted
    share: float = 1.0  # of the usual way across the picture: who is borne by the wind covers less
    beak: Point = (0.0, 0.0)
    berth: Point | None = None  # column and row on the water that it is in
