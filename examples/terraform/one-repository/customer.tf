# The account that gets what is released: it lets the builds bring images, and has settings of its own for what they bring.
data "aws_iam_policy_document" "builds_replicate" {
  provider = aws.customer
  statement {
    sid       = "BuildsReplicate"
    actions   = ["ecr:CreateRepository", "ecr:ReplicateImage"]
    resources = ["arn:aws:ecr:${var.region}:${var.customer_account}:repository/release"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.builds_account}:root"]
    }
  }
}

resource "aws_ecr_registry_policy" "customer" {
  provider = aws.customer
  policy   = data.aws_iam_policy_document.builds_replicate.json
}

resource "aws_ecr_repository_creation_template" "replicated" {
  provider             = aws.customer
  prefix               = "release"
  description          = "What is brought from the builds"
  applied_for          = ["REPLICATION"]
  image_tag_mutability = "IMMUTABLE"
  resource_tags        = { from = "builds" }
  encryption_configuration {
    encryption_type = "AES256"
  }
}

resource "aws_ecr_pull_through_cache_rule" "public" {
  provider              = aws.customer
  ecr_repository_prefix = "public"
  upstream_registry_url = "public.ecr.aws"
}

resource "aws_ecr_registry_scanning_configuration" "customer" {
  provider  = aws.customer
  scan_type = "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_account_setting" "scanner" {
  provider = aws.customer
  name     = "BASIC_SCAN_TYPE_VERSION"
  value    = "AWS_NATIVE"
}
