// Inputs of any operation with members of the right kinds and values of no sense, beside some that lead on.
import type { Member, ServiceModel, Shape } from '../../src/cloud/model/service-model.ts';
import { sampleInput } from '../conformance/sample-input.ts';
import type { Random } from '../testkit/random.ts';
import { oddJson, oddNumber, oddText } from './odd-values.ts';

const DEEPEST = 4;

export function randomInput(random: Random, model: ServiceModel, operation: string): Record<string, unknown> {
  const sample = sampleInput(model, operation);
  const { input } = model.operations[operation] ?? {};
  if (input === undefined) return sample;
  const odd = randomShape(random, model, model.shapes[input], 0) as Record<string, unknown>;
  // Mostly one or the other member is odd, and the rest such that the call gets somewhere.
  const share = random.pick([0.1, 0.3, 0.9]);
  const kept = Object.entries(odd).filter(([name]) => random.chance(share) || !Object.hasOwn(sample, name));
  return { ...sample, ...Object.fromEntries(kept.filter(([name]) => Object.hasOwn(sample, name) || random.chance(share))) };
}

function randomShape(random: Random, model: ServiceModel, shape: Shape | undefined, depth: number): unknown {
  if (shape === undefined || depth > DEEPEST) return {};
  switch (shape.kind) {
    case 'structure':
    case 'error': {
      const members = Object.entries(shape.members).filter(([name]) => random.chance(shape.required.includes(name) ? 0.9 : 0.5));
      return Object.fromEntries(members.map(([name, member]) => [name, randomMember(random, model, member, depth)]));
    }
    case 'union': {
      const [name, member] = random.pick(Object.entries(shape.members));
      return { [name]: randomMember(random, model, member, depth) };
    }
    case 'list':
      return listOf(random, () => randomMember(random, model, shape.member, depth));
    case 'map':
      return mapOf(random, () => randomMember(random, model, shape.value, depth));
  }
}

function randomMember(random: Random, model: ServiceModel, { shape, values }: Member, depth: number): unknown {
  if (shape.startsWith('list:'))
    return listOf(random, () => randomMember(random, model, { shape: shape.slice(5), ...(values && { values }) }, depth + 1));
  if (shape.startsWith('map:')) return mapOf(random, () => randomMember(random, model, { shape: shape.slice(4) }, depth + 1));
  if (shape.startsWith('#')) return randomShape(random, model, model.shapes[shape.slice(1)], depth + 1);
  if (values !== undefined && random.chance(0.8)) return random.pick(values);
  switch (shape) {
    case 'string':
      return oddText(random);
    case 'number':
      return oddNumber(random);
    case 'boolean':
      return random.chance(0.5);
    case 'blob':
    case 'stream':
      return Buffer.from(oddText(random));
    case 'document':
      return oddJson(random);
    default:
      return shape === 'bigint' || shape === 'bigdecimal'
        ? oddNumber(random)
        : new Date(random.pick([0, 1, 1_800_000_000_000, -62_135_596_800_000, 8.64e15]));
  }
}

function listOf(random: Random, item: () => unknown): unknown[] {
  return Array.from({ length: random.pick([0, 1, 1, 2, 3, 120]) }, item);
}

function mapOf(random: Random, item: () => unknown): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: random.pick([0, 1, 2, 60]) }, () => [oddText(random), item()]));
}
