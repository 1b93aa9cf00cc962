"""Gives the files of a form random names and no hidden words: both may tell the answer."""

from chalicelib.core.exams import MasteredAsset
from chalicelib.core.kernel import NewId
from chalicelib.qti.mastering.stripping import stripped
from chalicelib.qti.packages.media import Asset
from chalicelib.qti.packages.names import resolve


class ShownAssets:
    """The files that bodies and style sheets really show; the same content gets one name."""

    def __init__(self, assets: dict[str, Asset], new_id: NewId) -> None:
        """Start from the files of the package, by path, none of them shown yet."""
        self._assets = assets
        self._new_id = new_id
        self._shown: dict[str, MasteredAsset] = {}

    def address(self, document: str, reference: str) -> str | None:
        """Return the ``asset:`` address of a file, which is then shown.

        None where the package does not have it.
        """
        asset = self._find(document, reference)
        if asset is None:
            return None
        if asset.sha256 not in self._shown:
            name = self._new_id()
            self._shown[asset.sha256] = MasteredAsset(name, asset.media_type, stripped(asset))
        return f"asset:{self._shown[asset.sha256].name}"

    def media_type(self, document: str, reference: str) -> str | None:
        """Return the media type of a file by its content, without showing it."""
        asset = self._find(document, reference)
        return asset.media_type if asset else None

    @property
    def shown(self) -> tuple[MasteredAsset, ...]:
        """Return the files that were asked for, in the neutral order of their names."""
        return tuple(sorted(self._shown.values(), key=lambda asset: asset.name))

    def _find(self, document: str, reference: str) -> Asset | None:
        return self._assets.get(resolve(document, reference) or "")
