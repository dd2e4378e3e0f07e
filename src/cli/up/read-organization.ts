// The organization that a cloud begins with: a file in the form of an estate's `organization` and `accounts`, or the built-in one.
import { readFileSync } from 'node:fs';
import type { OrganizationSeed } from '../../services/organizations/seed-organization.ts';
import { renderDiagnostic } from '../../policy/render-diagnostic.ts';
import { UsageError } from '../usage-error.ts';
import { loadEstate } from '../../estate/load-estate.ts';

/** Account numbers of the built-in organization. */
const MANAGEMENT_ACCOUNT = '100000000001';

const BUILT_IN: OrganizationSeed = {
  organization: {
    id: 'o-localcloud',
    managementAccount: MANAGEMENT_ACCOUNT,
    root: {
      id: 'r-root',
      accounts: [MANAGEMENT_ACCOUNT],
      ous: [
        { id: 'ou-root-security', name: 'security', accounts: ['200000000002'] },
        { id: 'ou-root-workload', name: 'workloads', accounts: ['300000000003'] },
      ],
    },
  },
  accounts: [
    { id: MANAGEMENT_ACCOUNT, name: 'management', email: 'management@example.com' },
    { id: '200000000002', name: 'log-archive', email: 'log-archive@example.com' },
    { id: '300000000003', name: 'development', email: 'development@example.com' },
  ],
};

/** Throws UsageError, with file, line and column, for a file that cannot be read or is none. */
export function readOrganization(path: string | undefined): OrganizationSeed {
  if (path === undefined) return BUILT_IN;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--org: ${path} cannot be read: ${(error as Error).message}`);
  }
  // The estate's own reader knows the form, and says where what is wrong.
  const checked = loadEstate([{ name: path, text }]);
  if (!checked.ok) throw new UsageError(`--org: ${checked.error.map(renderDiagnostic).join('\n')}`);
  const form = JSON.parse(text) as OrganizationSeed;
  const known = new Set(['schemaVersion', 'organization', 'accounts', '$schema']);
  const other = Object.keys(form).find((key) => !known.has(key));
  if (other !== undefined)
    throw new UsageError(
      `--org: ${path} holds \`${other}\`; an organization file has \`organization\` and \`accounts\` (docs/guides/local-cloud.md)`,
    );
  if (form.organization === undefined && (form.accounts ?? []).length === 0) {
    throw new UsageError(`--org: ${path} names no account; see examples/organization.json`);
  }
  return form;
}
