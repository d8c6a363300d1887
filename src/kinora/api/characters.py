"""The routes of `/v1/videos/characters`: showing a character, and looking one up."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from kinora.api import openapi, requests, wire_requests
from kinora.api.asked import project_of
from kinora.api.body import BodyReader
from kinora.api.hot import COLLECTION
from kinora.api.idempotency import Idempotency
from kinora.api.openapi import Operation
from kinora.api.replies import Reply, struct_reply
from kinora.api.turns import Turns
from kinora.api.wire import UnixTime
from kinora.service import CharacterService
from kinora.store import Character

CHARACTERS = f"{COLLECTION}/characters"
AT_ONCE = 3  # clips of one process that are looked at, or wait for it


class CharacterObject(msgspec.Struct, frozen=True):
    """A character as the API shows it: exactly these keys."""

    id: str
    name: str
    created_at: UnixTime


CREATE = Operation(
    answer=CharacterObject,
    form=wire_requests.CreateCharacterForm,
    names="character_id",
    is_once=True,
)
CHARACTER = Operation(answer=CharacterObject)


class CharacterRoutes:
    """Handlers over the use cases."""

    def __init__(
        self, *, service: CharacterService, bodies: BodyReader, idempotency: Idempotency
    ) -> None:
        self._turns = Turns(AT_ONCE)
        self._service = service
        self._bodies = bodies
        self._idempotency = idempotency

    def add_to(self, router: APIRouter) -> None:
        """Add the routes."""
        for method, path, handler, operation in (
            ("POST", CHARACTERS, self.create_character, CREATE),
            ("GET", f"{CHARACTERS}/{{character_id}}", self.retrieve_character, CHARACTER),
        ):
            openapi.add_route(router, path, handler, method=method, operation=operation)

    async def create_character(self, request: Request) -> Response:
        """Keep somebody who is to appear in videos, shown by a clip of 2 to 4 seconds."""
        project = project_of(request)
        async with self._bodies.reading(request.scope, request.receive, files=True) as fields:
            asked = requests.character_request(fields)
            async with self._turns.turn():
                reply = await self._idempotency.reply(
                    request.scope,
                    fields,
                    make=lambda receipt: self._service.create(project, asked, receipt=receipt),
                    answer=_reply,
                )
        return reply.response()

    def retrieve_character(self, request: Request, character_id: str) -> Response:
        """A character, by its id."""
        project = project_of(request)
        return _reply(self._service.retrieve(project, character_id)).response()


def _reply(character: Character) -> Reply:
    shown = CharacterObject(character.id, character.name, character.created_at)
    return struct_reply(shown)
