"""What Chalice does not make: CloudFormation templates, and the emulated cloud for developers."""
