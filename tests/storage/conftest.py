from tests.fakes.s3_server import aws_environment, bucket, s3_client

__all__ = ["aws_environment", "bucket", "s3_client"]
