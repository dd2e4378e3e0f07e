// The identifiers in a set of files that nothing in these files declares: uses of globals, found by the compiler's own scoping.
import ts from 'typescript';

/** All uses of globals as values, by file. Types are left out: they are gone when the code runs. */
export function globalsOf(files: readonly ts.SourceFile[]): ReadonlyMap<ts.SourceFile, readonly ts.Identifier[]> {
  const byName = new Map(files.map((file) => [file.fileName, file]));
  const options: ts.CompilerOptions = {
    noLib: true,
    noResolve: true,
    types: [],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
  };
  const host: ts.CompilerHost = {
    getSourceFile: (name) => byName.get(name),
    getDefaultLibFileName: () => '',
    writeFile: () => {},
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => byName.has(name),
    readFile: (name) => byName.get(name)?.text,
  };
  const checker = ts.createProgram([...byName.keys()], options, host).getTypeChecker();
  return new Map(files.map((file) => [file, undeclared(file, checker)]));
}

function undeclared(file: ts.SourceFile, checker: ts.TypeChecker): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (isErased(node)) return;
    if (ts.isIdentifier(node) && isValueReference(node) && !isDeclared(node, checker)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isErased(node: ts.Node): boolean {
  if (ts.isExpressionWithTypeArguments(node)) return false;
  if (ts.isHeritageClause(node)) return node.token === ts.SyntaxKind.ImplementsKeyword;
  return ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isTypeParameterDeclaration(node);
}

/** False for names of properties, of what is imported or exported, and of labels. */
function isValueReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent) || ts.isMetaProperty(parent)) return false;
  const isMember = ts.isPropertyAssignment(parent) || ts.isClassElement(parent) || ts.isObjectLiteralElementLike(parent);
  return !(isMember && parent.name === node);
}

function isDeclared(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const shorthand = ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node;
  const symbol = shorthand ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node);
  // The compiler knows `globalThis` without any declaration.
  return (symbol?.declarations ?? []).length > 0;
}
