// What a refresh prints.
import { expect, it } from 'vitest';
import { compareCatalogs } from './catalog-summary.ts';

const before = {
  services: new Map([
    ['a', 'Service A'],
    ['gone', 'Service Gone'],
  ]),
  actions: new Map([
    ['a:Read', 'Read'],
    ['a:Old', 'List'],
  ]),
  policies: new Map([['arn:aws:iam::aws:policy/P', 'v1']]),
};

it('says what came, went and changed', () => {
  const after = {
    services: new Map([
      ['a', 'Service A'],
      ['new', 'Service New'],
    ]),
    actions: new Map([
      ['a:Read', 'Write'],
      ['new:Act', 'Tagging'],
    ]),
    policies: new Map([['arn:aws:iam::aws:policy/P', 'v2']]),
  };
  expect(compareCatalogs(before, after)).toEqual([
    '+ service new (Service New)',
    '- service gone (Service Gone)',
    '+ action new:Act (Tagging)',
    '- action a:Old (List)',
    '~ action a:Read: Read → Write',
    '~ managed policy arn:aws:iam::aws:policy/P: v1 → v2',
  ]);
});

it('says so when nothing changed', () => {
  expect(compareCatalogs(before, before)).toEqual(['the facts are the same']);
});
