"""Up and down: landing from the sky, taking off into it."""

from __future__ import annotations

from kinora.engines.animatic.scene import Beat
from kinora.engines.animatic.staging.changes import IGNITION, LANDING_S, LAUNCH_S, TAKE_OFF_S
from kinora.engines.animatic.staging.floor import Route
from kinora.engines.animatic.staging.gait import GLIDING
from kinora.engines.animatic.staging.going import Going
from kinora.engines.animatic.staging.track import Span
from kinora.engines.animatic.staging.ways import drift

ABOVE = 0.55  # share of the height, over the upper edge, that what has flown away is at
COMES_FROM, COMES_HIGH = (
    0.30,
    0.24,
)  # shares of the width and of the way up at which a landing begins
FLIES_HIGH = 0.3  # share of the way up at which what has taken off stays
UPRIGHT = frozenset({"rocket", "helicopter", "ufo", "drone", "hot air balloon", "space shuttle", "spaceship"})  # fmt: skip
AWAY = frozenset({"rocket", "space shuttle"})  # what flies out of the picture at once


class Soaring(Going):
    """Plans what goes up or comes down."""

    def soar(self, beat: Beat, start: float) -> bool:
        """Plans a landing or a take-off; False for any other beat."""
        if beat.action == "land":
            self._land(beat, start)
        elif beat.action in ("take off", "launch"):
            self._take_off(beat, start)
        else:
            return False
        return True

    def _sky(self) -> float:
        """Metres from the ground to where nothing is seen of it any more."""
        high = self.world.setting.picture.H * ABOVE
        return (self.spot[1] + high) / self.world.ground.scale(self.spot[1])

    def _land(self, beat: Beat, start: float) -> None:
        picture, lasts = self.world.setting.picture, min(LANDING_S, 0.6 * (beat.end - start))
        if start <= 0:
            high = 0.85 * self.gait.lift if self.gait.lift else COMES_HIGH * self._sky()
            aside = 0.0 if self.entity.kind in UPRIGHT else COMES_FROM * picture.W
            begin = (max(self.spot[0] - aside, 0.1 * picture.W), self.spot[1])
            self.add(Span(start=0.0, action="fly", route=self.world.route(begin), yaw=GLIDING, lift=high, ahead=self.ahead + 1))  # fmt: skip
            route = self.world.route(begin, self.spot) if aside else self.world.route(self.spot)
            pace = max(route.length / lasts, 0.01)
            way = self.world.route(begin, self.spot, pace=pace) if aside else route
        else:
            way = self.world.route(self.spot)
        down = -self.gait.hangs
        self.add(Span(start=start + 0.02, action="fly", route=way, yaw=GLIDING, lift=down, rises=lasts, ahead=self.ahead + 1))  # fmt: skip
        self.add(Span(start=start + lasts, action="idle", route=self.world.route(self.spot), yaw=GLIDING, lift=down, ahead=self.ahead))  # fmt: skip

    def _take_off(self, beat: Beat, start: float) -> None:
        """Stands, shakes, rises ever faster; what has wings or rotors then flies on."""
        is_away, here = self.entity.kind in AWAY, self.world.route(self.spot)
        self.add(Span(start=start, action="idle", route=here, yaw=GLIDING, lift=-self.gait.hangs, ahead=self.ahead))  # fmt: skip
        if is_away:
            high, way = self._sky(), here
        else:
            high = self.gait.lift or FLIES_HIGH * self._sky()
            way = here if self.entity.kind in UPRIGHT else self._away(start + IGNITION)
        self.add(Span(start=start + IGNITION, action="fly", route=self.gathering(way), yaw=GLIDING, lift=high, rises=LAUNCH_S if is_away else TAKE_OFF_S, ahead=self.ahead))  # fmt: skip
        self.spot = way.floor.spot(way.at(way.walked(beat.end - start - IGNITION)))
        self.seat = None

    def _away(self, start: float) -> Route:
        """On across the picture."""
        gait, wide = self.gait, self.gait.width * self.world.ground.scale(self.spot[1])
        return drift(self.world, self.spot, begins=start, wide=wide, turns=gait.turns, share=gait.share)  # fmt: skip
