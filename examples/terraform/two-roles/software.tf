# The account that has the instance, and role-02, with which it runs.
data "aws_iam_policy_document" "trust_ec2" {
  provider = aws.software
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "role_02" {
  provider           = aws.software
  name               = "role-02"
  assume_role_policy = data.aws_iam_policy_document.trust_ec2.json
}

data "aws_iam_policy_document" "assume" {
  provider = aws.software
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["arn:aws:iam::${var.data_account}:role/role-01"]
  }
}

resource "aws_iam_policy" "policy_02" {
  provider = aws.software
  name     = "policy-02"
  policy   = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy_attachment" "policy_02" {
  provider   = aws.software
  role       = aws_iam_role.role_02.name
  policy_arn = aws_iam_policy.policy_02.arn
}

resource "aws_iam_instance_profile" "role_02" {
  provider = aws.software
  name     = "role-02"
  role     = aws_iam_role.role_02.name
}

resource "aws_instance" "software" {
  provider             = aws.software
  ami                  = var.image
  instance_type        = "t3.micro"
  iam_instance_profile = aws_iam_instance_profile.role_02.name
  metadata_options {
    http_tokens = "required"
  }
  tags = { Name = "software" }
}

variable "image" {
  type    = string
  default = "ami-0123456789abcdef0"
}

output "instance" {
  value = aws_instance.software.id
}
