"""The cloud as the school server sees it, over plain HTTPS."""

from fao_edge.adapters.uplink.cloud import HttpUplink, activate
from fao_edge.adapters.uplink.line import Line

__all__ = ["HttpUplink", "Line", "activate"]
