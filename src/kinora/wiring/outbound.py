"""What may talk to hosts that clients name, under the operator's rules."""

from __future__ import annotations

from kinora.outbound import Outbound, Policy
from kinora.settings import Settings


def build_outbound(settings: Settings) -> Outbound:
    """Raises StartupError that names a rule which cannot be read."""
    return Outbound(Policy.parse(allow=settings.egress_allow, deny=settings.egress_deny))
