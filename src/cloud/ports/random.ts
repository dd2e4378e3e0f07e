// Randomness as the cloud sees it: ids, keys, tokens. Nothing else in `cloud/` or `services/` draws any.

export interface Random {
  readonly bytes: (count: number) => Uint8Array;
}
