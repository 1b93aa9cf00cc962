"""What a school server keeps as files in a folder."""

from fao_edge.adapters.disk.blobs import DiskBlobStore

__all__ = ["DiskBlobStore"]
