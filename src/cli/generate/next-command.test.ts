// The command that a reader is told to type: names from logs do nothing in a shell.
import { expect, test } from 'vitest';
import { readGenerateOptions } from './generate-options.ts';
import type { PolicyReport } from './generate-report.ts';
import { nextCommand, writingCommand } from './next-command.ts';
import type { SeenPrincipal } from './seen-principal.ts';

const SEEN: SeenPrincipal = {
  ...{ id: 'arn:aws:iam::111111111111:role/app', kind: 'role', account: '111111111111', allowed: 1, denied: 0, unclear: 0 },
  ...{ services: [], firstSeen: '', lastSeen: '' },
};

function next(id: string, ...args: readonly string[]): string | undefined {
  const options = readGenerateOptions(['--trail', 'my logs', ...args], new Date(0));
  return nextCommand(options, [
    { ...SEEN, id: 'root', notEditable: 'no' },
    { ...SEEN, id },
  ]);
}

test('for the first that a policy can be written for, with what was selected', () => {
  expect(next(SEEN.id, '--from', '2026-11-01')).toBe(
    "bin/wariin generate --trail 'my logs' --from 2026-11-01T00:00:00Z --principal arn:aws:iam::111111111111:role/app",
  );
});

test('words of a shell stay words', () => {
  expect(next("arn:$(reboot);`x`'")).toBe("bin/wariin generate --trail 'my logs' --principal 'arn:$(reboot);`x`'\\'''");
});

test.each(['arn:\u001b]0;x', 'a\nb', '\u202eb'])('no command with %j in it', (id) => {
  expect(next(id)).toBeUndefined();
});

function writing(policy: Partial<PolicyReport['policy']>, ...args: readonly string[]): string | undefined {
  const options = readGenerateOptions(['--trail', 'logs', '--principal', SEEN.id, ...args], new Date(0));
  const document = { name: 'app', statements: [], json: '{}' };
  const whole = { documents: [document], unmapped: [], possible: [], warnings: [], wider: [], ...policy };
  return writingCommand(options, { chosen: { asked: SEEN.id, holders: [SEEN.id] }, name: 'app', policy: whole });
}

test('what writes the policy: one document into a file, several into a folder, as wide as it has to be', () => {
  const command = `bin/wariin generate --trail logs --principal ${SEEN.id}`;
  expect(writing({})).toBe(`${command} --format policy --out app.json`);
  expect(writing({}, '--resources', 'prefix', '--conditions', 'tls,mfa')).toBe(
    `${command} --resources prefix --conditions tls,mfa --format policy --out app.json`,
  );
  const document = { name: 'app', statements: [], json: '{}' };
  const documents = Array.from({ length: 12 }, () => document);
  expect(writing({ documents })).toBe(`${command} --format policy --out policies/`);
  expect(writing({ documents, fitting: { resources: 'type', documents: 1 } })).toBe(
    `${command} --resources type --format policy --out app.json`,
  );
  expect(writing({ documents: [] })).toBeUndefined();
});
