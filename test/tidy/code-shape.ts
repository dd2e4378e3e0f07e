// Gate: constructs that the code does without, because they hide what a module exports, what a type is, or how long a match takes.
import ts from 'typescript';
import { isCode, isProduct, lineOf, parseCode } from './code-file.ts';
import type { Gate, Violation } from './gate.ts';
import type { SourceTree } from './source-tree.ts';

export const codeShape: Gate = {
  name: 'code shape',
  rules: ['code/default-export', 'code/export-star', 'code/any', 'code/regexp', 'code/brand', 'code/unchecked'],
  check,
};

function check(tree: SourceTree): readonly Violation[] {
  const violations: Violation[] = [];
  for (const [path, text] of tree) {
    if (!isCode(path)) continue;
    const file = parseCode(path, text);
    for (const { rule, node, message } of checkFile(file, isProduct(path))) {
      violations.push({ rule, path, line: lineOf(file, node), message });
    }
    const unchecked = text.split('\n').findIndex((line) => /^\s*(?:\/\/|\/\*|\*).*@ts-(?:ignore|nocheck|expect-error)/.test(line));
    if (unchecked >= 0 && isProduct(path)) {
      violations.push({ rule: 'code/unchecked', path, line: unchecked + 1, message: 'the compiler is told to look away' });
    }
  }
  return violations;
}

interface Finding {
  readonly rule: string;
  readonly node: ts.Node;
  readonly message: string;
}

function checkFile(file: ts.SourceFile, product: boolean): readonly Finding[] {
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const finding = checkExport(node) ?? (product ? checkProduct(node, file.fileName) : undefined);
    if (finding !== undefined) findings.push({ ...finding, node });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return findings;
}

type Rule = Omit<Finding, 'node'> | undefined;

function checkExport(node: ts.Node): Rule {
  const isDefault =
    ts.isExportAssignment(node) ||
    node.kind === ts.SyntaxKind.DefaultKeyword ||
    (ts.isExportSpecifier(node) && node.name.text === 'default');
  if (isDefault && !(node.parent !== undefined && ts.isDefaultClause(node.parent))) {
    return { rule: 'code/default-export', message: 'a default export has no name of its own' };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && !(node.exportClause && ts.isNamedExports(node.exportClause))) {
    return { rule: 'code/export-star', message: '`export *` hides what is exported' };
  }
  return undefined;
}

function checkProduct(node: ts.Node, path: string): Rule {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return { rule: 'code/any', message: '`any` turns the compiler off; `unknown` does not' };
  if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp') {
    return { rule: 'code/regexp', message: 'a pattern made at run time may come from input, and take for ever' };
  }
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  if (isText && path !== 'src/brand.ts' && /wariin/i.test(node.text)) {
    return { rule: 'code/brand', message: 'the name of the product comes from src/brand.ts' };
  }
  return undefined;
}
