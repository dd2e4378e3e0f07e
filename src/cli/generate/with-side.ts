// Which side of two accounts has to be changed for logs to be readable.

/** AWS says which kind of policy refused; that is the side which lacks the permission. */
const SIDES: readonly (readonly [RegExp, string])[] = [
  [/no identity-based policy allows/, 'the caller’s side lacks it: add it to the caller’s own policies'],
  [
    /no resource-based polic(?:y allows|ies allow)/,
    'the side of the logs lacks it: the policy of the bucket, or of the key, must allow the caller',
  ],
  [/no permissions boundary allows/, 'the caller’s permissions boundary does not let it through'],
  [/no session policy allows/, 'the policy of the caller’s session does not let it through'],
  [/no service control policy allows/, 'a service control policy of the caller’s organization does not let it through'],
  [/no resource control policy allows/, 'a resource control policy of the bucket’s organization does not let it through'],
  [
    /with an explicit deny in an? ([a-z -]+policy|permissions boundary)/,
    'something denies it explicitly; an Allow elsewhere will not help',
  ],
];

/** The message of a refusal, and what follows from it; other messages as they are. */
export function withSide(message: string): string {
  const found = SIDES.find(([sentence]) => sentence.test(message));
  return found === undefined ? message : `${message}; ${found[1]}`;
}
