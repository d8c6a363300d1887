"""Sets: the places of a scene, made by name, lazily. An unknown place is a park."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from kinora.engines.animatic.sets.base import Check, Order, Setting

_FACTORIES = {
    "park": "park:park",
    "stage": "stage:stage",
    "forest": "forest:forest",
    "neon street": "street:neon_street",
    "beach": "beach:beach",
    "coastal road": "beach:coastal_road",
    "snow": "mountains:snow",
    "mountains": "mountains:mountains",
    "desert": "desert:desert",
    "ocean": "underwater:underwater",
    "open sea": "open_sea:open_sea",
    "lighthouse": "open_sea:lighthouse",
    "underwater": "underwater:underwater",
    "space": "space:space",
    "moon surface": "moon:moon_surface",
    "kitchen": "kitchen:kitchen",
    "room": "indoors.home:living_room",
    "city street": "street:city_street",
    "river": "river:river",
    "castle": "castle:castle",
    "village": "hamlet:village",
    "farm": "hamlet:farm",
    "snowy village": "winter:snowy_village",
    "snowy street": "winter:snowy_street",
    "open sky": "open_sky:open_sky",
    "lake": "wild.lake:lake",
    "savanna": "wild.savanna:savanna",
    "arctic sea": "wild.arctic:arctic_sea",
    "cave": "wild.cave:cave",
    "volcano": "wild.volcano:volcano",
    "mars": "moon:mars",
    "waterfall": "wild.waterfall:waterfall",
    "jungle": "wild.jungle:jungle",
    "viaduct": "wild.viaduct:viaduct",
    "market": "town.market:market",
    "rooftop": "town.rooftop:rooftop",
    "stadium": "town.stadium:stadium",
    "harbour": "town.harbour:harbour",
    "garden": "town.gardens:garden",
    "playground": "town.playground:playground",
    "wheat field": "farmland:wheat_field",
    "country road": "farmland:country_road",
    "library": "indoors.study:library",
    "classroom": "indoors.study:classroom",
    "living room": "indoors.home:living_room",
    "bedroom": "indoors.home:bedroom",
    "café": "indoors.cafe:cafe",
    "museum": "indoors.hall:museum",
    "ballroom": "indoors.hall:ballroom",
    "gym": "indoors.gym:gym",
    "laboratory": "indoors.laboratory:laboratory",
    "spaceship": "indoors.spaceship:spaceship",
}
# Sets that no word asks for: words alone, a given picture, a given clip.
_UNNAMED = {
    "title card": "title_card:title_card",
    "photo": "photo:photo",
    "footage": "footage:footage",
}
FALLBACK = "park"


def place_names() -> tuple[str, ...]:
    """Every place there is a set for."""
    return tuple(_FACTORIES)


def build(place: str, order: Order, check: Check) -> Setting:
    """Paint the set of a place; `check` is called between plates and may raise."""
    known = _FACTORIES.get(place) or _UNNAMED.get(place) or _FACTORIES[FALLBACK]
    module, _, name = known.partition(":")
    factory: Callable[[Order, Check], Setting] = getattr(
        import_module(f"kinora.engines.animatic.sets.{module}"), name
    )
    return factory(order, check)
