"""The function that candidates wait for loads nothing that only the portal needs."""

from bench.cold_import import NEVER_IN_DELIVERY, import_times


def test_the_delivery_function_imports_no_templates_xml_or_big_sdk() -> None:
    imported = {name.partition(".")[0] for name in import_times("delivery")}

    assert imported & set(NEVER_IN_DELIVERY) == set()
    assert "pynamodb" not in imported or "botocore" in imported
