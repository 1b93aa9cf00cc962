"""The audit chain of a school server, anchored in the chain of its institution."""

from chalicelib.core.audit import EDGE_CHAIN_ANCHORED, AuditDraft, institution_chain
from chalicelib.core.kernel import InstitutionId
from chalicelib.core.sync.model.parcel import ChainAnchor, Parcel


def anchor_draft(institution_id: InstitutionId, parcel: Parcel, anchor: ChainAnchor) -> AuditDraft:
    """Make the event that says how far a school server's chain was when a parcel was made.

    It has one name however many parcels tell of the same head, so it is written once.
    """
    edge_id = parcel.place.edge_id
    objects = {"edge_id": edge_id, "number": str(anchor.number), "hash": anchor.hash}
    return AuditDraft(
        name=EDGE_CHAIN_ANCHORED,
        act="take_in_parcel",
        at=parcel.made_at,
        chain=institution_chain(institution_id),
        request_id=f"{edge_id}-{anchor.number}-{anchor.hash}",
        institution_id=institution_id,
        edge_id=edge_id,
        objects=objects,
    )
