"""Gives the pictures of a form random names: a file name may tell the answer."""

from chalicelib.core.exams import MasteredAsset
from chalicelib.core.kernel import NewId
from chalicelib.qti.packages.manifest import resolve
from chalicelib.qti.packages.media import Asset


class Pictures:
    """The pictures that bodies really show; the same content gets one name."""

    def __init__(self, assets: dict[str, Asset], new_id: NewId) -> None:
        """Start from the pictures of the package, none of them shown yet."""
        self._assets = assets
        self._new_id = new_id
        self._shown: dict[str, MasteredAsset] = {}

    def address(self, document: str, reference: str) -> str | None:
        """Return the ``asset:`` address of a picture, or None when the package does not have it."""
        asset = self._assets.get(resolve(document, reference) or "")
        if asset is None:
            return None
        if asset.sha256 not in self._shown:
            name = self._new_id()
            self._shown[asset.sha256] = MasteredAsset(name, asset.media_type, asset.data)
        return f"asset:{self._shown[asset.sha256].name}"

    @property
    def shown(self) -> tuple[MasteredAsset, ...]:
        """Return the pictures that were asked for, in the neutral order of their names."""
        return tuple(sorted(self._shown.values(), key=lambda asset: asset.name))
