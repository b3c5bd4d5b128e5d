"""Trying again with a file that the studio failed at for a reason which may have passed."""

from django.db import transaction
from django.utils import timezone

from claqueta.errors import Words
from studio.accounts.public import Actor, allow, record
from studio.lib.errors import StudioError
from studio.library import queries
from studio.library.adding import order_ingest
from studio.library.models import Asset, AssetState


class NothingToRetry(StudioError):
    """The asset is ready or on its way, or was refused for what it is."""

    code = "library.nothing_to_retry"
    status = 409
    words = Words(
        en="Trying again would change nothing here. Upload another copy of the file, or another format.",
        es="Intentarlo de nuevo no cambiaría nada. Sube otra copia del archivo u otro formato.",
    )


def retry(actor: Actor, asset_id: str) -> Asset:
    """Orders another ingest of an asset that was refused for a passing reason.

    Raises Missing, Forbidden, NothingToRetry.
    """
    allow(actor, "library.edit", queries.asset(actor, asset_id))
    with transaction.atomic():
        row = Asset.objects.select_for_update(of=("self",)).get(pk=asset_id)
        if row.state != AssetState.REFUSED or not (row.error or {}).get("temporary"):
            raise NothingToRetry
        row.state, row.error, row.changed = AssetState.WAITING, None, timezone.now()
        row.save(update_fields=["state", "error", "changed"])
        record(
            actor, "library.edit", workspace_id=row.workspace_id, kind="asset", id=row.id, data={"what": "try again"}
        )
        order_ingest(row)
    return row
