// Fills a new cloud: accounts, organization, and what every service puts into an account.
import { isSeeded, markSeeded } from '../../cloud/cloud-settings.ts';
import type { Kernel } from '../../cloud/kernel.ts';
import { seedAccount } from '../../cloud/seed-account.ts';
import { type OrganizationSeed, seedOrganization } from '../../services/organizations/seed-organization.ts';

/** Does nothing to a cloud that has been filled before. */
export function seedCloud(kernel: Kernel, organization: OrganizationSeed): void {
  if (isSeeded(kernel.state)) return;
  kernel.state.transact((writer) => {
    const accounts = seedOrganization(writer, organization, kernel.clock.now(), kernel.random, kernel.partition);
    for (const account of accounts) seedAccount(kernel, account, writer);
  });
  markSeeded(kernel.state);
}
