// The modules that a file names, in whatever way: import, export from, import type, import(), import('…').Type.
import ts from 'typescript';
import { lineOf } from './code-file.ts';

export interface ModuleReference {
  readonly specifier: string;
  readonly line: number;
  /** Erased when compiled. `import { type A }` is not: the module is loaded all the same. */
  readonly typeOnly: boolean;
}

export function importsOf(file: ts.SourceFile): readonly ModuleReference[] {
  const found: ModuleReference[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, line: lineOf(file, node), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isExternalModuleReference(node)) add(node.expression, false);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
