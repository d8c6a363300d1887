"""HTTP to hosts that clients name: images to fetch, webhooks to post. Never into a private network,
unless the operator allows it. Knows nothing of videos."""

from kinora.outbound.client import Outbound, Times, Unreachable
from kinora.outbound.policy import Policy, Rules

__all__ = ["Outbound", "Policy", "Rules", "Times", "Unreachable"]
