"""What may talk to hosts that clients name, under the operator's rules."""

from __future__ import annotations

from kinora.outbound import Outbound, Policy, Rules
from kinora.settings import Settings, variable


def build_outbound(settings: Settings) -> Outbound:
    """Raises StartupError that names a rule which cannot be read."""
    return Outbound(
        Policy(
            allow=Rules.parse(settings.egress_allow, setting=variable("egress_allow")),
            deny=Rules.parse(settings.egress_deny, setting=variable("egress_deny")),
        )
    )
