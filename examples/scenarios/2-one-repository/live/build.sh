#!/bin/sh
# Builds the scenario with the AWS CLI and docker in a cloud that runs: `wariin up --org organization.json`.
# PORT: where, if not on 4566. DOCKER: what images are made and pushed with, `podman` for one.
set -eu
cd "$(dirname "$0")"
wariin=${WARIIN:-../../../../bin/wariin}
aws=${AWS:-aws}
docker=${DOCKER:-docker}
builds=111111111111
# Any client reaches this name, without a setting: docker takes what is on this machine without TLS, podman if it is told to.
registry=localhost:${PORT:-4566}/$builds/us-west-2
case "$docker" in *podman*) plain=--tls-verify=false ;; *) plain= ;; esac

# The AWS CLI as an administrator of an account, with AWS's own host names: `as ACCOUNT COMMAND…`
as() (
  eval "$("$wariin" env ${PORT:+--port "$PORT"} --region us-west-2 --account "$1" --proxy)"
  shift
  AWS_PAGER='' "$aws" "$@"
)

as $builds ecr create-repository --repository-name release --tags Key=environment,Value=release \
  --query repository.repositoryArn --output text
as $builds ecr create-repository --repository-name develop --query repository.repositoryArn --output text

as $builds ecr get-login-password | $docker login $plain --username AWS --password-stdin "${registry%%/*}"
for repository in release develop; do
  tar -c README.md | $docker import - "$registry/$repository:v1.0"
  $docker push $plain "$registry/$repository:v1.0"
done

policy=$(as $builds iam create-policy --policy-name allow_ecr_release --policy-document file://allow-ecr-release.json \
  --query Policy.Arn --output text)
as $builds iam create-role --role-name allow_ecr_release --assume-role-policy-document file://trust-customer.json \
  --query Role.Arn --output text
as $builds iam attach-role-policy --role-name allow_ecr_release --policy-arn "$policy"

cat <<END

now be the customer, take the role, and log in:
  eval "\$(wariin env ${PORT:+--port $PORT }--region us-west-2 --account 999999999999 --proxy)"
  eval "\$(wariin exec --role-arn arn:aws:iam::$builds:role/allow_ecr_release --session-name allow_ecr_release --external-id test --export)"
  aws ecr describe-images --registry-id $builds --repository-name release
  aws ecr get-login-password | $docker login ${plain:+$plain }--username AWS --password-stdin ${registry%%/*}
this one comes, and that one is refused:
  $docker pull ${plain:+$plain }$registry/release:v1.0
  $docker pull ${plain:+$plain }$registry/develop:v1.0
ask why: wariin cloud denials; wariin explain --decision ID
END
