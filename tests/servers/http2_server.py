"""One HTTP/2 answer after the other over TLS on a real port of 127.0.0.1."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import h2.config
import h2.connection
import h2.events
import trustme


@asynccontextmanager
async def http2_server(ca: trustme.CA, host: str, pages: Mapping[str, bytes]) -> AsyncIterator[tuple[int, list[str]]]:
    """Serves *pages* (path to HTML) of *host*; gives the port, and the paths asked for. A body of b"" is a reset."""
    asked: list[str] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        connection.initiate_connection()
        writer.write(connection.data_to_send())
        while data := await reader.read(65536):
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    path = dict(event.headers or ())[b":path"].decode()
                    asked.append(path)
                    answer(connection, event.stream_id, pages.get(path))
            writer.write(connection.data_to_send())
        writer.close()

    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(["h2"])
    ca.issue_cert(host).configure_cert(context)
    server = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1], asked
    finally:
        server.close()


def answer(connection: h2.connection.H2Connection, stream: int, body: bytes | None) -> None:
    """Head and body on one stream."""
    status = b"404" if body is None else b"200"
    connection.send_headers(stream, [(b":status", status), (b"content-type", b"text/html")])
    if body == b"":
        connection.reset_stream(stream)
    else:
        connection.send_data(stream, body or b"none", end_stream=True)
