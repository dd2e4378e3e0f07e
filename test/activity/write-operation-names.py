# Writes operation-names.json: the names of the operations of the services that operation-coverage.test.ts looks at, from botocore's models.
# Usage, with botocore installed: python3 test/activity/write-operation-names.py
import json
import pathlib

import botocore
import botocore.session

# botocore's name of the service -> the event source that CloudTrail has for it
SERVICES = {
    's3': 's3', 's3control': 's3', 'ec2': 'ec2', 'iam': 'iam', 'sts': 'sts', 'lambda': 'lambda', 'dynamodb': 'dynamodb', 'kms': 'kms',
    'sqs': 'sqs', 'sns': 'sns', 'cloudwatch': 'monitoring', 'logs': 'logs', 'events': 'events', 'cloudformation': 'cloudformation',
    'ecs': 'ecs', 'eks': 'eks', 'ecr': 'ecr', 'rds': 'rds', 'elbv2': 'elasticloadbalancing', 'autoscaling': 'autoscaling',
    'route53': 'route53', 'cloudfront': 'cloudfront', 'apigateway': 'apigateway', 'apigatewayv2': 'apigateway',
    'secretsmanager': 'secretsmanager', 'ssm': 'ssm', 'stepfunctions': 'states', 'kinesis': 'kinesis', 'firehose': 'firehose',
    'glue': 'glue', 'athena': 'athena', 'redshift': 'redshift', 'elasticache': 'elasticache', 'opensearch': 'es',
    'sagemaker': 'sagemaker', 'bedrock-runtime': 'bedrock', 'cognito-idp': 'cognito-idp', 'acm': 'acm', 'efs': 'elasticfilesystem',
    'organizations': 'organizations',
}

loader = botocore.session.get_session().get_component('data_loader')
services = {
    name: {
        'eventSource': f'{source}.amazonaws.com',
        'operations': ' '.join(sorted(loader.load_service_model(name, 'service-2')['operations'])),
    }
    for name, source in SERVICES.items()
}
target = pathlib.Path(__file__).with_name('operation-names.json')
target.write_text(json.dumps({'source': f'botocore {botocore.__version__}', 'services': services}, indent=1) + '\n')
