# Two accounts: in each, the role that the organization's management account may assume.
terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

variable "region" {
  type    = string
  default = "us-west-2"
}

variable "data_account" {
  description = "Has the bucket."
  type        = string
  default     = "222233334444"
}

variable "software_account" {
  description = "Has the instance."
  type        = string
  default     = "444455556666"
}

variable "role_to_assume" {
  description = "In both accounts."
  type        = string
  default     = "OrganizationAccountAccessRole"
}

provider "aws" {
  alias             = "data"
  region            = var.region
  s3_use_path_style = true # Names below localhost do not resolve everywhere.
  assume_role {
    role_arn = "arn:aws:iam::${var.data_account}:role/${var.role_to_assume}"
  }
  default_tags {
    tags = { scenario = "two-roles" }
  }
}

provider "aws" {
  alias  = "software"
  region = var.region
  assume_role {
    role_arn = "arn:aws:iam::${var.software_account}:role/${var.role_to_assume}"
  }
  default_tags {
    tags = { scenario = "two-roles" }
  }
}
