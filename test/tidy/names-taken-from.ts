// Which exports a file takes from each module that it names, types aside.
import ts from 'typescript';

export interface TakenNames {
  readonly specifier: string;
  /** As the module calls them; `all` where the whole module is taken (`import * as`, `export *`, a default import, `import()`). */
  readonly names: readonly string[] | 'all';
  readonly node: ts.Node;
}

export function namesTakenFrom(file: ts.SourceFile): readonly TakenNames[] {
  const found: TakenNames[] = [];
  const add = (node: ts.Node, module: ts.Node | undefined, names: TakenNames['names']): void => {
    if (module !== undefined && ts.isStringLiteralLike(module) && names.length > 0) found.push({ specifier: module.text, names, node });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, importedNames(node.importClause));
    else if (ts.isExportDeclaration(node) && !node.isTypeOnly) add(node, node.moduleSpecifier, exportedNames(node.exportClause));
    else if (ts.isExternalModuleReference(node)) add(node, node.expression, 'all');
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node, node.arguments[0], 'all');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function importedNames(clause: ts.ImportClause | undefined): TakenNames['names'] {
  if (clause === undefined || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  if (clause.name !== undefined || clause.namedBindings === undefined || ts.isNamespaceImport(clause.namedBindings)) return 'all';
  return namesOf(clause.namedBindings.elements);
}

function exportedNames(clause: ts.NamedExportBindings | undefined): TakenNames['names'] {
  return clause === undefined || ts.isNamespaceExport(clause) ? 'all' : namesOf(clause.elements);
}

function namesOf(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): readonly string[] {
  return elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name, propertyName }) => (propertyName ?? name).text);
}
