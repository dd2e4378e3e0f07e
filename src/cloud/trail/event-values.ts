// Inputs and outputs as CloudTrail shows them: names with a small first letter, secrets and bodies left out.

/** Never shown, whatever the model says of them. */
const SECRET: ReadonlySet<string> = new Set([
  'SecretAccessKey',
  'Password',
  'OldPassword',
  'NewPassword',
  'PrivateKey',
  'Base32StringSeed',
  'QRCodePNG',
  'AuthenticationCode1',
  'AuthenticationCode2',
  'TokenCode',
  'WebIdentityToken',
  'SAMLAssertion',
  'ServicePassword',
  'ServiceCredentialSecret',
  'AddPrivateKey',
  'KeyMaterial',
  'PasswordData',
  'MFA',
  'TradeInToken',
  'SSECustomerKey',
  'CopySourceSSECustomerKey',
  'Body',
]);
/** Characters of one text; longer ones are cut, as CloudTrail's events have a largest size. */
const LONGEST = 32_768;

/** Plain JSON data; undefined for nothing. */
export function eventValues(value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}...` : value;
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return eventDate(value);
  if (value instanceof Uint8Array) return undefined;
  if (Array.isArray(value)) return value.map(eventValues);
  const shown: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (SECRET.has(name)) continue;
    const one = eventValues(member);
    if (one === undefined) continue;
    if (name !== '__proto__') shown[lowerFirst(name)] = one;
    else Object.defineProperty(shown, name, { value: one, enumerable: true, configurable: true, writable: true });
  }
  return shown;
}

/** `Sep 6, 2026, 12:00:00 PM`: how CloudTrail prints times inside of values. */
function eventDate(date: Date): string {
  const [, day, month, year] = date.toUTCString().split(/[ ,]+/);
  const hours = date.getUTCHours();
  const clock = `${hours % 12 === 0 ? 12 : hours % 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hours < 12 ? 'AM' : 'PM'}`;
  return `${month} ${Number(day)}, ${year}, ${clock}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function lowerFirst(name: string): string {
  const first = name.charAt(0);
  return first >= 'A' && first <= 'Z' ? first.toLowerCase() + name.slice(1) : name;
}
