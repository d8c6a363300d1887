"""What each kind of animal and creature cries: a table."""

from __future__ import annotations

from kinora.engines.animatic.sound.cries import Cry

_BARK = Cry(pitch=310, seconds=0.17, bend=(0.8, 1.25, 0.7), vowel=(850, 1500), breath=0.5, rough=0.5, shake=70, times=2, gap=0.16, rest=2.8, gain=0.24)  # fmt: skip
_MEOW = Cry(
    pitch=520, seconds=0.65, bend=(0.85, 1.25, 1.2, 0.8), vowel=(950, 1900), breath=0.06, rest=3.6
)
_ROAR = Cry(
    pitch=88,
    seconds=1.4,
    bend=(0.9, 1.3, 1.1, 0.7),
    vowel=(480, 1050),
    breath=0.7,
    rough=0.7,
    shake=34,
    rest=4.2,
    gain=0.30,
)
_HOWL = Cry(
    pitch=330,
    seconds=2.1,
    bend=(0.7, 1.15, 1.2, 1.15, 0.85),
    vowel=(420, 900),
    breath=0.05,
    rest=4.0,
    gain=0.18,
)
_NEIGH = Cry(
    pitch=620,
    seconds=1.25,
    bend=(0.9, 1.4, 1.1, 0.8, 0.5),
    vowel=(900, 1800),
    breath=0.25,
    rough=0.7,
    shake=13,
    rest=4.2,
)
_MOO = Cry(
    pitch=145,
    seconds=1.5,
    bend=(0.8, 1.05, 1.1, 0.9),
    vowel=(380, 800),
    breath=0.08,
    rest=4.0,
    gain=0.22,
)
_BAA = Cry(
    pitch=330,
    seconds=0.8,
    bend=(1.0, 1.05, 0.9),
    vowel=(700, 1600),
    breath=0.12,
    rough=0.6,
    shake=11,
    rest=3.4,
)
_OINK = Cry(
    pitch=160,
    seconds=0.22,
    bend=(0.8, 1.4, 0.9),
    vowel=(600, 1300),
    breath=0.9,
    rough=0.7,
    shake=42,
    times=3,
    gap=0.14,
    rest=3.0,
    gain=0.2,
)
_BRAY = Cry(
    pitch=300,
    seconds=0.45,
    bend=(1.4, 0.7),
    vowel=(700, 1400),
    breath=0.5,
    rough=0.5,
    shake=30,
    times=4,
    gap=0.08,
    rest=4.6,
)
_TRUMPET = Cry(
    pitch=420,
    seconds=1.2,
    bend=(0.7, 1.3, 1.5, 1.2),
    vowel=(1000, 2300),
    breath=0.3,
    rough=0.5,
    shake=60,
    rest=5.0,
    gain=0.22,
)
_OOK = Cry(
    pitch=360,
    seconds=0.14,
    bend=(0.8, 1.3),
    vowel=(500, 1000),
    breath=0.15,
    times=5,
    gap=0.09,
    rest=3.0,
)
_BLEAT = Cry(
    pitch=380, seconds=0.5, bend=(1.0, 0.9), vowel=(600, 1400), breath=0.2, rest=4.5, gain=0.10
)
_SQUEAK = Cry(
    pitch=3100,
    seconds=0.07,
    bend=(0.9, 1.2, 1.0),
    times=3,
    gap=0.09,
    rest=2.6,
    pure=True,
    gain=0.05,
)
_GRUNT = Cry(
    pitch=78,
    seconds=0.45,
    bend=(1.0, 1.2, 0.8),
    vowel=(380, 850),
    breath=0.5,
    rough=0.5,
    shake=28,
    rest=4.0,
    gain=0.24,
)
_TWEET = Cry(
    pitch=3600,
    seconds=0.10,
    bend=(0.8, 1.2, 0.9),
    times=4,
    gap=0.07,
    rest=1.9,
    pure=True,
    gain=0.06,
)
_COO = Cry(
    pitch=420,
    seconds=0.36,
    bend=(0.9, 1.15, 1.0),
    vowel=(400, 800),
    breath=0.04,
    rough=0.35,
    shake=24,
    times=2,
    gap=0.16,
    rest=2.6,
    gain=0.12,
)
_CAW = Cry(
    pitch=480,
    seconds=0.32,
    bend=(1.1, 1.0, 0.85),
    vowel=(1100, 1900),
    breath=0.6,
    rough=0.6,
    shake=75,
    times=2,
    gap=0.25,
    rest=3.2,
)
_SCREECH = Cry(
    pitch=2300, seconds=0.7, bend=(0.9, 1.25, 1.05, 0.75), rest=3.6, pure=True, gain=0.06
)
_SQUAWK = Cry(
    pitch=720,
    seconds=0.22,
    bend=(0.8, 1.4, 1.0),
    vowel=(1500, 2600),
    breath=0.4,
    rough=0.6,
    shake=90,
    times=2,
    gap=0.16,
    rest=2.8,
)
_QUACK = Cry(
    pitch=270,
    seconds=0.17,
    bend=(1.15, 0.9),
    vowel=(900, 1900),
    breath=0.3,
    rough=0.5,
    shake=85,
    times=3,
    gap=0.11,
    rest=2.6,
    gain=0.2,
)
_HONK = Cry(
    pitch=360,
    seconds=0.28,
    bend=(0.85, 1.2, 1.0),
    vowel=(900, 1500),
    breath=0.25,
    rough=0.35,
    shake=60,
    times=2,
    gap=0.2,
    rest=3.2,
    gain=0.18,
)
_HOOT = Cry(
    pitch=390,
    seconds=0.34,
    bend=(0.95, 1.02, 0.92),
    times=3,
    gap=0.2,
    rest=3.4,
    pure=True,
    gain=0.11,
)
_CLUCK = Cry(
    pitch=520,
    seconds=0.10,
    bend=(0.85, 1.25),
    vowel=(900, 1800),
    breath=0.25,
    times=4,
    gap=0.16,
    rest=2.2,
)
_CROW = Cry(
    pitch=640,
    seconds=1.5,
    bend=(0.7, 0.9, 1.2, 1.3, 1.25, 0.8),
    vowel=(1100, 1900),
    breath=0.15,
    rough=0.3,
    shake=45,
    rest=4.5,
    gain=0.2,
)
_MEW = Cry(
    pitch=1250,
    seconds=0.42,
    bend=(0.8, 1.25, 0.8),
    vowel=(1500, 2600),
    breath=0.08,
    times=3,
    gap=0.10,
    rest=3.2,
    gain=0.10,
)
_CROAK = Cry(
    pitch=120,
    seconds=0.26,
    bend=(0.9, 1.15),
    vowel=(600, 1500),
    breath=0.2,
    rough=0.9,
    shake=38,
    times=2,
    gap=0.14,
    rest=2.2,
    gain=0.2,
)
_HISS = Cry(pitch=200, seconds=0.9, vowel=(400, 900), breath=9.0, rest=3.0, gain=0.018)
_BUZZ = Cry(
    pitch=215,
    seconds=1.9,
    bend=(1.0, 1.08, 0.96, 1.05, 0.9),
    vowel=(500, 1500),
    breath=0.05,
    rough=0.3,
    shake=17,
    rest=0.5,
    gain=0.06,
)
_CHIRR = Cry(
    pitch=4300, seconds=0.5, bend=(1.0, 1.0), rough=1.0, shake=26, rest=0.9, pure=True, gain=0.03
)
_WHALE = Cry(
    pitch=150,
    seconds=2.3,
    bend=(0.7, 1.4, 1.9, 1.2, 0.9),
    vowel=(380, 760),
    breath=0.02,
    rest=2.6,
    gain=0.2,
)
_CLICKS = Cry(
    pitch=6200,
    seconds=0.5,
    bend=(0.7, 1.1, 1.6),
    rough=1.0,
    shake=34,
    rest=2.4,
    pure=True,
    gain=0.05,
)
_BARK_SEAL = Cry(
    pitch=220,
    seconds=0.28,
    bend=(0.9, 1.1, 0.9),
    vowel=(600, 1100),
    breath=0.35,
    rough=0.5,
    shake=55,
    times=3,
    gap=0.2,
    rest=3.2,
    gain=0.2,
)
_MOAN = Cry(
    pitch=170,
    seconds=1.6,
    bend=(0.9, 1.15, 0.8),
    vowel=(350, 800),
    breath=0.35,
    rough=0.15,
    shake=6,
    rest=3.4,
    gain=0.15,
)
_KINDS: tuple[tuple[Cry, str], ...] = (
    (_BARK, "dog corgi dachshund husky poodle dalmatian puppy"),
    (_MEOW, "cat kitten"),
    (_HOWL, "wolf coyote werewolf"),
    (_ROAR, "lion lioness tiger leopard cheetah panther cougar lynx bear,polar bear,dragon,eastern dragon,dinosaur stegosaurus triceratops griffin sphinx giant cyclops ogre yeti"),
    (_NEIGH, "horse unicorn zebra pegasus centaur"),
    (_MOO, "cow bull ox bison"),
    (_BAA, "sheep goat ram"),
    (_OINK, "pig boar"),
    (_BRAY, "donkey"),
    (_TRUMPET, "elephant mammoth"),
    (_OOK, "monkey chimpanzee gorilla orangutan lemur"),
    (_BLEAT, "deer reindeer moose antelope llama camel giraffe"),
    (_SQUEAK, "mouse rat hamster squirrel hedgehog meerkat bat mole beaver,guinea pig"),
    (_GRUNT, "rhino hippo walrus brontosaurus crocodile troll golem,sea serpent"),
    (_TWEET, "bird robin canary hummingbird"),
    (_COO, "pigeon dove"),
    (_CAW, "crow toucan vulture"),
    (_SCREECH, "eagle pterodactyl phoenix hawk falcon"),
    (_SQUAWK, "parrot peacock turkey"),
    (_QUACK, "duck"),
    (_HONK, "goose swan flamingo stork crane heron pelican penguin ostrich,black swan"),
    (_HOOT, "owl"),
    (_CLUCK, "chicken"),
    (_CROW, "rooster"),
    (_MEW, "seagull"),
    (_CROAK, "frog toad"),
    (_HISS, "snake cobra lizard"),
    (_BUZZ, "bee wasp mosquito beetle dragonfly,fly insect"),
    (_CHIRR, "cricket grasshopper"),
    (_WHALE, "whale"),
    (_CLICKS, "dolphin orca"),
    (_BARK_SEAL, "seal otter"),
    (_MOAN, "ghost zombie mummy"),
)  # fmt: skip


def cry_of(kind: str) -> Cry | None:
    """What a kind cries; None for those that are not heard."""
    for cry, kinds in _KINDS:
        groups = kinds.split(",")
        if kind in groups or any(kind in group.split() for group in groups):
            return cry
    return None
