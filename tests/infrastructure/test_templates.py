"""What every deployment may count on, read from the templates: the emulators check none of it."""

import json

import pytest

from chalicelib.acts.catalogue import delivery_acts, portal_acts
from chalicelib.serving.security import security_headers
from infrastructure.templates import ARTIFACTS, DATA, GATEWAY, WEB, Tree, load, resources
from tests.infrastructure.headers_of_files import headers_of

TEMPLATES = {path.name: load(path) for path in (ARTIFACTS, DATA, WEB)}
MADE = {name: made for tree in TEMPLATES.values() for name, made in tree["Resources"].items()}
TABLES = {n: m for n, m in MADE.items() if m["Type"] == "AWS::DynamoDB::Table"}
BUCKETS = {n: m for n, m in MADE.items() if m["Type"] == "AWS::S3::Bucket"}
POLICIES = {n: m for n, m in MADE.items() if m["Type"] == "AWS::S3::BucketPolicy"}
KEEPING = {
    "AWS::DynamoDB::Table",
    "AWS::S3::Bucket",
    "AWS::KMS::Key",
    "AWS::KMS::Alias",
    "AWS::SQS::Queue",
    "AWS::SecretsManager::Secret",
}
KEPT = {name: made for name, made in MADE.items() if made["Type"] in KEEPING}


def test_the_tables_and_buckets_of_the_documentation_are_there() -> None:
    tables = {
        made["Properties"]["TableName"]["Fn::Sub"].rsplit("-")[-1] for made in TABLES.values()
    }
    buckets = {
        made["Properties"]["BucketName"]["Fn::Sub"].rsplit("-")[-1] for made in BUCKETS.values()
    }

    assert tables == {"access", "planning", "sessions", "journal", "scoring", "audit"}
    assert buckets == {"upload", "vault", "content", "files", "inbox", "web", "artifacts"}


@pytest.mark.parametrize("name", KEPT)
def test_whatever_holds_data_outlives_its_stack(name: str) -> None:
    assert KEPT[name]["DeletionPolicy"] == "Retain"
    assert KEPT[name]["UpdateReplacePolicy"] == "Retain"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_protected_restorable_and_encrypted_under_our_key(name: str) -> None:
    table = TABLES[name]["Properties"]

    assert table["DeletionProtectionEnabled"] is True
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["SSESpecification"]["KMSMasterKeyId"] == {"Fn::GetAtt": ["Key", "Arn"]}
    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert [key["AttributeName"] for key in table["KeySchema"]] == ["pk", "sk"]


@pytest.mark.parametrize("name", ["AccessTable", "PlanningTable"])
def test_logins_and_unsaved_imports_are_tidied_up(name: str) -> None:
    setting = TABLES[name]["Properties"]["TimeToLiveSpecification"]

    assert setting == {"AttributeName": "expires_at", "Enabled": True}


@pytest.mark.parametrize("name", BUCKETS)
def test_a_bucket_is_closed_to_the_public_and_encrypted(name: str) -> None:
    bucket = BUCKETS[name]["Properties"]
    rules = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    closed = bucket["PublicAccessBlockConfiguration"]

    assert len(closed) == 4
    assert all(value is True for value in closed.values())
    assert bucket["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]
    assert rules[0]["ServerSideEncryptionByDefault"]["SSEAlgorithm"] in ("aws:kms", "AES256")


@pytest.mark.parametrize("bucket", BUCKETS)
def test_a_bucket_answers_over_tls_only(bucket: str) -> None:
    denials = [s for s in _statements(POLICIES[f"{bucket}Policy"]) if s["Effect"] == "Deny"]

    assert [denial["Condition"] for denial in denials] == [
        {"Bool": {"aws:SecureTransport": "false"}}
    ]
    assert [denial["Action"] for denial in denials] == ["s3:*"]
    assert all(len(denial["Resource"]) == 2 for denial in denials)


@pytest.mark.parametrize("name", ["UploadBucket", "VaultBucket", "FilesBucket"])
def test_what_browsers_do_not_read_through_cloudfront_lies_under_our_key(name: str) -> None:
    rule = BUCKETS[name]["Properties"]["BucketEncryption"]["ServerSideEncryptionConfiguration"][0]

    assert rule["ServerSideEncryptionByDefault"]["KMSMasterKeyID"] == {"Fn::GetAtt": ["Key", "Arn"]}


@pytest.mark.parametrize("name", ["UploadBucket", "FilesBucket"])
def test_uploads_and_downloads_are_forgotten_after_a_day(name: str) -> None:
    bucket = BUCKETS[name]["Properties"]
    (rule,) = bucket["LifecycleConfiguration"]["Rules"]

    assert (rule["Status"], rule["ExpirationInDays"]) == ("Enabled", 1)
    # An old version would survive the delete.
    assert "VersioningConfiguration" not in bucket


def test_only_our_own_pages_may_post_into_the_upload_bucket() -> None:
    (rule,) = BUCKETS["UploadBucket"]["Properties"]["CorsConfiguration"]["CorsRules"]

    assert rule["AllowedOrigins"] == [{"Ref": "PublicOrigin"}]
    assert rule["AllowedMethods"] == ["POST"]


@pytest.mark.parametrize("name", POLICIES)
def test_nothing_is_allowed_to_everyone(name: str) -> None:
    allowed = [s for s in _statements(POLICIES[name]) if s["Effect"] == "Allow"]

    for statement in allowed:
        assert statement["Principal"] == {"Service": "cloudfront.amazonaws.com"}
        assert statement["Action"] == "s3:GetObject"
        assert (
            "${Distribution}" in statement["Condition"]["StringEquals"]["aws:SourceArn"]["Fn::Sub"]
        )


def test_the_key_rotates_and_only_the_accounts_own_policies_open_it() -> None:
    key = MADE["Key"]["Properties"]
    (statement,) = key["KeyPolicy"]["Statement"]

    assert key["EnableKeyRotation"] is True
    assert statement["Principal"] == {"AWS": {"Fn::Sub": _account_root()}}


def test_failing_work_ends_in_a_queue_of_its_own_and_is_kept_for_two_weeks() -> None:
    queue, failed = (MADE[name]["Properties"] for name in ("WorkQueue", "DeadLetterQueue"))

    assert queue["RedrivePolicy"]["deadLetterTargetArn"] == {
        "Fn::GetAtt": ["DeadLetterQueue", "Arn"]
    }
    assert queue["RedrivePolicy"]["maxReceiveCount"] == 5
    assert queue["SqsManagedSseEnabled"] is failed["SqsManagedSseEnabled"] is True
    assert failed["MessageRetentionPeriod"] == 14 * 24 * 3600


def test_every_bucket_behind_cloudfront_is_read_with_a_signature() -> None:
    config = MADE["BucketAccess"]["Properties"]["OriginAccessControlConfig"]
    origins = {each["Id"]: each for each in _distribution()["Origins"]}

    assert (config["SigningBehavior"], config["SigningProtocol"]) == ("always", "sigv4")
    for name in ("web", "content"):
        assert origins[name]["OriginAccessControlId"] == {"Fn::GetAtt": ["BucketAccess", "Id"]}


@pytest.mark.parametrize(("name", "path"), [("api", "/api/*"), ("delivery", "/api/delivery/*")])
def test_an_api_sees_the_origin_secret_and_nothing_of_it_is_cached(name: str, path: str) -> None:
    origin = next(each for each in _distribution()["Origins"] if each["Id"] == name)
    behaviour = _behaviours()[path]
    (header,) = origin["OriginCustomHeaders"]

    assert header["HeaderName"] == "X-Facet-Origin-Secret"
    assert header["HeaderValue"]["Fn::Sub"].startswith("{{resolve:secretsmanager:")
    assert behaviour["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    assert "ResponseHeadersPolicyId" not in behaviour


def test_candidates_reach_their_own_function_before_the_pattern_that_fits_all_acts() -> None:
    patterns = list(_behaviours())

    assert patterns.index("/api/delivery/*") < patterns.index("/api/*")
    assert all(path.startswith("/delivery/") for path in _paths_of_delivery())


def test_each_path_goes_where_the_local_server_sends_it() -> None:
    targets = {path: behaviour["TargetOriginId"] for path, behaviour in _behaviours().items()}

    assert targets == {
        "/api/delivery/*": "delivery",
        "/api/*": "api",
        "/exam/*": "web",
        "/static/*": "web",
        "/content/*": "content",
    }


@pytest.mark.parametrize(
    "policy", resources(TEMPLATES["web.yaml"], "AWS::CloudFront::ResponseHeadersPolicy")
)
def test_files_carry_the_security_headers_that_acts_carry(policy: str) -> None:
    of_acts = dict(security_headers("https://upload.example.nl"))
    of_files = dict(headers_of(policy))

    unlike = {name for name, value in of_files.items() if of_acts[name] != value}
    assert unlike == {"Content-Security-Policy"}
    assert "frame-ancestors 'none'" in of_files["Content-Security-Policy"]
    assert "unsafe" not in of_files["Content-Security-Policy"]


def test_the_exam_app_runs_its_own_scripts_and_talks_to_its_own_origin_only() -> None:
    policy = dict(
        part.strip().split(" ", 1)
        for part in dict(headers_of("ExamHeaders"))["Content-Security-Policy"].split(";")
    )

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"


def test_the_gateway_answers_in_the_shape_of_the_acts() -> None:
    answers = json.loads(GATEWAY.read_text(encoding="utf-8"))["Resources"]
    shapes = {
        name: json.loads(answer["Properties"]["ResponseTemplates"]["application/json"])
        for name, answer in answers.items()
    }

    assert shapes["UnknownPath"]["status"] == 404
    assert answers["UnknownPath"]["Properties"]["ResponseType"] == "MISSING_AUTHENTICATION_TOKEN"
    for name, shape in shapes.items():
        assert set(shape) == {"type", "title", "status", "detail", "reference", "request_id"}
        assert str(shape["status"]) == answers[name]["Properties"]["StatusCode"]
        headers = answers[name]["Properties"]["ResponseParameters"]
        assert headers["gatewayresponse.header.Content-Type"] == "'application/problem+json'"


def _statements(policy: Tree) -> list[Tree]:
    statements: list[Tree] = policy["Properties"]["PolicyDocument"]["Statement"]
    return statements


def _distribution() -> Tree:
    config: Tree = MADE["Distribution"]["Properties"]["DistributionConfig"]
    return config


def _behaviours() -> dict[str, Tree]:
    return {each["PathPattern"]: each for each in _distribution()["CacheBehaviors"]}


def _paths_of_delivery() -> set[str]:
    return set(delivery_acts().by_path()) - set(portal_acts().by_path())


def _account_root() -> str:
    return "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"
