"""The way back of a mail in data.yaml: configuration set, event, rule, work queue."""

import boto3
import pytest

from chalicelib.adapters.queue.mail_events import DELIVERED, FAILURES, SOURCE
from infrastructure.templates import DATA, Tree, load
from tests.cloud import EmulatedCloud

MADE = load(DATA)["Resources"]
SETTINGS = {"Ref": "MailSettings"}


def _properties(name: str) -> Tree:
    properties: Tree = MADE[name]["Properties"]
    return properties


def test_every_mail_of_our_sender_goes_under_our_settings() -> None:
    identity = _properties("MailIdentity")

    assert identity["ConfigurationSetAttributes"] == {"ConfigurationSetName": SETTINGS}


def test_mail_leaves_over_tls_only_and_not_to_addresses_that_refused_it_before() -> None:
    assert _properties("MailSettings")["DeliveryOptions"] == {"TlsPolicy": "REQUIRE"}
    suppressed = _properties("MailSettings")["SuppressionOptions"]["SuppressedReasons"]
    assert set(suppressed) == {"BOUNCE", "COMPLAINT"}


def test_ses_tells_what_becomes_of_each_mail() -> None:
    told = _properties("MailEvents")

    assert told["ConfigurationSetName"] == SETTINGS
    destination = told["EventDestination"]
    assert destination["Enabled"] is True
    assert set(destination["MatchingEventTypes"]) == {
        "bounce",
        "complaint",
        "delivery",
        "deliveryDelay",
        "reject",
        "renderingFailure",
    }
    # SES tells the default bus only.
    (bus,) = destination["EventBridgeDestination"]["EventBusArn"].values()
    assert bus.endswith(":event-bus/default")


def test_the_rule_passes_on_all_that_we_understand_of_our_own_mail() -> None:
    rule = _properties("MailFate")

    assert rule["EventPattern"]["source"] == [SOURCE]
    assert set(rule["EventPattern"]["detail-type"]) == {DELIVERED, *FAILURES}
    tags = rule["EventPattern"]["detail"]["mail"]["tags"]
    assert tags == {"ses:configuration-set": [SETTINGS]}
    assert [target["Arn"] for target in rule["Targets"]] == [{"Fn::GetAtt": ["WorkQueue", "Arn"]}]
    # Another state would make a rule that never fires.
    assert rule.get("State", "ENABLED") == "ENABLED"


@pytest.mark.emulator
def test_a_cloud_takes_the_settings_of_mail(emulated_cloud: EmulatedCloud) -> None:
    client = boto3.client("sesv2")

    (told,) = client.get_configuration_set_event_destinations(ConfigurationSetName="facet-test")[
        "EventDestinations"
    ]

    assert told["Enabled"] is True
    assert "BOUNCE" in told["MatchingEventTypes"]
