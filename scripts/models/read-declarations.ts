// What a client's schemas do not say but its declarations do: values of enumerations, and the errors of each operation.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface Declarations {
  /** Values of a member that is an enumeration, or a list or map of one. */
  readonly valuesOf: (structure: string, member: string) => readonly string[] | undefined;
  /** Names of the errors that an operation's documentation lists. */
  readonly errorsOf: (operation: string) => readonly string[];
}

/** Reads `dist-types` of a client's package. */
export function readDeclarations(folder: string): Declarations {
  const models = readdirSync(join(folder, 'models')).filter((file) => file.endsWith('.d.ts'));
  const files = models.sort().map((file) => parse(join(folder, 'models', file)));
  const enumerations = new Map(files.flatMap(enumerationsOf));
  const structures = new Map(files.flatMap(structuresOf));
  return {
    valuesOf: (structure, member) => {
      // A name that TypeScript knows already stands with an underscore there.
      const used = structures.get(structure)?.get(member) ?? structures.get(`_${structure}`)?.get(member);
      return used?.map((name) => enumerations.get(name)).find((values) => values !== undefined);
    },
    errorsOf: (operation) => errorsIn(readFileSync(join(folder, 'commands', `${operation}Command.d.ts`), 'utf8')),
  };
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, false);
}

/** `export declare const StatusType: { readonly Active: "Active" }` */
function enumerationsOf(file: ts.SourceFile): readonly (readonly [string, readonly string[]])[] {
  return file.statements.filter(ts.isVariableStatement).flatMap((statement) =>
    statement.declarationList.declarations.flatMap((declaration) => {
      if (!ts.isIdentifier(declaration.name) || declaration.type === undefined || !ts.isTypeLiteralNode(declaration.type)) return [];
      return [[declaration.name.text, declaration.type.members.flatMap(literalOf)] as const];
    }),
  );
}

function literalOf(member: ts.TypeElement): readonly string[] {
  if (!ts.isPropertySignature(member) || member.type === undefined || !ts.isLiteralTypeNode(member.type)) return [];
  return ts.isStringLiteral(member.type.literal) ? [member.type.literal.text] : [];
}

/** By structure and member, the names of types that its declaration mentions. */
function structuresOf(file: ts.SourceFile): readonly (readonly [string, ReadonlyMap<string, readonly string[]>])[] {
  return file.statements.filter(ts.isInterfaceDeclaration).map((declaration) => {
    const members = declaration.members.flatMap((member) => {
      if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name) || member.type === undefined) return [];
      return [[member.name.text, typeNamesIn(member.type)] as const];
    });
    return [declaration.name.text, new Map(members)] as const;
  });
}

function typeNamesIn(type: ts.TypeNode): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.push(node.typeName.text);
    ts.forEachChild(node, visit);
  };
  visit(type);
  return names;
}

/** The last one that each documentation lists is the base of all errors of the service. */
function errorsIn(text: string): readonly string[] {
  const names = [...text.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}
