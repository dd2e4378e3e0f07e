# The account that has the repositories: who else may pull, what is kept, and where images are brought.
resource "aws_ecr_repository" "release" {
  provider             = aws.builds
  name                 = "release"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true
  image_scanning_configuration {
    scan_on_push = true
  }
  tags = { environment = "release" }
}

resource "aws_ecr_repository" "develop" {
  provider = aws.builds
  name     = "develop"
  encryption_configuration {
    encryption_type = "AES256"
  }
}

data "aws_iam_policy_document" "customer_pulls" {
  provider = aws.builds
  statement {
    sid     = "CustomerPulls"
    actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.customer_account}:root"]
    }
  }
}

resource "aws_ecr_repository_policy" "release" {
  provider   = aws.builds
  repository = aws_ecr_repository.release.name
  policy     = data.aws_iam_policy_document.customer_pulls.json
}

resource "aws_ecr_lifecycle_policy" "develop" {
  provider   = aws.builds
  repository = aws_ecr_repository.develop.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Images of branches go after two weeks."
        selection = {
          tagStatus     = "tagged"
          tagPrefixList = ["branch-"]
          countType     = "sinceImagePushed"
          countUnit     = "days"
          countNumber   = 14
        }
        action = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "Ten are enough of what has no name."
        selection    = { tagStatus = "untagged", countType = "imageCountMoreThan", countNumber = 10 }
        action       = { type = "expire" }
      },
    ]
  })
}

resource "aws_ecr_replication_configuration" "builds" {
  provider = aws.builds
  replication_configuration {
    rule {
      destination {
        region      = var.region
        registry_id = var.customer_account
      }
      destination {
        region      = "eu-west-1"
        registry_id = var.builds_account
      }
      repository_filter {
        filter      = "release"
        filter_type = "PREFIX_MATCH"
      }
    }
  }
}

data "aws_iam_policy_document" "trust_customer" {
  provider = aws.builds
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.customer_account}:root"]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["test"]
    }
  }
}

resource "aws_iam_role" "allow_ecr_release" {
  provider           = aws.builds
  name               = "allow_ecr_release"
  assume_role_policy = data.aws_iam_policy_document.trust_customer.json
}

data "aws_iam_policy_document" "allow_ecr_release" {
  provider = aws.builds
  statement {
    sid       = "ReadRelease"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "ecr:ResourceTag/environment"
      values   = ["release"]
    }
  }
  statement {
    sid       = "Login"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "allow_ecr_release" {
  provider = aws.builds
  name     = "allow_ecr_release"
  role     = aws_iam_role.allow_ecr_release.id
  policy   = data.aws_iam_policy_document.allow_ecr_release.json
}

output "registry" {
  value = split("/", aws_ecr_repository.release.repository_url)[0]
}
