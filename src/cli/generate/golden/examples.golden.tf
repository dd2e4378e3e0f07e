data "aws_ssoadmin_instances" "AdministratorAccess" {}

data "aws_ssoadmin_permission_set" "AdministratorAccess" {
  instance_arn = tolist(data.aws_ssoadmin_instances.AdministratorAccess.arns)[0]
  name         = "AdministratorAccess"
}

resource "aws_ssoadmin_permission_set_inline_policy" "AdministratorAccess" {
  instance_arn       = tolist(data.aws_ssoadmin_instances.AdministratorAccess.arns)[0]
  permission_set_arn = data.aws_ssoadmin_permission_set.AdministratorAccess.arn
  inline_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "CloudformationUse"
        Effect = "Allow"
        Action = [
          "cloudformation:CreateStack",
          "cloudformation:DescribeStacks",
        ]
        Resource = "arn:aws:cloudformation:us-west-2:300000000003:stack/orders-queue/*"
      },
      {
        Sid      = "CloudformationDescribeStackEvents"
        Effect   = "Allow"
        Action   = "cloudformation:DescribeStackEvents"
        Resource = "arn:aws:cloudformation:us-west-2:300000000003:stack/orders-queue/6f0d2c10-5d2e-11f1-9c3b-0a1b2c3d4e5f"
      },
      {
        Sid    = "DynamodbUse"
        Effect = "Allow"
        Action = [
          "dynamodb:CreateTable",
          "dynamodb:DescribeTable",
          "dynamodb:TagResource",
        ]
        Resource = "arn:aws:dynamodb:us-west-2:300000000003:table/orders"
      },
      {
        Sid      = "Ec2DescribeInstances"
        Effect   = "Allow"
        Action   = "ec2:DescribeInstances"
        Resource = "*"
      },
      {
        Sid      = "EcrGetAuthorizationToken"
        Effect   = "Allow"
        Action   = "ecr:GetAuthorizationToken"
        Resource = "*"
      },
      {
        Sid    = "EcrUse"
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:CompleteLayerUpload",
          "ecr:InitiateLayerUpload",
          "ecr:PutImage",
          "ecr:UploadLayerPart",
        ]
        Resource = "arn:aws:ecr:us-west-2:300000000003:repository/orders/api"
      },
      {
        Sid      = "IamPassRole"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = "arn:aws:iam::300000000003:role/orders-report"
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "lambda.amazonaws.com"
          }
        }
      },
      {
        Sid    = "IamUse"
        Effect = "Allow"
        Action = [
          "iam:CreateRole",
          "iam:GetRole",
          "iam:PutRolePolicy",
          "iam:TagRole",
        ]
        Resource = "arn:aws:iam::300000000003:role/orders-report"
      },
      {
        Sid    = "KmsWrite"
        Effect = "Allow"
        Action = [
          "kms:Decrypt",
          "kms:GenerateDataKey",
        ]
        Resource = "arn:aws:kms:us-west-2:300000000003:key/7a3c1f52-6d0b-4e8a-9b47-2f1e6c5d8a90"
        Condition = {
          StringEquals = {
            "kms:ViaService" = "s3.us-west-2.amazonaws.com"
          }
        }
      },
      {
        Sid    = "LambdaUse"
        Effect = "Allow"
        Action = [
          "lambda:CreateFunction",
          "lambda:GetFunction",
          "lambda:UpdateFunctionCode",
        ]
        Resource = "arn:aws:lambda:us-west-2:300000000003:function:orders-report"
      },
      {
        Sid      = "LogsDescribeLogGroups"
        Effect   = "Allow"
        Action   = "logs:DescribeLogGroups"
        Resource = "*"
      },
      {
        Sid      = "LogsFilterLogEvents"
        Effect   = "Allow"
        Action   = "logs:FilterLogEvents"
        Resource = "arn:aws:logs:us-west-2:300000000003:log-group:/aws/lambda/orders-report:*"
      },
      {
        Sid      = "S3ListAllMyBuckets"
        Effect   = "Allow"
        Action   = "s3:ListAllMyBuckets"
        Resource = "*"
      },
      {
        Sid    = "S3Use"
        Effect = "Allow"
        Action = [
          "s3:GetBucketLocation",
          "s3:ListBucket",
        ]
        Resource = "arn:aws:s3:::orders-data-300000000003"
      },
      {
        Sid    = "S3GetObject"
        Effect = "Allow"
        Action = "s3:GetObject"
        Resource = [
          "arn:aws:s3:::orders-data-300000000003/incoming/2026-05-30.csv",
          "arn:aws:s3:::orders-data-300000000003/incoming/2026-05-31.csv",
          "arn:aws:s3:::orders-data-300000000003/templates/queue.yaml",
        ]
      },
      {
        Sid      = "S3PutObject"
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "arn:aws:s3:::orders-data-300000000003/reports/2026-05.csv"
      },
      {
        Sid    = "SqsUse"
        Effect = "Allow"
        Action = [
          "sqs:CreateQueue",
          "sqs:GetQueueAttributes",
          "sqs:TagQueue",
        ]
        Resource = "arn:aws:sqs:us-west-2:300000000003:orders"
      },
      {
        Sid      = "StsAssumeRole"
        Effect   = "Allow"
        Action   = "sts:AssumeRole"
        Resource = "arn:aws:iam::200000000002:role/log-reader"
      },
    ]
  })
}
