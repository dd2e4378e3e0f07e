// Gate: each layer imports only what its line in the table allows, services never each other, and no module waits for itself to load.
import { posix } from 'node:path';
import { isProduct, parseCode } from './code-file.ts';
import type { Gate, Violation } from './gate.ts';
import { importsOf, type ModuleReference } from './imports-of.ts';
import { layerOf } from './layers.ts';
import type { SourceTree } from './source-tree.ts';

export const importWalls: Gate = {
  name: 'import walls',
  rules: ['walls/layer', 'walls/service', 'walls/package', 'walls/outside', 'walls/unresolved', 'walls/reference', 'walls/cycle'],
  check,
};

/** Made by the build, so not in the tree. */
const GENERATED = /^src\/(?:(?:catalog|activity\/scan)\/generated\/[a-z0-9-]+\.js|cloud\/model\/generated\/[a-z0-9]+\.ts)$/;

function check(tree: SourceTree): readonly Violation[] {
  const violations: Violation[] = [];
  const graph = new Map<string, Map<string, number>>();
  for (const [path, text] of tree) {
    const inReference = path.startsWith('test/reference/') && path.endsWith('.ts') && !path.endsWith('.test.ts');
    if (!isProduct(path) && !inReference) continue;
    const targets = new Map<string, number>();
    graph.set(path, targets);
    for (const reference of importsOf(parseCode(path, text))) {
      const broken = inReference ? breaksReference(path, reference, tree) : breaksWall(path, reference, tree);
      if (broken !== undefined) violations.push({ ...broken, path, line: reference.line });
      // Types of one layer may refer to each other in a circle: at run time it is gone.
      if (reference.typeOnly) continue;
      if (reference.specifier.startsWith('.')) targets.set(resolve(path, reference.specifier), reference.line);
    }
  }
  return [...violations, ...findCycles(graph)];
}

type Breach = Pick<Violation, 'rule' | 'message'> | undefined;

function breaksWall(path: string, { specifier }: ModuleReference, tree: SourceTree): Breach {
  if (specifier.startsWith('node:')) return undefined; // Purity decides about these.
  if (!specifier.startsWith('.')) return isDependency(specifier, tree) ? undefined : foreign(specifier);
  const target = resolve(path, specifier);
  if (!target.startsWith('src/') || target.endsWith('.test.ts')) {
    return { rule: 'walls/outside', message: `imports \`${target}\`, which does not ship` };
  }
  if (!tree.has(target) && !GENERATED.test(target)) return unresolved(specifier);
  const from = layerOf(path);
  const to = layerOf(target);
  if (from === undefined || to === undefined) {
    return { rule: 'walls/layer', message: `\`${from === undefined ? path : target}\` belongs to no layer of test/tidy/layers.ts` };
  }
  const [service, other] = [serviceOf(path), serviceOf(target)];
  if (service !== undefined && other !== undefined && service !== other) {
    return { rule: 'walls/service', message: `service \`${service}\` imports service \`${other}\`` };
  }
  if (from === to || from.imports.includes(to.name)) return undefined;
  return { rule: 'walls/layer', message: `${from.name} may not import ${to.name} (\`${specifier}\`)` };
}

/** The reference evaluator shares nothing with the product but the words: types of the model. */
function breaksReference(path: string, { specifier, typeOnly }: ModuleReference, tree: SourceTree): Breach {
  const target = specifier.startsWith('.') ? resolve(path, specifier) : specifier;
  if (specifier.startsWith('.') && !tree.has(target)) return unresolved(specifier);
  if (target.startsWith('test/reference/') || (target.startsWith('src/model/') && typeOnly)) return undefined;
  return { rule: 'walls/reference', message: `the reference imports \`${target}\`; only types of src/model are allowed` };
}

function foreign(specifier: string): Breach {
  return { rule: 'walls/package', message: `\`${specifier}\` is not a dependency in package.json` };
}

function unresolved(specifier: string): Breach {
  return { rule: 'walls/unresolved', message: `\`${specifier}\` is not the path of a file, with its ending` };
}

function isDependency(specifier: string, tree: SourceTree): boolean {
  const name = specifier.startsWith('@') ? specifier.split('/', 2).join('/') : specifier.split('/', 1).join('');
  const manifest: { dependencies?: Record<string, string> } = JSON.parse(tree.get('package.json') ?? '{}');
  return Object.hasOwn(manifest.dependencies ?? {}, name);
}

function serviceOf(path: string): string | undefined {
  return /^src\/services\/([^/]+)\//.exec(path)?.[1];
}

function resolve(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier));
}

/** One violation a circle, at the import that closes it. */
function findCycles(graph: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly Violation[] {
  const violations: Violation[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    trail.push(path);
    for (const [target, line] of graph.get(path) ?? []) {
      const start = trail.indexOf(target);
      if (start >= 0) violations.push({ rule: 'walls/cycle', path, line, message: [...trail.slice(start), target].join(' → ') });
      else if (!done.has(target)) visit(target);
    }
    trail.pop();
    done.add(path);
  };
  for (const path of graph.keys()) if (!done.has(path)) visit(path);
  return violations;
}
