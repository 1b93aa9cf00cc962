"""The key vault on AWS KMS."""

from chalicelib.adapters.kms.vault import KmsKeyVault

__all__ = ["KmsKeyVault"]
