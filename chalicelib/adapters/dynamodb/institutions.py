"""Institutions and their sites in the planning table, a partition for each institution."""

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, institution_partition, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.institutions import BrinCode, EducationLevel, Institution, Site, SiteCode
from chalicelib.core.kernel import InstitutionId, SiteId


class InstitutionRecord(Record, discriminator="institution"):
    """A school."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", "as long as the institution takes part")

    brin = UnicodeAttribute()
    name = UnicodeAttribute()


class SiteRecord(Record, discriminator="site"):
    """A place where an institution teaches."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", "as long as the institution takes part")

    code = UnicodeAttribute()
    name = UnicodeAttribute()
    offered_levels = JSONAttribute()


class DynamoInstitutionStore:
    """Institutions, and sites beside them."""

    def put(self, institution: Institution) -> None:
        """Keep an institution, over what was known of it."""
        record = InstitutionRecord(
            institution_partition(institution.id),
            "INSTITUTION",
            brin=institution.brin.value,
            name=institution.name,
        )
        with writes():
            record.save()

    def put_site(self, site: Site) -> None:
        """Keep a site, over what was known of it."""
        record = SiteRecord(
            institution_partition(site.institution_id),
            f"SITE#{site.id}",
            code=str(site.code),
            name=site.name,
            offered_levels=sorted(site.offered_levels),
        )
        with writes():
            record.save()

    def get(self, institution_id: InstitutionId) -> Institution:
        """Find an institution. :raises NotFound: if there is none."""
        with reads():
            record = InstitutionRecord.get(institution_partition(institution_id), "INSTITUTION")
        return Institution(institution_id, BrinCode(record.brin), record.name)

    def site(self, institution_id: InstitutionId, site_id: SiteId) -> Site:
        """Find a site of an institution. :raises NotFound: if it has no such site."""
        with reads():
            record = SiteRecord.get(institution_partition(institution_id), f"SITE#{site_id}")
        return _site(record, institution_id)

    def sites(self, institution_id: InstitutionId) -> tuple[Site, ...]:
        """Give all sites of an institution, in no particular order."""
        with reads():
            found = SiteRecord.query(
                institution_partition(institution_id), SiteRecord.sk.startswith("SITE#")
            )
            return tuple(_site(record, institution_id) for record in found)


def _site(record: SiteRecord, institution_id: InstitutionId) -> Site:
    return Site(
        id=SiteId(record.sk.removeprefix("SITE#")),
        institution_id=institution_id,
        code=SiteCode.parse(record.code),
        name=record.name,
        offered_levels=frozenset(EducationLevel(level) for level in record.offered_levels),
    )
