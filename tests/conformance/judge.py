"""A judge of prompts, as an operator may write one."""


def is_blocked(prompt: str) -> bool:
    """Whether the prompt says that it is forbidden."""
    return "forbidden" in prompt
