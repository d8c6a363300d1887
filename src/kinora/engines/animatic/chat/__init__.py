"""Prompts read by a language model behind an OpenAI-compatible chat endpoint. Knows no drawing."""
