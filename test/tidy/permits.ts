// Gate: only authorization makes permits. Nothing else takes their maker, and nothing is called a permit that is none.
import { posix } from 'node:path';
import ts from 'typescript';
import { isCode, isProduct, lineOf, parseCode } from './code-file.ts';
import type { Gate, Violation } from './gate.ts';
import { namesTakenFrom } from './names-taken-from.ts';
import type { SourceTree } from './source-tree.ts';

export const permits: Gate = { name: 'permits', rules: ['permit/maker', 'permit/cast'], check };

const PERMIT = 'src/cloud/permit.ts';
const AUTHORIZE = 'src/cloud/authorize.ts';

function check(tree: SourceTree): readonly Violation[] {
  const code = [...tree].filter(([path]) => isCode(path) && path !== PERMIT);
  return code.flatMap(([path, text]) => {
    const file = parseCode(path, text);
    return [...(path === AUTHORIZE ? [] : checkMaker(file)), ...(isProduct(path) ? checkCasts(file) : [])];
  });
}

function checkMaker(file: ts.SourceFile): readonly Violation[] {
  const path = file.fileName;
  return namesTakenFrom(file)
    .filter(({ specifier, names }) => resolve(path, specifier) === PERMIT && (names === 'all' || names.includes('PERMIT_MAKER')))
    .map(({ node }) => ({
      rule: 'permit/maker',
      path,
      line: lineOf(file, node),
      message: `takes the maker of permits, which is for ${AUTHORIZE} alone`,
    }));
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), specifier)) : specifier;
}

/** `x as Permit<'CreateRole'>`, also deep within the type, and the older way to write it. */
function checkCasts(file: ts.SourceFile): readonly Violation[] {
  const violations: Violation[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) && mentionsPermit(node.type)) {
      violations.push({
        rule: 'permit/cast',
        path: file.fileName,
        line: lineOf(file, node),
        message: 'says of something that it is a `Permit`',
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return violations;
}

function mentionsPermit(type: ts.Node): boolean {
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && type.typeName.text === 'Permit') return true;
  return ts.forEachChild(type, (child) => mentionsPermit(child) || undefined) ?? false;
}
