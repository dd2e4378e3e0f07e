// Sealed texts that only the account can open that they were sealed for: what a denial tells of policies is that account's alone.
import type { AccountId } from '../model/account.ts';

interface Seal {
  readonly close: (text: string) => string;
  readonly open: (sealed: string) => string | undefined;
}

/** `account`: the caller's; the empty string for callers without one. Opening another account's text answers undefined, as for no sealed text. */
export function accountSeal(seal: Seal, account: AccountId): Seal {
  const mark = `${account}\0`;
  return {
    close: (text) => seal.close(mark + text),
    open: (sealed) => {
      const text = seal.open(sealed);
      return text?.startsWith(mark) === true ? text.slice(mark.length) : undefined;
    },
  };
}
