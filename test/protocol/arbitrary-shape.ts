// Values of a model's shapes, as clients can send them and services can answer them.
import fc from 'fast-check';
import type { Member, ServiceModel, StructureShape } from '../../src/cloud/model/service-model.ts';

export interface ShapePlan {
  readonly model: ServiceModel;
  /** Members to leave out, by structure and member. */
  readonly skip: (structure: string, member: string) => boolean;
}

const TEXT = fc.stringMatching(/^[\w<>&"' é猫=,.:;/+%{}[\]-]{0,10}[\w>&"é猫]$/);
const HEADER_TEXT = fc.stringMatching(/^[\w.:/-]{1,12}$/);
const DEEPEST = 5;

export function arbitraryStructure(plan: ShapePlan, name: string, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  const shape = plan.model.shapes[name] as StructureShape;
  const members = Object.entries(shape.members).filter(([member, traits]) => isKept(plan, name, member, traits, depth));
  const arbitraries = members.map(([member, traits]) => [member, arbitraryMember(plan, traits, depth)] as const);
  if (arbitraries.length === 0) return fc.constant({});
  if (shape.kind === 'union') {
    return fc.oneof(...arbitraries.map(([member, value]) => value.map((held) => ({ [member]: held }) as Record<string, unknown>)));
  }
  const always = members.filter(([member, traits]) => shape.required.includes(member) || isAlwaysSent(traits)).map(([member]) => member);
  // In forms an empty structure is the same as none.
  const [first = ''] = arbitraries.map(([member]) => member);
  const requiredKeys = always.length > 0 || depth === 0 ? always : [first];
  return fc.record(Object.fromEntries(arbitraries), { requiredKeys }) as fc.Arbitrary<Record<string, unknown>>;
}

/** Clients make up tokens, want accounts for the host, and take an answer without its payload for an aborted one. */
function isAlwaysSent({ idempotencyToken, hostLabel, payload }: Member): boolean {
  return idempotencyToken === true || hostLabel === true || payload === true;
}

function isKept(plan: ShapePlan, structure: string, member: string, traits: Member, depth: number): boolean {
  if (traits.shape === 'stream' || traits.shape === 'document' || plan.skip(structure, member)) return false;
  // Required members stay however deep they are: S3 takes no document without them.
  return depth < DEEPEST || isRequired(plan, structure, member) || !traits.shape.includes('#');
}

function isRequired({ model }: ShapePlan, structure: string, member: string): boolean {
  const shape = model.shapes[structure];
  return shape !== undefined && 'required' in shape && shape.required.includes(member);
}

function arbitraryMember(plan: ShapePlan, traits: Member, depth: number): fc.Arbitrary<unknown> {
  if (traits.label === true || traits.hostLabel === true) return fc.constantFrom('123456789012', '210987654321');
  const text = traits.header === undefined ? TEXT : HEADER_TEXT;
  if (traits.prefixHeaders !== undefined) return fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), HEADER_TEXT, { minKeys: 1, maxKeys: 3 });
  const strings = traits.values === undefined ? text : fc.constantFrom(...traits.values);
  return arbitraryRef(plan, traits.shape, strings, depth);
}

function arbitraryRef(plan: ShapePlan, ref: string, strings: fc.Arbitrary<string>, depth: number): fc.Arbitrary<unknown> {
  if (ref.startsWith('list:')) return listOf(arbitraryRef(plan, ref.slice('list:'.length), strings, depth));
  if (ref.startsWith('map:')) return mapOf(arbitraryRef(plan, ref.slice('map:'.length), strings, depth));
  if (!ref.startsWith('#')) return arbitraryScalar(ref, strings);
  const name = ref.slice(1);
  const shape = plan.model.shapes[name];
  if (shape?.kind === 'list') return listOf(arbitraryRef(plan, shape.member.shape, strings, depth + 1));
  if (shape?.kind === 'map') return mapOf(arbitraryRef(plan, shape.value.shape, strings, depth + 1));
  return arbitraryStructure(plan, name, depth + 1);
}

/** Never empty: in forms that is the same as absent. */
function listOf(item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

function mapOf(item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.dictionary(fc.stringMatching(/^[\w:]{1,6}$/), item, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
}

function arbitraryScalar(scalar: string, strings: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  switch (scalar) {
    case 'number':
      return fc.integer({ min: -1000, max: 100_000 });
    case 'boolean':
      return fc.boolean();
    case 'blob':
      return fc.uint8Array({ minLength: 1, maxLength: 9 });
    case 'string':
      return strings;
    default:
      // Whole seconds: what all formats can carry.
      return fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000));
  }
}
