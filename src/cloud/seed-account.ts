// Lets every service prepare a new account.
import type { Kernel } from './kernel.ts';
import type { NewAccount } from './service.ts';
import type { StateWriter } from './state/table.ts';

export function seedAccount({ registry, clock, random, partition }: Kernel, account: NewAccount, state: StateWriter): void {
  for (const { definition } of registry.services.values())
    definition.accountCreated?.(account, { state, now: clock.now(), random, partition });
}
