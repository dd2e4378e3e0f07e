// Gate: nothing in a pure layer does I/O, waits, or reads the clock, randomness, the locale, the time zone or the environment.
import ts from 'typescript';
import { isProduct, lineOf, parseCode } from './code-file.ts';
import { globalsOf } from './globals-of.ts';
import type { Gate, Violation } from './gate.ts';
import { importsOf } from './imports-of.ts';
import { layerOf } from './layers.ts';
import { GUARDED_GLOBALS, IMPURE_MEMBERS, PURE_GLOBALS } from './pure-globals.ts';
import type { SourceTree } from './source-tree.ts';

export const purity: Gate = {
  name: 'purity',
  rules: ['purity/import', 'purity/global', 'purity/member', 'purity/clock', 'purity/async', 'purity/ambient'],
  check,
};

function check(tree: SourceTree): readonly Violation[] {
  const files = [...tree].filter(([path]) => isProduct(path) && layerOf(path)?.pure === true).map(([path, text]) => parseCode(path, text));
  const globals = globalsOf(files);
  return files.flatMap((file) => [
    ...checkImports(file),
    ...(globals.get(file) ?? []).flatMap((identifier) => checkGlobal(file, identifier)),
    ...checkSyntax(file),
  ]);
}

function checkImports(file: ts.SourceFile): readonly Violation[] {
  return importsOf(file)
    .filter(({ specifier }) => !specifier.startsWith('.'))
    .map(({ specifier, line }) => ({
      rule: 'purity/import',
      path: file.fileName,
      line,
      message: `pure code imports \`${specifier}\``,
    }));
}

function checkGlobal(file: ts.SourceFile, identifier: ts.Identifier): readonly Violation[] {
  const name = identifier.text;
  if (PURE_GLOBALS.has(name)) return [];
  const parent = identifier.parent;
  const report = (rule: string, message: string): readonly Violation[] => [
    { rule, path: file.fileName, line: lineOf(file, identifier), message },
  ];
  const guard = GUARDED_GLOBALS.get(name);
  if (guard === undefined) return report('purity/global', `\`${name}\` is not among the pure globals`);
  if (ts.isPropertyAccessExpression(parent) && parent.expression === identifier) {
    const member = parent.name.text;
    return guard(member) ? [] : report('purity/global', `\`${name}.${member}\` is not pure`);
  }
  if (name === 'Date' && ts.isNewExpression(parent) && parent.expression === identifier) {
    const [first, ...more] = parent.arguments ?? [];
    if (first !== undefined && more.length === 0 && !ts.isSpreadElement(first)) return [];
    return report('purity/clock', '`new Date` needs exactly one argument: without any it reads the clock, with several the time zone');
  }
  return report('purity/global', `\`${name}\` may only be used as \`${name}.member\``);
}

function checkSyntax(file: ts.SourceFile): readonly Violation[] {
  const violations: Violation[] = [];
  const report = (node: ts.Node, rule: string, message: string): void => {
    violations.push({ rule, path: file.fileName, line: lineOf(file, node), message });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      report(node, 'purity/import', 'pure code uses `import()`');
    } else if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      report(node, 'purity/global', 'pure code uses `import.meta`');
    } else if (node.kind === ts.SyntaxKind.AsyncKeyword || node.kind === ts.SyntaxKind.AwaitKeyword || ts.isAwaitExpression(node)) {
      report(node, 'purity/async', 'pure code is synchronous');
    } else if (node.kind === ts.SyntaxKind.DeclareKeyword) {
      report(node, 'purity/ambient', '`declare` would hide a global from this gate');
    } else {
      const member = memberName(node);
      if (member !== undefined && IMPURE_MEMBERS.has(member)) report(node, 'purity/member', `\`.${member}\` is not pure`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return violations;
}

/** The property that is read by `x.name`, `x['name']` or `const { name } = x`. */
function memberName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node)) return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return undefined;
  const name = node.propertyName ?? node.name;
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}
