// Scenario 1 typed into the AWS CLIs and boto3, each through the endpoint variable (or option) and through the proxy.
import { commandLineClient } from '../clients/command-line-client.ts';
import { drivenClient } from '../clients/driven-client.ts';
import { foundClients } from '../clients/found-clients.ts';
import { ROOT } from '../clients/run-command.ts';
import { describe } from 'vitest';
import { describeTwoRoles } from './two-roles/describe-two-roles.ts';

const { awsV1, awsV2, boto3 } = foundClients;

describe.each(['endpoint', 'proxy'] as const)('through the %s', (transport) => {
  describe.skipIf(awsV1 === undefined)('AWS CLI v1', () => {
    if (awsV1 !== undefined) describeTwoRoles(commandLineClient({ name: `AWS CLI ${awsV1.version}`, ...awsV1 }), transport);
  });
  describe.skipIf(awsV2 === undefined)('AWS CLI v2', () => {
    if (awsV2 !== undefined) describeTwoRoles(commandLineClient({ name: `AWS CLI ${awsV2.version}`, ...awsV2 }), transport);
  });
  describe.skipIf(boto3 === undefined)('boto3', () => {
    if (boto3 === undefined) return;
    describeTwoRoles(drivenClient(`boto3 ${boto3.version}`, [boto3.program, `${ROOT}test/clients/boto3-driver.py`]), transport);
  });
});
