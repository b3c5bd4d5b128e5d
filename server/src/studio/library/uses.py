"""Which projects and templates show which assets, as their owners tell it."""

from collections.abc import Collection

from django.db import transaction

from studio.library.models import AssetUse


def set_uses(kind: str, id: str, asset_ids: Collection[str]) -> None:
    """Notes that the thing `id` of `kind` ("project", "template") shows exactly `asset_ids`."""
    wanted = set(asset_ids)
    with transaction.atomic():
        mine = AssetUse.objects.filter(user_kind=kind, user_id=id)
        known = set(mine.values_list("asset_id", flat=True))
        if known - wanted:
            mine.filter(asset_id__in=known - wanted).delete()
        AssetUse.objects.bulk_create(
            [AssetUse(asset_id=asset, user_kind=kind, user_id=id) for asset in sorted(wanted - known)],
            ignore_conflicts=True,
        )


def uses(asset_id: str) -> list[tuple[str, str]]:
    """Kind and id of everything that shows the asset."""
    return list(AssetUse.objects.filter(asset_id=asset_id).values_list("user_kind", "user_id"))
