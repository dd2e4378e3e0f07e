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

variable "builds_account" {
  description = "Has the repositories."
  type        = string
  default     = "111111111111"
}

variable "customer_account" {
  description = "Gets what is released."
  type        = string
  default     = "999999999999"
}

variable "role_to_assume" {
  description = "In both accounts."
  type        = string
  default     = "OrganizationAccountAccessRole"
}

provider "aws" {
  alias  = "builds"
  region = var.region
  assume_role {
    role_arn = "arn:aws:iam::${var.builds_account}:role/${var.role_to_assume}"
  }
}

provider "aws" {
  alias  = "customer"
  region = var.region
  assume_role {
    role_arn = "arn:aws:iam::${var.customer_account}:role/${var.role_to_assume}"
  }
}
