// Tests of the generated worlds: replayable, well-formed, and without hidden links between one request and the next.
import { describe, expect, it } from 'vitest';
import { parsePolicyText } from '../../src/policy/parse-policy.ts';
import { policiesOf } from './map-policy-set.ts';
import { GOALS } from './moods.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { generateWorld } from './world.ts';

const WORLDS = 120;

describe('generateWorld', () => {
  it('gives the same world for the same seed and index', () => {
    for (let index = 0; index < 10; index++) expect(generateWorld(5, index)).toEqual(generateWorld(5, index));
    expect(generateWorld(5, 1)).not.toEqual(generateWorld(6, 1));
  });

  it('writes documents that the parser takes', () => {
    for (let index = 0; index < WORLDS; index++) {
      for (const { description, document } of policiesOf(generateWorld(1, index).policies)) {
        const { diagnostics } = parsePolicyText({ name: description.name, text: JSON.stringify(document) });
        expect(diagnostics.map(({ message }) => message)).toEqual([]);
      }
    }
  });

  it('names each policy of a world differently, so that statements can be told apart', () => {
    for (let index = 0; index < WORLDS; index++) {
      const names = policiesOf(generateWorld(2, index).policies).map(({ description }) => description.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('writes context keys in lower case, and gives callers their account', () => {
    for (let index = 0; index < WORLDS; index++) {
      for (const { request } of generateWorld(3, index).requests) {
        for (const key of request.context.keys()) expect(key).toBe(key.toLowerCase());
        expect(request.caller?.id).toBe('account' in request.principal ? request.principal.account : undefined);
      }
    }
  });
});

describe('goals', () => {
  it('are all pursued by whoever takes every n-th world', () => {
    for (let step = 1; step <= 16; step++) {
      const taken = new Set(Array.from({ length: GOALS.length }, (_, number) => generateWorld(1, number * step).goal));
      expect(taken.size, `every ${step}`).toBe(new Set(GOALS).size);
    }
  });
});

describe('mutate', () => {
  it('changes something, and leaves the original alone', () => {
    let changed = 0;
    let tried = 0;
    for (let index = 0; index < 40; index++) {
      const world = generateWorld(4, index);
      const before = structuredClone(world.requests);
      const r = new Random(4, index);
      for (let count = 0; count < 10; count++) {
        const found = r.pick(world.requests);
        const { request, policies } = mutate(r, found, world.requests);
        tried++;
        if (request !== found.request || policies !== found.policies) changed++;
      }
      expect(world.requests).toEqual(before);
    }
    expect(changed).toBe(tried);
  });
});
