"""The adapters of the cloud, each made (and its library loaded) when it is first asked for."""

from functools import cached_property

from chalicelib.bootstrap.access_stores import AccessStores
from chalicelib.core.candidates import CandidateStore, ImportStore
from chalicelib.core.exams import (
    BlobStore,
    ExamStore,
    FormStore,
    ImportProgressStore,
    KeyVault,
    PackageMaster,
    PartSealer,
    UploadStore,
    WrappedKeyStore,
)
from chalicelib.core.institutions import InstitutionStore, RegistrationStore
from chalicelib.core.kernel import Mailer, MailWriter
from chalicelib.core.results import FileStore
from chalicelib.core.scoring import ItemScorer, ScoreStore
from chalicelib.core.sessions import (
    GroupStore,
    JournalStore,
    PresenceStore,
    SessionStore,
    WorkspaceStore,
)
from chalicelib.core.sync import EdgeStore, IntakeStore, ParcelBox


class CloudStores(AccessStores):
    """Fulfils the other ports of the core with AWS."""

    @cached_property
    def institution_store(self) -> InstitutionStore:
        """Institutions and sites."""
        from chalicelib.adapters.dynamodb.institutions import DynamoInstitutionStore

        return DynamoInstitutionStore()

    @cached_property
    def registration_store(self) -> RegistrationStore:
        """What schools ask."""
        from chalicelib.adapters.dynamodb.registrations import DynamoRegistrationStore

        return DynamoRegistrationStore()

    @cached_property
    def candidate_store(self) -> CandidateStore:
        """Candidates."""
        from chalicelib.adapters.dynamodb.candidates import DynamoCandidateStore

        return DynamoCandidateStore()

    @cached_property
    def import_store(self) -> ImportStore:
        """Files of candidates that were read but not saved."""
        from chalicelib.adapters.dynamodb.candidate_imports import DynamoImportStore

        return DynamoImportStore()

    @cached_property
    def exam_store(self) -> ExamStore:
        """The catalogue of exams."""
        from chalicelib.adapters.dynamodb.exams import DynamoExamStore

        return DynamoExamStore()

    @cached_property
    def import_progress_store(self) -> ImportProgressStore:
        """How far imports of packages are."""
        from chalicelib.adapters.dynamodb.import_progress import DynamoImportProgressStore

        return DynamoImportProgressStore()

    @cached_property
    def form_store(self) -> FormStore:
        """Forms."""
        from chalicelib.adapters.dynamodb.exams import DynamoFormStore

        return DynamoFormStore()

    @cached_property
    def wrapped_key_store(self) -> WrappedKeyStore:
        """Wrapped keys of forms."""
        from chalicelib.adapters.dynamodb.exams import DynamoWrappedKeyStore

        return DynamoWrappedKeyStore()

    @cached_property
    def key_vault(self) -> KeyVault:
        """KMS."""
        from chalicelib.adapters.kms import KmsKeyVault

        return KmsKeyVault(self.settings.kms_key)

    @cached_property
    def sealer(self) -> PartSealer:
        """Encryption of parts."""
        from chalicelib.qti import crypto

        return crypto

    @cached_property
    def package_master(self) -> PackageMaster:
        """Reads QTI packages."""
        from chalicelib.qti import QtiMaster

        return QtiMaster(self.settings.package_limits, self.settings.package_allowed)

    @cached_property
    def item_scorer(self) -> ItemScorer:
        """Scores by the rules of QTI."""
        from chalicelib.qti import QtiScorer

        return QtiScorer()

    @cached_property
    def content_bucket(self) -> BlobStore:
        """Ciphertext that browsers fetch."""
        from chalicelib.adapters.s3 import S3BlobStore

        return S3BlobStore(self.settings.content_bucket, "content")

    @cached_property
    def vault_bucket(self) -> BlobStore:
        """Originals and scoring parts, encrypted."""
        from chalicelib.adapters.s3 import S3BlobStore

        return S3BlobStore(self.settings.vault_bucket, "forms")

    @cached_property
    def upload_store(self) -> UploadStore:
        """Where packages arrive."""
        from chalicelib.adapters.s3 import S3UploadStore

        return S3UploadStore(self.settings.upload_bucket, self.settings.public_endpoint)

    @cached_property
    def files(self) -> FileStore:
        """Files for people."""
        from chalicelib.adapters.s3 import S3FileStore

        return S3FileStore(self.settings.files_bucket, self.settings.public_endpoint, self.new_id)

    @cached_property
    def group_store(self) -> GroupStore:
        """Session groups."""
        from chalicelib.adapters.dynamodb.sessions.groups import DynamoGroupStore

        return DynamoGroupStore()

    @cached_property
    def session_store(self) -> SessionStore:
        """Exam sessions."""
        from chalicelib.adapters.dynamodb.sessions.exam_sessions import DynamoSessionStore

        return DynamoSessionStore()

    @cached_property
    def presence_store(self) -> PresenceStore:
        """Live records."""
        from chalicelib.adapters.dynamodb.sessions.presences import DynamoPresenceStore

        return DynamoPresenceStore()

    @cached_property
    def journal_store(self) -> JournalStore:
        """What candidates wrote."""
        from chalicelib.adapters.dynamodb.sessions.journals import DynamoJournalStore

        return DynamoJournalStore()

    @cached_property
    def workspace_store(self) -> WorkspaceStore:
        """What candidates arranged around their answers."""
        from chalicelib.adapters.dynamodb.sessions import DynamoWorkspaceStore

        return DynamoWorkspaceStore()

    @cached_property
    def score_store(self) -> ScoreStore:
        """Scores."""
        from chalicelib.adapters.dynamodb.scores import DynamoScoreStore

        return DynamoScoreStore()

    @cached_property
    def edge_store(self) -> EdgeStore:
        """School servers."""
        from chalicelib.adapters.dynamodb.edges import DynamoEdgeStore

        return DynamoEdgeStore()

    @cached_property
    def intake_store(self) -> IntakeStore:
        """How far parcels are taken in."""
        from chalicelib.adapters.dynamodb.edges import DynamoIntakeStore

        return DynamoIntakeStore()

    @cached_property
    def parcel_box(self) -> ParcelBox:
        """Where parcels arrive."""
        from chalicelib.adapters.s3.parcels import S3ParcelBox

        return S3ParcelBox(self.settings.inbox_bucket, self.settings.public_endpoint)

    @cached_property
    def mailer(self) -> Mailer:
        """E-mail."""
        from chalicelib.adapters.ses import SesMailer

        return SesMailer(self.settings.sender)

    @cached_property
    def mail_writer(self) -> MailWriter:
        """The words of e-mail."""
        from chalicelib.pages.mail_writer import TemplateMailWriter

        return TemplateMailWriter()
