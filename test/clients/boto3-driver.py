# boto3, driven by lines of JSON: `serve`; or as small programs that an instance could run: `list BUCKET`, `whoami`.
import datetime
import json
import os
import re
import sys

import boto3
import botocore.exceptions

VERSION = tuple(int(part) for part in boto3.__version__.split(".")[:2])
# boto3 reads the endpoint variable by itself from 1.28 on.
ENDPOINT = os.environ.get("AWS_ENDPOINT_URL") if VERSION < (1, 28) else None
SESSION = boto3.session.Session()
CLIENTS = {}


def client(service):
    if service not in CLIENTS:
        CLIENTS[service] = SESSION.client(service, endpoint_url=ENDPOINT)
    return CLIENTS[service]


def method(operation):
    spaced = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", operation)
    return re.sub(r"([A-Z])([A-Z][a-z])", r"\1_\2", spaced).lower()


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if hasattr(value, "read"):
        return value.read().decode()
    raise TypeError(type(value))


def answer(service, operation, input):
    try:
        output = getattr(client(service), method(operation))(**input)
    except botocore.exceptions.ClientError as error:
        told = error.response["Error"]
        return {"ok": False, "code": told["Code"], "message": told.get("Message", "")}
    output.pop("ResponseMetadata")
    return {"ok": True, "output": output}


def list_bucket(bucket):
    listed = client("s3").list_objects_v2(Bucket=bucket, Delimiter="/")
    for one in listed.get("CommonPrefixes", []):
        print(f"{'PRE':>30} {one['Prefix']}")
    for one in listed.get("Contents", []):
        print(f"{one['LastModified']:%Y-%m-%d %H:%M:%S} {one['Size']:>10} {one['Key']}")


mode, *arguments = sys.argv[1:]
if mode == "serve":
    for line in sys.stdin:
        print(json.dumps(answer(**json.loads(line)), default=plain), flush=True)
else:
    try:
        if mode == "list":
            list_bucket(*arguments)
        else:
            print(client("sts").get_caller_identity()["Arn"])
    except botocore.exceptions.ClientError as error:
        sys.exit(str(error))
