"""The offline server of a school: the same acts without internet, Chalice or boto3."""
