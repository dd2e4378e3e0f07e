// Gate: in the local cloud and its services, time, randomness and waiting come from outside: a test's clock is the only one they know.
import { posix } from 'node:path';
import ts from 'typescript';
import { isProduct, lineOf, parseCode } from './code-file.ts';
import { globalsOf } from './globals-of.ts';
import type { Gate, Violation } from './gate.ts';
import { layerOf } from './layers.ts';
import { namesTakenFrom } from './names-taken-from.ts';
import type { SourceTree } from './source-tree.ts';

export const timeAndChance: Gate = {
  name: 'time and chance',
  rules: ['chance/clock', 'chance/random', 'chance/timer', 'chance/global', 'chance/port'],
  check,
};

const WATCHED = /^src\/(?:cloud|services)\//;
const PORTS = /^src\/cloud\/ports\//;
/** Connections have deadlines, and listeners are closed by force in the end. */
const MAY_WAIT = /^src\/cloud\/(?:ports|server|metadata-endpoint)\//;
/** Makes key pairs, which no port can; nothing that a call answers depends on them. */
const MAY_MAKE_KEYS = /^src\/cloud\/certificate\//;

/** The machine's own clock and randomness, and who hands them to the rest. */
const MACHINE = /^src\/cloud\/ports\/system-[a-z]+\.ts$/;
const STARTS = 'src/cloud/start-cloud.ts';

type Rule = 'chance/clock' | 'chance/random' | 'chance/timer' | 'chance/global' | 'chance/port';

/** Globals that are refused however they are used. */
const GLOBALS: ReadonlyMap<string, Rule> = new Map([
  ['performance', 'chance/clock'],
  ['Temporal', 'chance/clock'],
  ['crypto', 'chance/random'],
  ['setTimeout', 'chance/timer'],
  ['setInterval', 'chance/timer'],
  ['globalThis', 'chance/global'],
  ['global', 'chance/global'],
  ['eval', 'chance/global'],
  ['Function', 'chance/global'],
]);

/** Globals that may only be used as `Global.member`; these members of them are refused. */
const MEMBERS: ReadonlyMap<string, ReadonlyMap<string, Rule>> = new Map([
  ['Date', new Map<string, Rule>([['now', 'chance/clock']])],
  ['Math', new Map<string, Rule>([['random', 'chance/random']])],
  ['process', new Map<string, Rule>([...clocks('hrtime', 'uptime'), ['getBuiltinModule', 'chance/global']])],
  ['AbortSignal', new Map<string, Rule>([['timeout', 'chance/timer']])],
  ['Atomics', new Map<string, Rule>([...timers('wait', 'waitAsync')])],
]);

/** Of Node's modules, these exports; a whole module (`import * as`) counts as all of them. */
const EXPORTS: ReadonlyMap<string, ReadonlyMap<string, Rule>> = new Map([
  ['node:perf_hooks', new Map(clocks('performance', 'monitorEventLoopDelay'))],
  ['node:process', new Map(clocks('hrtime', 'uptime'))],
  ['node:timers', new Map(timers('setTimeout', 'setInterval'))],
  ['node:timers/promises', new Map(timers('setTimeout', 'setInterval', 'scheduler'))],
  [
    'node:crypto',
    new Map<string, Rule>(
      [
        ...['randomBytes', 'randomUUID', 'randomInt', 'randomFill', 'randomFillSync', 'getRandomValues', 'webcrypto', 'subtle'],
        ...['pseudoRandomBytes', 'prng', 'rng', 'generatePrime', 'generatePrimeSync', 'generateKey', 'generateKeySync'],
        ...['generateKeyPair', 'generateKeyPairSync'],
      ].map((name) => [name, 'chance/random']),
    ),
  ],
]);

function clocks(...names: readonly string[]): readonly (readonly [string, Rule])[] {
  return names.map((name) => [name, 'chance/clock']);
}

function timers(...names: readonly string[]): readonly (readonly [string, Rule])[] {
  return names.map((name) => [name, 'chance/timer']);
}

/** Pure layers have a gate of their own, which refuses more. */
function isWatched(path: string): boolean {
  return isProduct(path) && WATCHED.test(path) && !PORTS.test(path) && layerOf(path)?.pure !== true;
}

function check(tree: SourceTree): readonly Violation[] {
  const watched = [...tree].filter(([path]) => isWatched(path));
  const files = watched.map(([path, text]) => parseCode(path, text));
  const globals = globalsOf(files);
  return files.flatMap((file) => {
    const uses = [...(globals.get(file) ?? []).flatMap(checkGlobal), ...checkImports(file)];
    return uses
      .filter(({ rule, name }) => !isExcused(file.fileName, rule, name))
      .map(({ rule, node, name }) => ({ rule, path: file.fileName, line: lineOf(file, node), message: `\`${name}\` ${REASON[rule]}` }));
  });
}

const REASON: Readonly<Record<Rule, string>> = {
  'chance/clock': 'reads the clock of the machine; time comes through the Clock port or the call context',
  'chance/random': 'makes chance that no test can repeat; it comes through the Random port or the call context',
  'chance/timer': 'waits; a call never does',
  'chance/global': 'would hide from this gate what is used',
  'chance/port': `is the machine's own; ${STARTS} hands it out`,
};

interface Use {
  readonly rule: Rule;
  readonly node: ts.Node;
  readonly name: string;
}

function isExcused(path: string, rule: Rule, name: string): boolean {
  if (rule === 'chance/timer') return MAY_WAIT.test(path);
  return name.endsWith('.generateKeyPair') && MAY_MAKE_KEYS.test(path);
}

function checkGlobal(identifier: ts.Identifier): readonly Use[] {
  const name = identifier.text;
  const always = GLOBALS.get(name);
  if (always !== undefined) return [{ rule: always, node: identifier, name }];
  const members = MEMBERS.get(name);
  if (members === undefined) return [];
  const { parent } = identifier;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === identifier) {
    const rule = members.get(parent.name.text);
    return rule === undefined ? [] : [{ rule, node: identifier, name: `${name}.${parent.name.text}` }];
  }
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) return [];
  if (name === 'Date' && ts.isNewExpression(parent) && parent.expression === identifier) {
    const [first] = parent.arguments ?? [];
    return first !== undefined && !ts.isSpreadElement(first) ? [] : [{ rule: 'chance/clock', node: identifier, name: 'new Date()' }];
  }
  if (name === 'Date' && ts.isCallExpression(parent) && parent.expression === identifier) {
    return [{ rule: 'chance/clock', node: identifier, name: 'Date()' }];
  }
  // `const { now } = Date`, `Date['now']`, `pass(Date)`: all the same where the name is lost from sight.
  return [{ rule: 'chance/global', node: identifier, name }];
}

function checkImports(file: ts.SourceFile): readonly Use[] {
  return namesTakenFrom(file).flatMap(({ specifier, names, node }) => {
    const target = specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file.fileName), specifier)) : specifier;
    if (MACHINE.test(target) && file.fileName !== STARTS) return [{ rule: 'chance/port' as const, node, name: target }];
    const refused = EXPORTS.get(specifier);
    if (refused === undefined) return [];
    if (names === 'all') return [{ rule: 'chance/global' as const, node, name: specifier }];
    return names.flatMap((name) => {
      const rule = refused.get(name);
      return rule === undefined ? [] : [{ rule, node, name: `${specifier}.${name}` }];
    });
  });
}
