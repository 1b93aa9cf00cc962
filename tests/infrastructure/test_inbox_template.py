"""The way of a parcel in data.yaml: a bucket that keeps all, an event, a rule, the work queue."""

from infrastructure.templates import DATA, Tree, load

MADE = load(DATA)["Resources"]


def _properties(name: str) -> Tree:
    properties: Tree = MADE[name]["Properties"]
    return properties


def test_every_version_of_what_school_servers_hand_in_is_kept_for_good() -> None:
    bucket = _properties("InboxBucket")

    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    assert "LifecycleConfiguration" not in bucket
    # It is put there by school servers and read by us: no browser has anything to do there.
    assert "CorsConfiguration" not in bucket


def test_what_school_servers_hand_in_lies_under_our_key() -> None:
    (rule,) = _properties("InboxBucket")["BucketEncryption"]["ServerSideEncryptionConfiguration"]

    assert rule["ServerSideEncryptionByDefault"]["KMSMasterKeyID"] == {"Fn::GetAtt": ["Key", "Arn"]}


def test_each_arrival_in_that_bucket_alone_is_told_to_the_work_queue() -> None:
    told = _properties("InboxBucket")["NotificationConfiguration"]["EventBridgeConfiguration"]
    rule = _properties("ParcelArrived")

    assert told == {"EventBridgeEnabled": True}
    assert rule["EventPattern"] == {
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {"bucket": {"name": [{"Ref": "InboxBucket"}]}},
    }
    assert [target["Arn"] for target in rule["Targets"]] == [{"Fn::GetAtt": ["WorkQueue", "Arn"]}]
    # Another state would make a rule that never fires.
    assert rule.get("State", "ENABLED") == "ENABLED"


def test_only_our_two_rules_may_put_something_on_the_work_queue_from_outside() -> None:
    policy = _properties("WorkQueuePolicy")
    (statement,) = policy["PolicyDocument"]["Statement"]

    assert policy["Queues"] == [{"Ref": "WorkQueue"}]
    assert statement["Effect"] == "Allow"
    assert statement["Principal"] == {"Service": "events.amazonaws.com"}
    assert statement["Action"] == "sqs:SendMessage"
    assert statement["Resource"] == {"Fn::GetAtt": ["WorkQueue", "Arn"]}
    assert statement["Condition"] == {
        "ArnEquals": {
            "aws:SourceArn": [
                {"Fn::GetAtt": [rule, "Arn"]} for rule in ("ParcelArrived", "MailFate")
            ]
        }
    }


def test_the_queue_can_be_written_by_events_without_a_key_of_ours() -> None:
    # Events could not send to a queue under our key: its policy names no service.
    queue = _properties("WorkQueue")

    assert queue["SqsManagedSseEnabled"] is True
    assert "KmsMasterKeyId" not in queue
