"""Keys have their effect one after the other, however quickly they come.

Textual sends a key from queue to queue, from the widget up to the app, and forwards the next one
meanwhile: of keys that come in one piece over a slow line, a later one can act first. Here the app
itself gives each key to the page, and all that it does is done before the next.
"""

from __future__ import annotations

import asyncio

from textual.app import App
from textual.events import Event, Key, Paste
from textual.screen import Screen
from textual.widgets import Input

from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.keys import KeyLine

LEAVING = ("q", "ctrl+q", "ctrl+c", "f4", "ctrl+z")


class OneByOne(App[None]):
    """An app whose keys keep their order, over a change of pages too."""

    _typed_on: Screen[object] | None = None

    async def on_event(self, event: Event) -> None:
        """Keys and what is pasted go their own way."""
        if isinstance(event, Key | Paste) and self.screen_stack:
            self.app_focus = True
            await self._take(event)
        else:
            await super().on_event(event)

    async def _take(self, event: Key | Paste) -> None:
        """Into the field that is focused, or to the page, or to what the key is bound to."""
        while (page := self.screen) is not self._typed_on:
            self._typed_on = page
            await _ready(page)
        field = page.focused
        key = event if isinstance(event, Key) else None
        # Where a page has no room, no key reaches it but those that leave.
        if isinstance(page, Page) and page.too_small and not (key and key.key in LEAVING):
            return
        if isinstance(field, Input) and (key is None or key.is_printable):
            text = event.text if isinstance(event, Paste) else event.character or ""
            field.replace("".join(text.splitlines()[:1]), *sorted(field.selection))
        elif key and not (isinstance(page, Page) and page.take(key)):
            await page.handle_key(key)
            await self._check_bindings(key.key)
        if isinstance(page, Page):
            page.query_one(KeyLine).check()


async def _ready(page: Screen[object]) -> None:
    """Wait until the page has done all that it was told to, or is gone."""
    done = asyncio.Event()
    if page.call_later(done.set):
        waiting = asyncio.create_task(done.wait())
        await asyncio.wait((waiting, page.task), return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
