"""A line that fails on request: a proxy between a browser and a Facet, with one address for all."""

from bench.fault_proxy.exchange import Exchange
from bench.fault_proxy.proxy import FaultProxy, a_fault_proxy
from bench.fault_proxy.rules import Rule

__all__ = ["Exchange", "FaultProxy", "Rule", "a_fault_proxy"]
