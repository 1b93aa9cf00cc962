"""The Facet of the journeys: the same that ``make demo`` starts for itself."""

from infrastructure.local.own_process import RunningFacet as RunningFacet
from infrastructure.local.own_process import a_running_facet as a_running_facet
