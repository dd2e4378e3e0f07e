// Scenario 1 with the SDK for JavaScript, which needs only Node.
import { describeTwoRoles, sdkClient } from './two-roles/describe-two-roles.ts';

describeTwoRoles(sdkClient(), 'endpoint', { refusals: true });
describeTwoRoles(sdkClient(), 'proxy');
