"""Valid exams and forms with one call, and a publishing house wired to any set of stores."""

import gzip
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime

from chalicelib.core.access import Actor, Role, Scope
from chalicelib.core.audit import AuditTrail
from chalicelib.core.exams import (
    BlobStore,
    Cardinality,
    ChoiceSet,
    ContentKeys,
    EducationLevel,
    Exam,
    ExamCatalogue,
    ExamForm,
    ExamPreview,
    ExamState,
    ExamStore,
    ExamView,
    FormItem,
    FormLibrary,
    FormOutline,
    FormPart,
    FormSafe,
    FormSection,
    FormStore,
    ImportErrorReport,
    Importing,
    ImportProgressStore,
    ItemPlace,
    KeyVault,
    MasteredAsset,
    MasteredForm,
    Navigation,
    OutlineKeys,
    PackageMaster,
    PartKind,
    PartSealer,
    PreviewView,
    Publishing,
    ReportKeys,
    ReportSafe,
    ResponseDeclaration,
    ScoringParts,
    VaultKeys,
    WrappedKeyStore,
)
from chalicelib.core.kernel import ExamId, FormId, InstitutionId, ItemId, UserId
from tests.fakes.audit import FakeAuditTrail
from tests.fakes.exams import (
    FakeBlobStore,
    FakeExamStore,
    FakeFormStore,
    FakeImportProgressStore,
    FakePackageMaster,
    FakeUploadStore,
    FakeWrappedKeyStore,
)
from tests.fakes.kernel import CountingIds, StandingClock
from tests.fakes.keys import FakeKeyVault, FakePartSealer
from tests.fakes.work import FakeWorkQueue

PACKAGE_BYTES_MAX = 1_000_000


def an_actor(*roles: Role, institution_id: str = "duo") -> Actor:
    """Somebody in the portal with these roles."""
    return Actor(
        user_id=UserId("user-1"),
        institution_id=InstitutionId(institution_id),
        site_ids=frozenset(),
        roles=frozenset(roles),
        scope=Scope.PORTAL,
        name="A. de Vries",
    )


def a_publisher() -> Actor:
    """An exam publisher."""
    return an_actor(Role.EXAM_PUBLISHER)


def an_exam(exam_id: str = "exam-1", state: ExamState = ExamState.UPLOADED) -> Exam:
    """An exam that was never stored."""
    return Exam(
        id=ExamId(exam_id),
        title="rekenen-2f",
        state=state,
        file_name="rekenen-2f.zip",
        uploaded_by=UserId("user-1"),
        created_at=datetime(2026, 5, 1, 8, 0, tzinfo=UTC),
    )


def an_outline(form_id: str = "form-1", title: str = "Rekenen 2F") -> FormOutline:
    """A form of two items: a shuffled choice, and a text that a scorer looks at."""
    one, two = ItemId("ITM-1"), ItemId("ITM-2")
    choice = ResponseDeclaration("RESPONSE", Cardinality.SINGLE, "identifier")
    text = ResponseDeclaration("RESPONSE", Cardinality.SINGLE, "string")
    section = FormSection("S1", "Getallen", (ItemPlace(one), ItemPlace(two)), shuffle=True)
    return FormOutline(
        form_id=FormId(form_id),
        title=title,
        language="nl",
        parts=(FormPart("P1", Navigation.NONLINEAR, (section,)),),
        items=(
            FormItem(
                one, "Korting", 1.0, False, (choice,),
                (ChoiceSet("RESPONSE", ("A", "B", "C"), frozenset({"C"}), shuffle=True),),
            ),
            FormItem(two, "Uitleg", 2.0, True, (text,)),
        ),
    )  # fmt: skip


def a_mastered_form(outline: FormOutline | None = None, text: str = "Hoeveel?") -> MasteredForm:
    """What mastering makes of a package with one picture; ``text`` stands in every part."""
    outline = outline or an_outline()
    content = {
        "format": "facet-delivery/2",
        "title": outline.title,
        "items": [{"id": item.id, "body": text} for item in outline.items],
        "assets": [{"name": "asset-name-1", "media_type": "image/svg+xml"}],
    }
    return MasteredForm(
        outline=outline,
        content=json.dumps(content).encode(),
        assets=(MasteredAsset("asset-name-1", "image/svg+xml", f"<svg>{text}</svg>".encode()),),
        scoring=f"<key>{text}</key>".encode(),
    )


def an_exam_form(form_id: str = "form-1") -> ExamForm:
    """A stored form without parts."""
    return ExamForm(FormId(form_id), ExamId("exam-1"), (), b"\x00sealed\xff")


@dataclass
class PublishingHouse:
    """All services of exams over fakes, or over the stores that are handed in."""

    packages: PackageMaster = field(default_factory=lambda: FakePackageMaster(a_mastered_form()))
    exams: ExamStore = field(default_factory=FakeExamStore)
    forms: FormStore = field(default_factory=FakeFormStore)
    wrapped_keys: WrappedKeyStore = field(default_factory=FakeWrappedKeyStore)
    content: BlobStore = field(default_factory=FakeBlobStore)
    vault: BlobStore = field(default_factory=FakeBlobStore)
    sealer: PartSealer = field(default_factory=FakePartSealer)
    key_vault: KeyVault = field(default_factory=FakeKeyVault)
    uploads: FakeUploadStore = field(default_factory=FakeUploadStore)
    progress: ImportProgressStore = field(default_factory=FakeImportProgressStore)
    trail: AuditTrail = field(default_factory=FakeAuditTrail)
    queue: FakeWorkQueue = field(default_factory=FakeWorkQueue)
    clock: StandingClock = field(default_factory=StandingClock)
    new_id: CountingIds = field(default_factory=CountingIds)

    def __post_init__(self) -> None:
        """Wire the services."""
        sealer = self.sealer
        self.content_keys = ContentKeys(self.wrapped_keys, self.key_vault)
        outline_keys = OutlineKeys(self.wrapped_keys, self.key_vault)
        vault_keys = VaultKeys(self.wrapped_keys, self.key_vault)
        self.safe = FormSafe(
            self.forms, self.content, self.vault, sealer,
            self.content_keys, outline_keys, vault_keys, self.new_id,
        )  # fmt: skip
        self.library = FormLibrary(self.forms, outline_keys, sealer)
        self.scoring_parts = ScoringParts(self.library, self.vault, vault_keys, sealer)
        self.catalogue = ExamCatalogue(self.exams)
        self.previews = ExamPreview(self.exams, self.library, self.content_keys)
        self.publishing = Publishing(
            exams=self.exams,
            uploads=self.uploads,
            arrival_address=lambda exam_id: f"https://facet.example.nl/api/exams/{exam_id}",
            package_bytes_max=PACKAGE_BYTES_MAX,
            clock=self.clock,
            new_id=self.new_id,
        )
        report_keys = ReportKeys(self.wrapped_keys, self.key_vault)
        self.importing = Importing(
            exams=self.exams,
            uploads=self.uploads,
            packages=self.packages,
            safe=self.safe,
            reports=ReportSafe(self.vault, sealer, report_keys, self.new_id),
            progress=self.progress,
            trail=self.trail,
            queue=self.queue,
            package_bytes_max=PACKAGE_BYTES_MAX,
            clock=self.clock,
            new_id=self.new_id,
        )

    def post(self, data: bytes = b"a zip") -> ExamId:
        """Upload a package, which nobody asks to read in yet."""
        upload = self.publishing.start_upload(a_publisher(), file_name="rekenen-2f.zip")
        self.uploads.post(upload.fields, data)
        return upload.exam_id

    def receive(self, exam_id: ExamId) -> ExamView:
        """Have an uploaded package read in, and do that work."""
        self.importing.receive_upload(a_publisher(), exam_id=exam_id)
        self.importing.import_package(exam_id)
        return self.catalogue.get_exam(a_publisher(), exam_id=exam_id)

    def shown(self, preview: PreviewView) -> dict[PartKind, list[bytes]]:
        """Decrypt the parts of a preview, as the publisher's browser does."""
        manifest, shown = preview.manifest, {kind: list[bytes]() for kind in PartKind}
        for part in manifest.parts:
            blob = self.content.get(manifest.form_id, part.name)
            plain = self.sealer.open_part(preview.content_key, manifest.form_id, part.name, blob)
            is_content = part.kind is PartKind.CONTENT
            shown[part.kind].append(gzip.decompress(plain) if is_content else plain)
        return shown

    def upload(self, data: bytes = b"a zip") -> ExamView:
        """Upload a package and have it read in."""
        return self.receive(self.post(data))

    def report(self, exam_id: ExamId) -> ImportErrorReport:
        """Open what the import found."""
        return self.importing.report(a_publisher(), exam_id=exam_id)

    def publish(self, exam_id: ExamId, title: str = "Rekenen 2F") -> ExamView:
        """Publish an exam under ordinary details."""
        return self.publishing.publish(
            a_publisher(),
            exam_id=exam_id,
            title=title,
            subject="Rekenen",
            level=EducationLevel.F2,
            period="2026 periode 3",
            duration_minutes=90,
        )
