"""Statements in, a REFI-QDA project out (.qdpx), for programs of qualitative research: texts, codes, coded passages.

The codes are the acts, the forms and the speakers; each span of a statement's content is coded with its own. Positions are
code points into the text as read.
"""

from __future__ import annotations

import re
import tempfile
import uuid
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from typing import IO

    from onrecord.record.exports import Selection

SPACE: Final = uuid.UUID("5f0e5c57-5b6e-4f0b-9a55-0d3c9f3d9b52")
"""The name space of our identifiers: the same statement has the same one in every export."""
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="onrecord" origin="onrecord" creatingUserGUID="{user}" creationDateTime="{now}">\n<Users><User guid="{user}" name="onrecord"/></Users>\n'  # noqa: E501 -- one tag


def write(selections: Iterable[Selection], path: str | os.PathLike[str]) -> None:
    """Write the project; the texts go in as they come, so that memory does not grow with them."""
    codes: dict[str, set[str]] = {}
    user, now = _guid("user"), f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    with tempfile.TemporaryFile("w+", encoding="utf-8") as sources, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for selection in selections:
            guid = _guid("report", str(selection.id))
            package.writestr(f"sources/{guid}.txt", _UNFIT.sub("\ufffd", selection.record.text).encode())
            sources.writelines(_source(selection, guid, codes, f'creatingUser="{user}" creationDateTime="{now}"'))
        sources.seek(0)
        with package.open("project.qde", "w", force_zip64=True) as project:
            for piece in _project(codes, sources, _HEAD.format(user=user, now=now)):
                project.write(piece.encode())


def _project(codes: dict[str, set[str]], sources: IO[str], head: str) -> Iterator[str]:
    yield head
    if codes:
        yield "<CodeBook><Codes>\n"
        for group in sorted(codes):
            yield f'<Code guid="{_guid("group", group)}" name={_attribute(group)} isCodable="false">\n'
            for name in sorted(codes[group]):
                yield f'<Code guid="{_guid("code", group, name)}" name={_attribute(name)} isCodable="true"/>\n'
            yield "</Code>\n"
        yield "</Codes></CodeBook>\n"
    yield "<Sources>\n"
    yield from sources
    yield "</Sources>\n</Project>\n"


def _source(selection: Selection, guid: str, codes: dict[str, set[str]], made: str) -> Iterator[str]:
    record = selection.record
    names = {party.id: party.name for party in record.parties}
    yield f'<TextSource guid="{guid}" name={_attribute(record.report.title or record.id)} plainTextPath="internal://{guid}.txt" {made}>\n'
    for number in selection.wanted:
        statement = record.statements[number]
        given = {"act": statement.act, "form": statement.form, "speaker": names.get(statement.speaker or "", "not named")}
        for group, name in given.items():
            codes.setdefault(group, set()).add(name)
        for at, (start, end) in enumerate(statement.content):
            own = _guid("statement", str(selection.id), selection.links[number], str(at))
            yield f'<PlainTextSelection guid="{own}" name="{selection.links[number]}" startPosition="{start}" endPosition="{end}" {made}>\n'
            for group, name in given.items():
                yield f'<Coding guid="{_guid(own, group)}" {made}><CodeRef targetGUID="{_guid("code", group, name)}"/></Coding>\n'
            yield "</PlainTextSelection>\n"
    yield "</TextSource>\n"


def _attribute(words: str) -> str:
    return quoteattr(_UNFIT.sub("\ufffd", words))


def _guid(*names: str) -> str:
    return str(uuid.uuid5(SPACE, "\0".join(names).encode("utf-8", "replace").decode()))
