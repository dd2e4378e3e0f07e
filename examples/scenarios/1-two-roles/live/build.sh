#!/bin/sh
# Builds the scenario with the AWS CLI in a cloud that runs: `wariin up --org organization.json`. PORT: where, if not on 4566.
set -eu
cd "$(dirname "$0")"
wariin=${WARIIN:-../../../../bin/wariin}
aws=${AWS:-aws}
data=222233334444
software=444455556666

# The AWS CLI as an administrator of an account, with AWS's own host names: `as ACCOUNT COMMAND…`
as() (
  eval "$("$wariin" env ${PORT:+--port "$PORT"} --account "$1" --proxy)"
  shift
  AWS_PAGER='' "$aws" "$@"
)

echo "role-01 trusts role-02, which is not there yet:"
if as $data iam create-role --role-name role-01 --assume-role-policy-document file://role-01.json; then exit 1; fi
echo

as $software iam create-role --role-name role-02 --assume-role-policy-document file://role-02.json --query Role.Arn --output text
as $software iam put-role-policy --role-name role-02 --policy-name policy-02 --policy-document file://policy-02.json
as $software iam create-instance-profile --instance-profile-name role-02 --query InstanceProfile.Arn --output text
as $software iam add-role-to-instance-profile --instance-profile-name role-02 --role-name role-02

as $data iam create-role --role-name role-01 --assume-role-policy-document file://role-01.json --query Role.Arn --output text
as $data iam put-role-policy --role-name role-01 --policy-name policy-01 --policy-document file://policy-01.json
as $data s3 mb s3://foobar
as $data s3 cp --recursive --no-progress bucket s3://foobar

instance=$(as $software ec2 run-instances --image-id ami-0123456789abcdef0 --iam-instance-profile Name=role-02 \
  --query 'Instances[0].InstanceId' --output text)

echo
echo "on the instance, role-02 may not list the bucket, and role-01 may:"
echo "  wariin instance exec $instance -- aws s3 ls s3://foobar/"
echo "  wariin instance exec $instance -- wariin exec --role-arn arn:aws:iam::$data:role/role-01 -- aws s3 ls s3://foobar/"
echo "now take away one of role-01.json, policy-01.json, policy-02.json, try again, and ask why:"
echo "  as the refusal says: wariin explain --decision ID"
