# The account that has the bucket, and role-01, which may read it.
resource "aws_s3_bucket" "foobar" {
  provider      = aws.data
  bucket        = var.bucket
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "foobar" {
  provider                = aws.data
  bucket                  = aws_s3_bucket.foobar.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "foobar" {
  provider = aws.data
  bucket   = aws_s3_bucket.foobar.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_object" "pages" {
  provider     = aws.data
  for_each     = var.objects
  bucket       = aws_s3_bucket.foobar.id
  key          = each.key
  content      = each.value
  content_type = endswith(each.key, ".html") ? "text/html" : "text/plain"
}

data "aws_iam_policy_document" "only_tls" {
  provider = aws.data
  statement {
    sid       = "OnlyTls"
    effect    = "Deny"
    actions   = ["s3:PutObjectAcl"]
    resources = ["${aws_s3_bucket.foobar.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "foobar" {
  provider = aws.data
  bucket   = aws_s3_bucket.foobar.id
  policy   = data.aws_iam_policy_document.only_tls.json
}

data "aws_iam_policy_document" "trust_role_02" {
  provider = aws.data
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.role_02.arn]
    }
  }
}

resource "aws_iam_role" "role_01" {
  provider           = aws.data
  name               = "role-01"
  description        = "Reads the bucket for software of another account"
  assume_role_policy = data.aws_iam_policy_document.trust_role_02.json
}

resource "aws_iam_role_policy" "policy_01" {
  provider = aws.data
  name     = "policy-01"
  role     = aws_iam_role.role_01.id
  policy   = data.aws_iam_policy_document.read.json
}

data "aws_iam_policy_document" "read" {
  provider = aws.data
  statement {
    actions   = ["s3:Get*", "s3:List*"]
    resources = ["*"]
  }
}

variable "bucket" {
  type    = string
  default = "foobar"
}

variable "objects" {
  type = map(string)
  default = {
    "404.html"            = ""
    "Hello.txt"           = "Hello from the bucket of an account.\n"
    "hello.html"          = "<!doctype html>\n<title>Hello</title>\n<p>Hello from the bucket of another account!</p>\n\n"
    "index.html"          = ""
    "logs/2023-01-01.txt" = "GET /hello\n"
  }
}
