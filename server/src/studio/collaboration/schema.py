"""The sockets in `spec/schema`: `python -m studio.collaboration.schema` writes it, `--check` says if it is stale."""

import sys

from claqueta.document.schema import as_text, json_schema, publish
from claqueta.spec.places import spec_path
from studio.collaboration.protocol import SocketMessages


def socket_schemas() -> dict[str, str]:
    """The text of each schema file by name."""
    return {"socket.json": as_text(json_schema("SocketMessages", SocketMessages))}


if __name__ == "__main__":
    sys.exit(publish(socket_schemas(), spec_path("schema"), sys.argv[1:]))
