"""Statements in, a Parquet file out: one row a statement, with the columns of the CSV, as they are."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import UsageError
from onrecord.serve.export.rows import HEADER, rows

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from onrecord.record.exports import Selection

GROUP: Final = 20_000
"""Rows that are held in memory and written together."""
_TYPES: Final = {"start": "int64", "end": "int64", "score": "float64"}


def write(selections: Iterable[Selection], path: str | os.PathLike[str]) -> None:
    """Write the statements; raises :class:`~onrecord.errors.UsageError` where pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 -- large, and only this format needs it
        import pyarrow.parquet as pq  # noqa: PLC0415 -- likewise
    except ImportError:
        raise UsageError("Parquet needs pyarrow: pip install 'onrecord[parquet]'") from None
    schema = pa.schema([(name, getattr(pa, _TYPES[name])() if name in _TYPES else pa.string()) for name in HEADER])
    waiting = chain.from_iterable(rows(selection) for selection in selections)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(waiting, GROUP)):
            columns: list[Any] = [pa.array(column, field.type) for column, field in zip(zip(*group, strict=True), schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
