// Every wrong edit to the reasoner is noticed, and the reasoner itself passes what notices them.
import { describe, expect, it } from 'vitest';
import { allowedBeyond } from '../../../src/reason/policy-question.ts';
import { isWithin } from '../../../src/reason/template-inclusion.ts';
import { atomiseText } from '../../../src/reason/text/atomise-text.ts';
import type { Ask } from '../judge.ts';
import { buildMutant } from './build-mutant.ts';
import { faultyQuestion, faultyTemplates, faultyWords } from './first-fault.ts';
import { MUTANTS } from './mutants.ts';

const QUESTIONS = 3000;
const WORDS = 150;
const TEMPLATES = 3000;

describe('a wrong edit is noticed', () => {
  it.each(MUTANTS)('$name', { timeout: 60_000 }, async (mutant) => {
    const module = await buildMutant(mutant);
    const at =
      mutant.by === 'words'
        ? faultyWords(module['atomiseText'] as typeof atomiseText, WORDS)
        : mutant.by === 'templates'
          ? faultyTemplates(module['isWithin'] as typeof isWithin, TEMPLATES)
          : faultyQuestion(module['allowedBeyond'] as Ask, QUESTIONS, mutant.about);
    expect(at).toBeDefined();
  });
});

it('the code as it is passes', { timeout: 60_000 }, () => {
  expect(faultyWords(atomiseText, WORDS)).toBeUndefined();
  expect(faultyTemplates(isWithin, TEMPLATES)).toBeUndefined();
  expect(faultyQuestion(allowedBeyond, 500)).toBeUndefined();
});
